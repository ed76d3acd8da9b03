import type { NumberingPlans } from '#shared/phone/numbering-plans.ts';
import type { FoundPhone, NoPhone, ReaderCountries } from '#shared/phone/phone-reading.ts';
import { dialPrefixOf, shownCountryOf } from './choose-country/shown-country.ts';
import type { PhoneDialog } from './detect.ts';
import type { PhoneToFill } from './phone-to-fill.ts';

/** A phone number that can be filled in, or why the text is not one. */
export type ReadForDialog = (FoundPhone & PhoneToFill) | { readonly status: NoPhone };

/** Reads the one phone number in a pasted text, in the parts that Discord's dialog needs. */
export function readForDialog(
  { readPhone, callingCodeOf, allCountries }: NumberingPlans,
  text: string,
  countries: ReaderCountries,
): ReadForDialog {
  const reading = readPhone(text, countries);
  if (reading.status !== 'found') return reading;
  const callingCode = callingCodeOf(reading.country);
  const sharedWith = allCountries().flatMap((each) =>
    each.callingCode === callingCode ? each.code : [],
  );
  return { ...reading, callingCode, sharedWith };
}

/**
 * The country that Discord's dialog shows as chosen: by its flag since 2026, before by its calling code, of which it
 * takes the first country, because all that share one read national numbers alike. Null when unknown, which it is by
 * code until the numbering plans have loaded. ISO 3166 alpha-2.
 */
export function countryInDialog(dialog: PhoneDialog, plans: NumberingPlans | null): string | null {
  const shown = shownCountryOf(dialog);
  if (shown !== null || dialog.country.kind === 'combobox') return shown;
  const prefix = dialPrefixOf(dialog);
  // The dialog opens with this code.
  if (prefix === '1') return 'US';
  return plans?.allCountries().find(({ callingCode }) => callingCode === prefix)?.code ?? null;
}
