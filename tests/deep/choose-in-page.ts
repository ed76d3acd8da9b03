import { chooseCountry } from '#discord-page/dialogs/choose-country/choose-country.ts';
import {
  dialPrefixOf,
  shownCountryOf,
} from '#discord-page/dialogs/choose-country/shown-country.ts';
import { detect } from '#discord-page/dialogs/detect.ts';
import type { PhoneToFill } from '#discord-page/dialogs/phone-to-fill.ts';
import { isShown } from '#discord-page/dialogs/visibility/layout.ts';

/** What the dialog shows after a choice, and how long that took, in ms. */
export interface Choice {
  readonly country: string | null;
  readonly prefix: string;
  readonly tookMs: number;
}

// Bundled for Discord's page, which then chooses countries without a paste for each: most rows of the list belong to
// countries whose numbers lead to another row with the same code.
Reflect.set(window, 'chooseInPage', async (number: PhoneToFill): Promise<Choice> => {
  const { dialog } = detect(document, isShown);
  if (dialog?.kind !== 'phone') throw new Error('There is no phone dialog');
  const began = performance.now();
  await chooseCountry(dialog, number);
  const tookMs = performance.now() - began;
  return { country: shownCountryOf(dialog), prefix: dialPrefixOf(dialog), tookMs };
});
