import { validatePhoneNumberLength } from 'libphonenumber-js/max';
import { supportedCountry } from './countries.ts';
import {
  findRuns,
  hasExtension,
  isAlone,
  isMangled,
  type Run,
  touchesLetters,
} from './find-runs.ts';
import { formatInternational } from './format-phone.ts';
import type {
  FoundPhone,
  NoPhone,
  PhoneDoubt,
  PhoneOfCountry,
  PhoneReading,
  ReaderCountries,
} from './phone-reading.ts';
import { plainText } from './plain-text.ts';
import type { PlannedNumber } from './planned-number.ts';
import {
  continuesIn,
  isRepeatedCode,
  namesCountry,
  type RunReading,
  readNamed,
  readUnnamed,
} from './read-run.ts';
import { splitsOf } from './split-text.ts';

/** In characters: a longer text is not about one phone number. */
const MAX_LENGTH = 20_000;

/** In digits: among other text, fewer are no phone number. */
const MIN_DIGITS = 7;

/**
 * Reads the one phone number in a text, in whatever way people write it. A country code in the text is never
 * dropped; without one, the first of the countries in whose plan the number is valid reads it.
 */
export function readPhone(text: string, countries: ReaderCountries): PhoneReading {
  if (text.length > MAX_LENGTH) return { status: 'notANumber' };
  const plain = plainText(text).trim();
  if (plain === '') return { status: 'empty' };
  let weaker: FoundPhone | null = null;
  for (const split of splitsOf(plain)) {
    const runs = findRuns(split);
    if (runs === null) return { status: 'notANumber' };
    const reading = readRuns(runs, countries);
    if (reading === null) continue;
    if (reading.status !== 'found') return reading;
    if (isStrong(reading)) return weaker === null ? reading : withOther(reading, weaker);
    weaker ??= reading;
  }
  return weaker ?? { status: reasonAgainst(plain, countries) };
}

/** A mobile number of a country that is named or known: no other way of dividing the text can say more. */
const isStrong = ({ doubts, source }: FoundPhone): boolean =>
  source !== 'codeWithoutPlus' && !doubts.includes('notMobile') && !doubts.includes('lengthened');

/** The one number among the runs of a text; null when there is none. */
function readRuns(runs: readonly Run[], countries: ReaderCountries): PhoneReading | null {
  const named: RunReading[] = [];
  const unnamed: RunReading[] = [];
  for (let place = 0; place < runs.length; place++) {
    const run = runs[place];
    const next = runs[place + 1];
    if (run === undefined) break;
    if (hasExtension(run, next)) return { status: 'extension' };
    if (isRepeatedCode(run, next)) continue;
    if (namesCountry(run)) {
      const continuation = continuesIn(run, next) ? next : undefined;
      if (continuation !== undefined) place++;
      const isWhole = place === runs.length - 1 && named.length + unnamed.length === 0;
      const reading = isMangled(run) ? null : readNamed(run, continuation);
      // A country code that leads to no number must not leave the rest to another country.
      if (reading === null || !(fits(reading) || (isWhole && isAlone(run)))) return null;
      named.push(reading);
    } else if (!touchesLetters(run) && (run.digits.length >= MIN_DIGITS || runs.length === 1)) {
      const reading = readUnnamed(run, countries);
      if (reading !== null && (fits(reading) || (runs.length === 1 && isAlone(run))))
        unnamed.push(reading);
    }
  }
  const rivals = unnamed.filter(
    ({ number, source }) => number.fit === 'mobile' && source !== 'codeWithoutPlus',
  );
  return oneOf(named.length === 0 ? unnamed : [...named, ...rivals]);
}

/** Whether a number fits its country's plan, at least as that was before a change. */
const fits = ({ number }: RunReading): boolean => number.fit !== 'possible';

function oneOf(readings: readonly RunReading[]): PhoneReading | null {
  const [first] = readings;
  if (first === undefined) return null;
  const isOne = readings.every(({ number }) => number.phone === first.number.phone);
  return isOne ? found(first) : { status: 'several' };
}

function found({ number, source, isLengthened, others }: RunReading): FoundPhone {
  const doubts: (PhoneDoubt | false)[] = [
    isLengthened && 'lengthened',
    number.fit !== 'mobile' && 'notMobile',
    others.length > 0 && 'otherNumber',
    source === 'codeWithoutPlus' && source,
    source === 'language' && 'guessedCountry',
  ];
  return {
    status: 'found',
    ...writtenOut(number),
    source,
    doubts: doubts.filter((doubt) => doubt !== false),
    others: others.map(writtenOut),
  };
}

const writtenOut = ({ phone, country }: PlannedNumber): PhoneOfCountry => ({
  phone,
  written: formatInternational(phone),
  country,
});

/** Offers beside a reading what another way of dividing the text had led to. */
function withOther(reading: FoundPhone, { phone, written, country }: PhoneOfCountry): FoundPhone {
  if (phone === reading.phone) return reading;
  const doubts = new Set<PhoneDoubt>([...reading.doubts, 'otherNumber']);
  return {
    ...reading,
    doubts: [...doubts],
    others: [...reading.others, { phone, written, country }],
  };
}

/** Why a text is no number. A length is a reason only where the text is nothing but digits. */
function reasonAgainst(plain: string, { chosen, account, language }: ReaderCountries): NoPhone {
  const [run, ...more] = findRuns(plain) ?? [];
  if (run === undefined || more.length > 0 || !isAlone(run)) return 'notANumber';
  const country = supportedCountry(chosen ?? account ?? language ?? undefined);
  const digits = run.hasPlus ? `+${run.digits}` : run.digits;
  switch (validatePhoneNumberLength(digits, country)) {
    case 'TOO_SHORT':
      return 'tooShort';
    case 'TOO_LONG':
      return 'tooLong';
    default:
      return 'notANumber';
  }
}
