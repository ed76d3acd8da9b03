import type { CountryCode } from 'libphonenumber-js/max';
import { callingCodeAtStart, callingCodeOf } from './countries.ts';
import { lengthenedNumber, withoutOldPrefix } from './old-forms.ts';
import {
  type Fit,
  type PlannedNumber,
  parseInternational,
  parseNational,
} from './planned-number.ts';

/** What digits may mean as a phone number. */
export interface Interpretation {
  readonly number: PlannedNumber;
  /** Whether the digits are from before their plan was lengthened, and the number is today's. */
  readonly isLengthened: boolean;
  /** What else they may mean. */
  readonly others: readonly PlannedNumber[];
}

const RANK: Readonly<Record<Fit, number>> = { mobile: 2, valid: 1, possible: 0 };

/** Those that fit their plan best come first; equal ones keep their order. */
const byFit = (numbers: readonly (PlannedNumber | null)[]): PlannedNumber[] =>
  numbers.filter((number) => number !== null).sort((one, other) => RANK[other.fit] - RANK[one.fit]);

/** What digits mean that begin with a calling code, which some people write twice: "+49 49 171 2345678". */
export function interpretInternational(digits: string): Interpretation | null {
  const callingCode = callingCodeAtStart(digits) ?? '';
  const afterCode = digits.slice(callingCode.length);
  const once = afterCode.startsWith(callingCode) ? parseInternational(afterCode) : null;
  return interpretation([parseInternational(digits), withoutOldPrefix(digits), once], [digits]);
}

/** What digits mean within a country: as they are dialled there, or with its own code but no plus sign. */
export function interpretNational(digits: string, country: CountryCode): Interpretation | null {
  const callingCode = callingCodeOf(country);
  // "091-98123-45678": some put the prefix of domestic calls before the country's code.
  const withoutZero = digits.replace(/^0/, '');
  const hasOwnCode = withoutZero.startsWith(callingCode);
  return interpretation(
    [
      parseNational(digits, country),
      withoutOldPrefix(callingCode + digits),
      hasOwnCode ? parseInternational(withoutZero) : null,
    ],
    [callingCode + withoutZero, hasOwnCode ? withoutZero : ''],
  );
}

/** `older` are digits, calling code first, that may be from before a plan was lengthened. */
function interpretation(
  asWritten: readonly (PlannedNumber | null)[],
  older: readonly string[],
): Interpretation | null {
  const [number] = byFit(asWritten);
  if (number?.fit === 'mobile') return { number, isLengthened: false, others: [] };
  const [lengthened] = byFit(older.map(lengthenedNumber));
  if (lengthened === undefined)
    return number === undefined ? null : { number, isLengthened: false, others: [] };
  return number?.fit === 'valid'
    ? { number, isLengthened: false, others: [lengthened] }
    : { number: lengthened, isLengthened: true, others: [] };
}
