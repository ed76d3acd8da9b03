import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserName, launch, type Rig, type RigPage } from '../../harness/launch.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { switchAssist } from './conditions.ts';
import { INSERTIONS } from './insertions.ts';
import { probes, type Tapping, type Watching } from './probe.ts';

/** What was watched on one kind of page. */
export interface Watched extends Watching, Tapping {
  readonly where: string;
}

/** A copy of the built extension, whose scripts are as they are, with a probe in front of each. */
async function withProbes(extensionDir: string): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'handset-probed-'));
  await cp(extensionDir, dir, { recursive: true });
  const manifestFile = path.join(dir, 'manifest.json');
  const manifest: { content_scripts: { js: string[] }[] } = JSON.parse(
    await readFile(manifestFile, 'utf8'),
  );
  for (const [script, { file, source }] of Object.entries(probes)) {
    const row = manifest.content_scripts.find(({ js }) => js.includes(script));
    if (!row) throw new Error(`The manifest does not name ${script}`);
    row.js.unshift(file);
    await writeFile(path.join(dir, file), source);
  }
  await writeFile(manifestFile, JSON.stringify(manifest));
  return dir;
}

async function look(page: RigPage, where: string): Promise<Watched> {
  const watching = await page.evaluate((): Promise<Watching> => {
    const told = new Promise<Watching>((resolve, reject) => {
      const hear = (event: Event) => {
        if (event instanceof CustomEvent) resolve(JSON.parse(event.detail));
      };
      document.addEventListener('bench:told', hear, { once: true });
      setTimeout(reject, 1000, new Error('The probe is not on this page'));
    });
    document.dispatchEvent(new CustomEvent('bench:ask'));
    return told;
  });
  const tapping = await page.evaluate((): Tapping => Reflect.get(window, '__tapping'));
  return { where, ...watching, ...tapping };
}

/** The app, after many messages of its chat. */
async function lookAtApp(rig: Rig, account: Account, where: string): Promise<Watched> {
  const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
  await page.waitFor('[data-test=current-user]');
  // What it looks at again some time after a change is not of the messages.
  await sleep(1000);
  const before = await look(page, where);
  await page.evaluate(
    (many): Promise<number> => Reflect.get(window, '__simulator').addMessages(many),
    INSERTIONS,
  );
  const after = await look(page, where);
  await page.close();
  return { ...after, calls: after.calls - before.calls };
}

/** A page of Discord's host that is not the app, into which the same number of elements is put. */
async function lookElsewhere(rig: Rig, where: string): Promise<Watched> {
  const page = await rig.openPage('https://discord.com/developers');
  await page.evaluate(async (many) => {
    for (let i = 0; i < many; i += 1) document.body.append(document.createElement('p'));
  }, INSERTIONS);
  const seen = await look(page, where);
  await page.close();
  return seen;
}

/** Counts, and times nothing: what is watched on the app, on other pages, and with Assist off. */
export async function countWatching(
  browser: BrowserName,
  extensionDir: string,
  discord: Simulator,
  account: Account,
): Promise<Watched[]> {
  const dir = await withProbes(extensionDir);
  const rig = await launch(browser, discord, { extensionDir: dir });
  try {
    const app = await lookAtApp(rig, account, 'the app');
    const elsewhere = await lookElsewhere(rig, 'a page without `#app-mount`');
    await switchAssist(rig, false);
    const off = await lookAtApp(rig, account, 'the app, Assist off');
    return [app, elsewhere, off];
  } finally {
    await rig.close();
    await rm(dir, { recursive: true, force: true });
  }
}
