import { callingCodeOf, findPhone, readPhone } from './phone-number.ts';
import type { ReadForDialog } from './phone-reader.ts';

/** Reads the one number in a pasted text for Discord's dialog; else says what is wrong with the text. */
export function readForDialog(text: string, country: string): ReadForDialog {
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
