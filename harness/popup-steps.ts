import { readFileSync } from 'node:fs';
import type { RigPage } from './types.ts';
import { until } from './until.ts';

const english: Record<string, { message: string }> = JSON.parse(
  readFileSync(new URL('../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);

/** The English text of that name, up to its first placeholder. */
export function englishText(key: string): string {
  const message = english[key]?.message;
  if (message === undefined) throw new Error(`There is no text named ${key}`);
  return message.split('$')[0]?.trim() ?? '';
}

/** Presses the button of that text. */
export const press = (popup: RigPage, key: string): Promise<void> =>
  popup.clickButton(englishText(key));

/** Waits until the text is there. */
export const see = (popup: RigPage, key: string): Promise<string> =>
  popup.waitForText(englishText(key));

/** Presses Connect and lets the Discord page make a request, as any use of it would. */
export async function connect(popup: RigPage, discord: RigPage): Promise<void> {
  await press(popup, 'connectButton');
  // The page makes a request now and then, so it may be connected before it is seen to wait.
  await popup.waitFor('.account, .spinner');
  await discord.evaluate(() => document.body.click());
  await popup.waitFor('.account');
}

/** Waits for the numbering plans: until they are there, what is typed is left as it is. */
export const numbersKnown = (popup: RigPage): Promise<true> =>
  until('the numbering plans', async () =>
    // The list is laid over what is seen of it, and not seen itself.
    (await popup.evaluate(() => document.querySelector('#country:enabled') !== null))
      ? true
      : undefined,
  );

/** From the account card to a number that is about to be sent. */
export async function typePhone(popup: RigPage, text: string): Promise<void> {
  await popup.waitFor('#phone');
  await popup.fill('#phone', text);
}

/** Types the password and presses the button that adds the number. */
export async function typePassword(popup: RigPage, password: string): Promise<void> {
  await popup.waitFor('#password');
  await popup.fill('#password', password);
  await press(popup, 'finishButton');
}
