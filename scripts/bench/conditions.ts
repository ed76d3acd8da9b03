import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserName, launch, type Rig, type RigPage } from '../../harness/launch.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import type { Simulator } from '../../simulator/index.ts';

/**
 * What is compared. `without` also has an extension, because the harness needs one, but it is only a manifest.
 * `again` is a second browser like it: the difference between the two is the noise. `with` has the built extension,
 * and `off` has it without help on Discord's page, as after the installation.
 */
export const conditions = ['without', 'again', 'with', 'off'] as const;
export type Condition = (typeof conditions)[number];

/**
 * Makes the tap read what the page's gateway told, as the content script does when there is a reason. Any script of the
 * page can; here the bench does, as soon as the page itself has read its READY: that is when a reason appears.
 */
export const giveReason = (page: RigPage): Promise<void> =>
  page.evaluate(() => {
    document.dispatchEvent(new CustomEvent('handset:tap', { detail: 'start' }));
  });

export interface Bench {
  readonly rigs: Readonly<Record<Condition, Rig>>;
  /** As the browser reports it. */
  readonly version: string;
  close(): Promise<void>;
}

const EMPTY_MANIFEST = {
  manifest_version: 3,
  name: 'Nothing',
  version: '1',
  browser_specific_settings: { gecko: { id: 'nothing@handset.example' } },
};

/** Opens one browser for each condition, so that they can take turns. */
export async function openBench(
  browser: BrowserName,
  extensionDir: string,
  discord: Simulator,
): Promise<Bench> {
  const empty = await mkdtemp(path.join(tmpdir(), 'handset-nothing-'));
  await writeFile(path.join(empty, 'manifest.json'), JSON.stringify(EMPTY_MANIFEST));
  const rigs: Rig[] = [];
  const close = async () => {
    for (const rig of rigs) await rig.close();
    await rm(empty, { recursive: true, force: true });
  };
  const open = async (dir: string) => {
    const rig = await launch(browser, discord, { extensionDir: dir });
    rigs.push(rig);
    return rig;
  };
  try {
    const [without, again] = [await open(empty), await open(empty)];
    const [full, off] = [await open(extensionDir), await open(extensionDir)];
    await pressTurnOnHelp(full);
    const page = await without.openPage('https://discord.com/developers');
    const version = await page.page.browser().version();
    await page.close();
    return { rigs: { without, again, with: full, off }, version, close };
  } catch (error) {
    await close();
    throw error;
  }
}
