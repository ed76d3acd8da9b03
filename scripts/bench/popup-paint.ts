import type { Rig } from '../../harness/launch.ts';
import {
  connect,
  pressButton,
  sendCode,
  typePhone,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { type Round, runRounds } from './rounds.ts';

/** When a page of the extension first painted, and when it showed its step, in ms after the navigation. */
export interface PaintTiming {
  readonly firstPaint: number;
  readonly stepShown: number;
}

async function measureOpening(rig: Rig, path: string): Promise<PaintTiming> {
  const blank = await rig.openExtensionPage('empty.html');
  await blank.evaluate((to) => location.assign(to), `/${path}`);
  await blank.waitFor('h1');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const paint = await blank.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    stepShown: Number(Reflect.get(window, 'headingAt')),
  }));
  await blank.close();
  return paint;
}

/** Measures the popup before anything has happened, and an extension page with only a heading. */
export const measurePaint = (
  rig: Rig,
  rounds: number,
): Promise<Round<'popup' | 'empty', PaintTiming>[]> =>
  runRounds(['popup', 'empty'], rounds, (page) => measureOpening(rig, `${page}.html`));

/** Measures the popup in the middle of a flow with the background stopped: it paints its step from storage. */
export async function measureReopening(
  rig: Rig,
  discord: Simulator,
  ada: Account,
  rounds: number,
): Promise<Round<'popup' | 'empty', PaintTiming>[]> {
  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await page.waitFor('[data-test=current-user]');
  const popup = await rig.openPopup();
  await connect(popup, page);
  await pressButton(popup, 'addPhoneButton');
  await typePhone(popup, '(415) 555-0123');
  await sendCode(popup);
  await waitForMessage(popup, 'codeTitle');
  await popup.close();
  const measured = await runRounds(['popup', 'empty'], rounds, async (name) => {
    if (await rig.isBackgroundAlive()) await rig.killBackground();
    return measureOpening(rig, `${name}.html`);
  });
  if (discord.sms.count() !== 1) throw new Error('Reopening the popup sent another SMS');
  return measured;
}
