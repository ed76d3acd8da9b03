import type { NumberingPlans } from '#shared/phone/numbering-plans.ts';
import type { FoundPhone, NoPhone, ReaderCountries } from '#shared/phone/phone-reading.ts';
import type { PhoneToFill } from './phone-to-fill.ts';

/** A phone number that can be filled in, or why the text is not one. */
export type ReadForDialog = (FoundPhone & PhoneToFill) | { readonly status: NoPhone };

/** Reads the one phone number in a pasted text, in the parts that Discord's dialog needs. */
export function readForDialog(
  { readPhone, callingCodeOf }: NumberingPlans,
  text: string,
  countries: ReaderCountries,
): ReadForDialog {
  const reading = readPhone(text, countries);
  return reading.status === 'found'
    ? { ...reading, callingCode: callingCodeOf(reading.country) }
    : reading;
}
