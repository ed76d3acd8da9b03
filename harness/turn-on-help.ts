import type { Rig } from './types.ts';

/**
 * Turns on help on Discord's page as a user does after the installation: with the button of the introduction, which has
 * opened by itself. Resolves when Handset helps.
 */
export async function pressTurnOnHelp(rig: Rig): Promise<void> {
  const welcome = await rig.waitForPage('welcome.html');
  await welcome.bringToFront();
  await welcome.click('#turn-on-help');
  await welcome.waitUntilGone('#turn-on-help');
}

/** Turns help on or off again with the message that the button sends. Resolves when the background has done so. */
export const sendHelp = (rig: Rig, isOn: boolean): Promise<void> =>
  rig.evaluateInExtension(
    async (message) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await browser.runtime.sendMessage({ handset: message, data: null });
    },
    isOn ? 'turnOnHelp' : 'turnOffHelp',
  );
