import { readFileSync } from 'node:fs';
import type { RigPage } from './types.ts';
import { waitFor } from './wait-for.ts';

const english: Record<string, { message: string }> = JSON.parse(
  readFileSync(new URL('../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);

/** The first words of the English message with this key that stand together, without a placeholder among them. */
export function englishText(key: string): string {
  const message = english[key]?.message;
  if (message === undefined) throw new Error(`There is no message with the key ${key}`);
  const words = message.split(/\$\w+\$/).map((part) => part.trim());
  const first = words.find((part) => /\p{L}/u.test(part));
  // An empty text is found on every page.
  if (first === undefined) throw new Error(`The message ${key} has no words`);
  return first;
}

/** Clicks the button that is labelled with this message. */
export const pressButton = (popup: RigPage, key: string): Promise<void> =>
  popup.clickButton(englishText(key));

/** Waits until the button names the number to which the code goes, and clicks it. */
export const sendCode = (popup: RigPage): Promise<void> =>
  popup.clickButton(new RegExp(`^${englishText('sendCodeTo')} `));

/** Waits until the popup shows this message. */
export const waitForMessage = (popup: RigPage, key: string): Promise<string> =>
  popup.waitForText(englishText(key));

/** Unfolds Connect where help on Discord's page, or access to its site, is offered first. */
export async function unfoldConnect(popup: RigPage): Promise<void> {
  await popup.waitFor('.way, .primary');
  const isFolded = await popup.evaluate(() => document.querySelector('.way:not([open])') !== null);
  if (isFolded) await popup.click('.way > summary');
}

/** Clicks Connect and makes the Discord page send a request, as any use of the page does. */
export async function connect(popup: RigPage, discord: RigPage): Promise<void> {
  await unfoldConnect(popup);
  await pressButton(popup, 'connectButton');
  // The page sends requests by itself, so Handset may connect before the spinner is seen.
  await popup.waitFor('.account, .spinner');
  await discord.evaluate(() => document.body.click());
  await popup.waitFor('.account');
}

/** The pause between two uses of a page, in ms: longer than what follows from one takes. */
const USE_PAUSE_MS = 2000;

/**
 * Clicks into Discord's page until the popup shows a text. Handset does not look at a request that comes while it is
 * still about to listen, or while it asks Discord about an earlier one.
 */
export const usePageUntil = (discord: RigPage, popup: RigPage, text: string): Promise<string> =>
  waitFor(
    `“${text}” in the popup`,
    async () => {
      await discord.evaluate(() => document.body.click());
      return popup.waitForText(text, USE_PAUSE_MS);
    },
    10_000,
    0,
  );

/** What the menu of the account says, open or closed. Empty without a connection. */
export const readAccountMenu = (popup: RigPage): Promise<string> =>
  popup.evaluate(() => document.querySelector('.menu')?.textContent ?? '');

/**
 * Ends the connection, with the button in the menu of the account or while waiting with the one in sight, and waits until
 * the popup says so.
 */
export async function disconnect(popup: RigPage): Promise<void> {
  const isConnected = await popup.evaluate(() => document.querySelector('.account') !== null);
  if (isConnected) await popup.click('.account');
  await pressButton(popup, 'disconnectButton');
  // What follows may press Connect, which moves when this text appears above it.
  await waitForMessage(popup, 'offDisconnected');
}

/** Waits for the numbering plans: without them, typed numbers are not formatted. */
export const waitForNumberingPlans = (popup: RigPage): Promise<true> =>
  waitFor('the numbering plans', async () =>
    // The select itself is invisible, laid over an element that shows its choice.
    (await popup.evaluate(() => document.querySelector('#country:enabled') !== null))
      ? true
      : undefined,
  );

/** Waits for the phone field and types the number. */
export async function typePhone(popup: RigPage, text: string): Promise<void> {
  await popup.waitFor('#phone');
  await popup.fill('#phone', text);
}

/** Pastes a number into the empty field: much faster than typing, for tests of what comes after. */
export async function pastePhone(popup: RigPage, text: string): Promise<void> {
  await popup.waitFor('#phone');
  await popup.paste('#phone', text);
}

/** Types the password and clicks the button that adds the number. */
export async function submitPassword(popup: RigPage, password: string): Promise<void> {
  await popup.waitFor('#password');
  await popup.fill('#password', password);
  await pressButton(popup, 'finishButton');
}
