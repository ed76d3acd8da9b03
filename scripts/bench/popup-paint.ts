import type { Rig } from '../../harness/launch.ts';
import { connect, press, see, typePhone } from '../../harness/popup-steps.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { playRounds, type Round } from './rounds.ts';

/** When a page of the extension first showed something, and its step, in ms after it was asked for. */
export interface Paint {
  readonly firstPaint: number;
  readonly stepShown: number;
}

async function openAndRead(rig: Rig, path: string): Promise<Paint> {
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

/** The popup before anything has happened, against a page of the extension that is nothing but a heading. */
export const measurePaint = (
  rig: Rig,
  rounds: number,
): Promise<Round<'popup' | 'empty', Paint>[]> =>
  playRounds(['popup', 'empty'], rounds, (what) => openAndRead(rig, `${what}.html`));

/** The popup in the middle of a flow, with the background dead: its step is painted from what is stored. */
export async function measureReopening(
  rig: Rig,
  discord: Simulator,
  ada: Account,
  rounds: number,
): Promise<Round<'popup' | 'empty', Paint>[]> {
  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await page.waitFor('[data-test=current-user]');
  const popup = await rig.openPopup();
  await connect(popup, page);
  await press(popup, 'addPhoneButton');
  await typePhone(popup, '(415) 555-0123');
  await press(popup, 'sendCodeButton');
  await see(popup, 'codeTitle');
  await popup.close();
  const measured = await playRounds(['popup', 'empty'], rounds, async (what) => {
    if (await rig.backgroundAlive()) await rig.killBackground();
    return openAndRead(rig, `${what}.html`);
  });
  if (discord.sms.count() !== 1) throw new Error('Reopening has sent another SMS');
  return measured;
}
