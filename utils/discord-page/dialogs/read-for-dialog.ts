import type { NumberingPlans } from '#shared/phone/numbering-plans.ts';
import type { PhoneReading } from '#shared/phone/read-phone.ts';
import type { PhoneToFill } from './phone-to-fill.ts';

/** A phone number that can be filled in, or why the text is not one. */
export type ReadForDialog =
  | ({ readonly status: 'found' } & PhoneToFill)
  | { readonly status: Exclude<PhoneReading['status'], 'valid' | 'unusual'> };

/** Reads the one phone number in a pasted text. `country` (ISO alpha-2) applies where the text names none itself. */
export function readForDialog(
  { findPhone, readPhone, callingCodeOf }: NumberingPlans,
  text: string,
  country: string,
): ReadForDialog {
  const found = findPhone(text, country);
  const reading = found ? readPhone(found.text, found.country) : readPhone(text, country);
  if (reading.status !== 'valid' && reading.status !== 'unusual') return { status: reading.status };
  const { phone } = reading;
  return {
    status: 'found',
    phone,
    country: reading.country,
    callingCode: callingCodeOf(reading.country),
  };
}
