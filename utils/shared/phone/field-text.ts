import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { MAX_DRAFT_LENGTH } from './phone-draft.ts';
import type { FoundPhone, ReaderCountries } from './phone-reading.ts';
import { plainText } from './plain-text.ts';
import { readPhone } from './read-phone.ts';

/**
 * The text that stands for a pasted number in a field: as it is usually written in its country, or as it was pasted
 * while there is a doubt that another way of writing it would hide. Read again, it gives the same reading.
 */
export function fieldText(pasted: string, reading: FoundPhone, countries: ReaderCountries): string {
  const international = reading.written;
  const national = parsePhoneNumberFromString(reading.phone)?.formatNational() ?? international;
  const asPasted = plainText(pasted).replaceAll(/\s+/g, ' ').trim();
  const texts = [reading.source === 'text' ? international : national, asPasted].filter(
    (text) => text.length <= MAX_DRAFT_LENGTH && isSame(readPhone(text, countries), reading),
  );
  return texts[0] ?? international;
}

const isSame = (again: ReturnType<typeof readPhone>, reading: FoundPhone): boolean =>
  again.status === 'found' &&
  again.phone === reading.phone &&
  again.doubts.join() === reading.doubts.join();
