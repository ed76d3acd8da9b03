import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserName, launch, type RigPage } from '../../harness/launch.ts';
import { popupWidth } from '../../harness/pages.ts';
import { startSimulator } from '../../simulator/index.ts';
import { allStates } from '../../tests/states/all-states.ts';
import { cardStates } from '../../tests/states/card-states.ts';
import { openStudio } from '../../tests/states/studio.ts';

interface Wanted {
  readonly browser: BrowserName;
  readonly locale: string;
  readonly scheme: 'light' | 'dark';
  /** Where the pictures go. */
  readonly folder: string;
}

/** States that are shown at 200 % as well: with the most beside each other. */
const ENLARGED = ['home', 'number-failure', 'code-uncertain', 'removal-failure', 'mfa-sms'];

/** What the pages that are no popup are as wide as. */
const PAGE_WIDTH = 760;

/** Takes a picture of every state in one browser, language and scheme; how many there are. */
export async function takeAll({ browser, locale, scheme, folder }: Wanted): Promise<number> {
  await mkdir(folder, { recursive: true });
  const discord = await startSimulator();
  const rig = await launch(browser, discord, { locale, colorScheme: scheme });
  let count = 0;
  const pathOf = (name: string) => {
    count += 1;
    return path.join(folder, `${name}.png`);
  };
  /** As high as what there is: windows are opened higher than any of it, so that nothing has to scroll. */
  const take = async ({ page, evaluate }: RigPage, name: string, width: number) => {
    const height = await evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await page.screenshot({ path: pathOf(name), clip: { x: 0, y: 0, width, height } });
  };
  try {
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
    for (const state of allStates.filter(({ name }) => ENLARGED.includes(name)))
      await take(await studio.show(state), `${state.name}-at-200`, width);

    for await (const { name, page } of cardStates({ discord, rig }, scheme))
      await page.page.screenshot({ path: pathOf(name) });
    return count;
  } finally {
    await rig.close();
    await discord.close();
  }
}
