import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { finishAnimations } from '../../harness/finish-animations.ts';
import { type BrowserName, launch, type RigPage } from '../../harness/launch.ts';
import { popupWidth } from '../../harness/pages.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import { startSimulator } from '../../simulator/index.ts';
import { allStates } from '../../tests/states/all-states.ts';
import { cardStates } from '../../tests/states/card-states.ts';
import { openStudio } from '../../tests/states/studio.ts';

interface ScreenshotOptions {
  readonly browser: BrowserName;
  readonly locale: string;
  readonly scheme: 'light' | 'dark';
  /** The output folder. */
  readonly folder: string;
}

/** The most crowded states, which are also shown at 200 % zoom. */
const ZOOMED_STATES = ['home', 'number-failure', 'code-uncertain', 'removal-failure', 'mfa-sms'];

/** The width of the options and welcome pages, in CSS pixels. */
const PAGE_WIDTH = 760;

/** Takes a screenshot of every state in one browser, language and color scheme. Returns how many it took. */
export async function takeScreenshots({
  browser,
  locale,
  scheme,
  folder,
}: ScreenshotOptions): Promise<number> {
  await mkdir(folder, { recursive: true });
  const discord = await startSimulator();
  const rig = await launch(browser, discord, { locale, colorScheme: scheme });
  let count = 0;
  const nextPath = (name: string) => {
    count += 1;
    return path.join(folder, `${name}.png`);
  };
  /** Clips to the height of the content. The windows are higher than any content, so nothing has to scroll. */
  const take = async ({ page, evaluate }: RigPage, name: string, width: number) => {
    await evaluate(finishAnimations);
    const height = await evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await page.screenshot({ path: nextPath(name), clip: { x: 0, y: 0, width, height } });
  };
  try {
    await pressTurnOnHelp(rig);
    const studio = await openStudio(rig);
    await studio.resize(popupWidth, 1200);
    for (const page of ['options', 'welcome'] as const)
      await studio.pages[page].page.setViewport({ width: PAGE_WIDTH, height: 2000 });
    for (const state of allStates) {
      const width = state.page === 'options' || state.page === 'welcome' ? PAGE_WIDTH : popupWidth;
      await take(await studio.show(state), state.name, width);
    }

    const { popup } = studio.pages;
    const width = popupWidth / 2;
    await popup.page.setViewport({ width, height: 1500, deviceScaleFactor: 2 });
    for (const state of allStates.filter(({ name }) => ZOOMED_STATES.includes(name)))
      await take(await studio.show(state), `${state.name}-at-200`, width);

    for await (const { name, page } of cardStates({ discord, rig }, scheme))
      await page.page.screenshot({ path: nextPath(name) });
    return count;
  } finally {
    await rig.close();
    await discord.close();
  }
}
