import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { finishAnimations } from '../../harness/finish-animations.ts';
import { launch } from '../../harness/launch.ts';
import { popupWidth } from '../../harness/pages.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import { startSimulator } from '../../simulator/index.ts';
import { waitUntilStill } from '../../tests/e2e/support/card.ts';
import { allStates } from '../../tests/states/all-states.ts';
import { cardStates } from '../../tests/states/card-states.ts';
import type { State } from '../../tests/states/state.ts';
import { openStudio } from '../../tests/states/studio.ts';
import { adaWithoutPhone, PHONE } from '../../tests/states/views.ts';
import { composePicture, SIZES } from './compose-picture.ts';

interface StorePictures {
  readonly locale: string;
  /** The output folder. */
  readonly folder: string;
  /** The extension's summary in this language. */
  readonly summary: string;
}

/** The card on Discord's page, then these steps of the popup. */
const CARD_STATE = 'card-number-filled';
const POPUP_STATES = ['number', 'code', 'done-added', 'connect'];

/** The state as a typical user sees it: with a name of ordinary length, and a number where one is typed. */
const typical = (state: State): State => ({
  ...state,
  view(now) {
    const { connection, flow, ...view } = state.view(now);
    const { username, globalName } = adaWithoutPhone;
    return {
      ...view,
      connection:
        connection.status === 'connected'
          ? { ...connection, account: { ...connection.account, username, globalName } }
          : connection,
      flow: flow.status === 'awaitingPhone' ? { ...flow, phone: PHONE } : flow,
    };
  },
});

/**
 * Gives the country in the simulated dialog its usual name: the simulator's labels are words of its own, and its flag is
 * drawn only where there is a font for it. Runs in the page, so it may use nothing outside.
 */
function nameCountry(locale: string): void {
  const [flag, label] = document.querySelectorAll('[class*=singleSelectOption] > div > div');
  flag?.remove();
  if (label) label.textContent = new Intl.DisplayNames(locale, { type: 'region' }).of('US') ?? '';
}

const ICON = new URL('../../public/icon/128.png', import.meta.url);

/** Takes the pictures of one language for the stores, from the real extension in Chromium. */
export async function takeStorePictures({ locale, folder, summary }: StorePictures): Promise<void> {
  await mkdir(folder, { recursive: true });
  const icon = readFileSync(ICON).toString('base64');
  const discord = await startSimulator();
  const rig = await launch('chromium', discord, {
    locale: locale.replace('_', '-'),
    colorScheme: 'light',
  });
  const file = (name: string) => path.join(folder, `${name}.png`);
  try {
    await pressTurnOnHelp(rig);
    for await (const { name, page } of cardStates({ discord, rig }, 'dark')) {
      // In front, where Discord's page goes on to its next state.
      await page.page.bringToFront();
      if (name !== CARD_STATE) continue;
      await page.page.setViewport(SIZES.picture);
      await waitUntilStill(page);
      await page.evaluate(nameCountry, locale.replace('_', '-'));
      await page.page.screenshot({ path: file('1') });
      break;
    }

    const studio = await openStudio(rig);
    const { popup } = studio.pages;
    await popup.page.setViewport({ width: popupWidth, height: 1200, deviceScaleFactor: 2 });
    const canvas = await rig.openPage('about:blank');
    for (const [index, name] of POPUP_STATES.entries()) {
      const state = allStates.find((each) => each.name === name);
      if (state === undefined) throw new Error(`There is no state named ${name}`);
      // The canvas was in front, and a page behind another one is not painted.
      await popup.page.bringToFront();
      const { page, evaluate } = await studio.show(typical(state));
      await evaluate(finishAnimations);
      const height = await evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
      const shot = await page.screenshot({
        clip: { x: 0, y: 0, width: popupWidth, height },
        encoding: 'base64',
      });
      await canvas.page.bringToFront();
      await canvas.page.setViewport(SIZES.picture);
      await canvas.page.setContent(composePicture({ icon, summary, shot }));
      await canvas.page.screenshot({ path: file(String(index + 2)) });
    }
    await canvas.page.setViewport(SIZES.tile);
    await canvas.page.setContent(composePicture({ icon, summary, shot: null }));
    await canvas.page.screenshot({ path: file('tile') });
  } finally {
    await rig.close();
    await discord.close();
  }
}
