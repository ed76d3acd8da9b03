import type { Rig } from '../../harness/launch.ts';
import { pressButton, sendCode, typePhone, waitForMessage } from '../../harness/popup-steps.ts';
import type { Account, Simulator } from '../../simulator/index.ts';

/** The timing of one click that makes a call, in ms. */
export interface ClickTiming {
  /** From the click to the receipt of the request. */
  readonly toDiscord: number;
  /** From the receipt to the popup's next step. Includes Discord's own time, which is close to zero here. */
  readonly toStep: number;
}

/** Times the click of one step, `rounds` times after a first round that does not count. */
export async function measureClicks(
  rig: Rig,
  discord: Simulator,
  ada: Account,
  rounds: number,
): Promise<ClickTiming[]> {
  const clicks: ClickTiming[] = [];
  const popup = await rig.openPopup();
  await popup.waitFor('.account');
  for (let round = 0; round <= rounds; round += 1) {
    if ((await popup.text()).includes('Enter the code')) await pressButton(popup, 'backButton');
    else await pressButton(popup, ada.phone === null ? 'addPhoneButton' : 'changePhoneButton');
    await typePhone(popup, `(415) 555-01${String(round + 10)}`);
    const before = discord.requests.length;
    await popup.evaluate(() => {
      const times: { clicked?: number; shown?: number } = {};
      Reflect.set(window, 'benchTimes', times);
      addEventListener(
        'submit',
        () => {
          times.clicked = performance.timeOrigin + performance.now();
        },
        { capture: true, once: true },
      );
      const observer = new MutationObserver(() => {
        if (document.querySelector('#code') === null) return;
        times.shown = performance.timeOrigin + performance.now();
        observer.disconnect();
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    const { clicked, shown } = await popup.evaluate(() => Reflect.get(window, 'benchTimes'));
    const received = discord.requests
      .slice(before)
      .find(({ endpoint, source }) => endpoint === 'addPhone' && source === 'extension');
    if (received === undefined) throw new Error('The simulator received no request');
    if (round > 0) clicks.push({ toDiscord: received.at - clicked, toStep: shown - received.at });
  }
  return clicks;
}
