import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { BrowserName } from '../harness/launch.ts';
import { hasDisplay } from './host-environment.ts';
import { openDemo } from './start/open-demo.ts';
import { runHeadlessDemo } from './start/run-headless-demo.ts';

const usage = 'npm start -- [--headless [--dark]] [--browser chromium|firefox]';

const isBrowserName = (name: string): name is BrowserName =>
  name === 'chromium' || name === 'firefox';

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        headless: { type: 'boolean' },
        dark: { type: 'boolean' },
        browser: { type: 'string' },
      },
    });
    const { browser } = values;
    if (browser !== undefined && !isBrowserName(browser))
      throw new Error(`There is no browser named ${browser}`);
    return {
      headless: values.headless === true,
      scheme: values.dark === true ? ('dark' as const) : ('light' as const),
      browser,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

function build(browser: BrowserName): void {
  const target = browser === 'firefox' ? ['--browser', 'firefox'] : [];
  const built = spawnSync('npx', ['wxt', 'build', ...target], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (built.status === 0) return;
  console.error(
    `${built.stdout ?? ''}${built.stderr ?? ''}\nThe extension could not be built for ${browser}.`,
  );
  process.exit(1);
}

const { headless, scheme, browser } = readArguments();
if (headless || !hasDisplay()) {
  // No user is watching one browser, so the demo runs in both.
  for (const name of browser ? [browser] : (['chromium', 'firefox'] as const)) {
    build(name);
    await runHeadlessDemo(name, scheme);
  }
  console.log('\nScreenshots of the steps are in .output/demo/.');
} else {
  build(browser ?? 'chromium');
  await openDemo(browser ?? 'chromium').catch((error: unknown) => {
    console.error(`${error instanceof Error ? error.message : String(error)}
The browser could not be opened. Without a display, use: npm start -- --headless`);
    process.exit(1);
  });
}
