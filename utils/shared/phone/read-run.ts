import type { CountryCode } from 'libphonenumber-js/max';
import { callingCodeAtStart, isCallingCode, supportedCountry } from './countries.ts';
import { type Run, startsWithGroup } from './find-runs.ts';
import { type Interpretation, interpretInternational, interpretNational } from './interpret.ts';
import type { CountrySource, ReaderCountries } from './phone-reading.ts';
import { dialledAbroad, type PlannedNumber } from './planned-number.ts';

/** What a run of digits means, and what decided on its country. */
export interface RunReading extends Interpretation {
  readonly source: CountrySource;
}

/** In characters: farther apart, a country code and the next digits do not belong together. */
const MAX_GAP = 60;

/** "(0)", which some write after a country code for callers from within the country. */
const TRUNK_ZERO = /[([]\s*0+\s*[)\]]/;

/** The digits of a run without and with its "(0)": Italy's landlines keep it, most plans do not. */
const digitsOf = (run: Run): string[] => [
  run.text.replace(TRUNK_ZERO, '').replaceAll(/\D/g, ''),
  run.digits,
];

/** Whether a run names its country in a way that cannot be overlooked: with a plus sign, or with 00 and a bare code. */
export const namesCountry = (run: Run): boolean => run.hasPlus || bareCode(run) !== null;

/** The calling code that is all of a run: "+91", "(0091)". Null when there are other digits. */
function bareCode(run: Run): string | null {
  const [digits = ''] = digitsOf(run);
  const code = digits.replace(/^00/, '');
  return isCallingCode(code) && (run.hasPlus || code !== digits) ? code : null;
}

/** Whether the digits of a run follow in the next one: "+91 (India) 90123 45678". */
export const continuesIn = (run: Run, next: Run | undefined): boolean =>
  next !== undefined && !next.hasPlus && bareCode(run) !== null && run.after.length <= MAX_GAP;

/** Whether a run is only the country code with which the next one begins again: "+44 +44 7400 123456". */
export function isRepeatedCode(run: Run, next: Run | undefined): boolean {
  const code = bareCode(run);
  return code !== null && next?.hasPlus === true && next.digits.startsWith(code);
}

/** Reads a run that names its country; `next` is the run in which it continues, if any. */
export function readNamed(run: Run, next: Run | undefined): RunReading | null {
  const code = bareCode(run) ?? '';
  const variants =
    next === undefined
      ? digitsOf(run).map((digits) => digits.replace(/^00/, ''))
      : digitsOf(next).map((digits) => code + digits);
  const readings = variants.map((digits) => withSource('text', interpretInternational(digits)));
  const reading = better(readings);
  if (reading === null) return null;
  // "+39 (0)321 234567" is a landline of Novara with its zero, and a mobile number without.
  const others = readings.filter(isValid).map(({ number }) => number);
  return { ...reading, others: distinct([...reading.others, ...others], reading.number.phone) };
}

/** Reads a run that does not name its country, or only with digits. Null when it is a number in none of the countries. */
export function readUnnamed(run: Run, countries: ReaderCountries): RunReading | null {
  const { digits } = run;
  const abroad = (country: CountryCode | undefined) =>
    dialledAbroad(digits, country)
      .map((rest) => withSource('text', interpretInternational(rest)))
      .find(isValid) ?? null;
  const national = orderOf(countries).map(
    ({ country, source }) =>
      abroad(country) ?? withSource(source, interpretNational(digits, country)),
  );
  const foreign = mayBeginWithCode(run)
    ? withSource('codeWithoutPlus', interpretInternational(digits))
    : null;
  const all = [...national, abroad(undefined), isValid(foreign) ? foreign : null];
  const chosen = all.find(isValid) ?? better(all);
  if (chosen === null) return null;
  // The browser's language says so little that it decides only where nothing else does.
  const others = all
    .filter((each) => each !== null)
    .filter(({ source, number }) => source !== 'language' && number.fit === 'mobile')
    .map(({ number }) => number);
  return { ...chosen, others: distinct([...chosen.others, ...others], chosen.number.phone) };
}

/** The countries that have a plan, in the order in which they read a number. */
function orderOf({ chosen, account, language }: ReaderCountries) {
  const order = [
    ['chosen', chosen],
    ['account', account],
    ['language', language],
  ] as const;
  return order.flatMap(([source, code]) => {
    const country = supportedCountry(code ?? undefined);
    return country === undefined ? [] : [{ source, country }];
  });
}

/** Whether digits without a plus sign may begin with a country code: they are not grouped otherwise. */
function mayBeginWithCode(run: Run): boolean {
  const code = callingCodeAtStart(run.digits);
  return code !== undefined && (/^\d+$/.test(run.text) || startsWithGroup(run, code));
}

const withSource = (
  source: CountrySource,
  interpretation: Interpretation | null,
): RunReading | null => interpretation && { ...interpretation, source };

const isValid = (reading: RunReading | null): reading is RunReading =>
  reading !== null && reading.number.fit !== 'possible' && !reading.isLengthened;

/** The first reading of those that fit best: mobile, valid, made longer, only possible. */
function better(readings: readonly (RunReading | null)[]): RunReading | null {
  const found = readings.filter((reading) => reading !== null);
  return (
    found.find((reading) => isValid(reading) && reading.number.fit === 'mobile') ??
    found.find(isValid) ??
    found.find(({ isLengthened }) => isLengthened) ??
    found[0] ??
    null
  );
}

/** The numbers without repeats, and without the one that was chosen. */
const distinct = (numbers: readonly PlannedNumber[], chosen: string): PlannedNumber[] => [
  ...new Map(
    numbers.filter(({ phone }) => phone !== chosen).map((number) => [number.phone, number]),
  ).values(),
];
