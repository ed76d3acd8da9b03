import { type PlannedNumber, parseInternational } from './planned-number.ts';

// Digits here begin with the calling code, without a plus sign.

/** Forms that dial the same number as without what they add, so nothing has to be asked. */
const SAME_NUMBER: readonly (readonly [RegExp, string])[] = [
  // Mexico until 2019: 1 after the country code (WhatsApp still shows it), 044, 045 and 01 before the area code.
  [/^52(?:1|044|045|01)(\d{10})$/, '52$1'],
];

/** Numbers of plans that were lengthened: the number of today is likely, but the text does not say it. */
const LENGTHENED: readonly (readonly [RegExp, string])[] = [
  // Benin since November 2024: 01 before all numbers.
  [/^229(\d{8})$/, '22901$1'],
  // Brazil since 2016: a ninth digit before mobile numbers.
  [/^55(\d{2})([6-9]\d{7})$/, '55$19$2'],
  // Argentina: mobile numbers have a 9 after the country code, but none within the country.
  [/^54([1-8]\d{9})$/, '549$1'],
];

const rewrite = (
  rules: readonly (readonly [RegExp, string])[],
  digits: string,
): PlannedNumber | null => {
  const [form, today] = rules.find(([pattern]) => pattern.test(digits)) ?? [];
  const number = form && today ? parseInternational(digits.replace(form, today)) : null;
  return number?.fit === 'possible' ? null : number;
};

/** The number that digits in an outdated form dial, calling code first. Null when they are in no such form. */
export const withoutOldPrefix = (digits: string): PlannedNumber | null =>
  rewrite(SAME_NUMBER, digits);

/** The mobile number that digits of a lengthened plan probably mean today. It has to be offered, not assumed. */
export const lengthenedNumber = (digits: string): PlannedNumber | null => {
  const number = rewrite(LENGTHENED, digits);
  return number?.fit === 'mobile' ? number : null;
};
