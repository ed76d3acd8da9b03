import type { Country } from '#shared/phone/countries.ts';

/** A country as a list shows it: its name and calling code. */
interface NamedCountry {
  readonly code: string;
  readonly label: string;
}

/** Countries with their names in a language (BCP 47) and their calling codes, sorted by name. */
export function namedCountries(countries: readonly Country[], language: string): NamedCountry[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const byName = new Intl.Collator(language);
  return countries
    .map(({ code, callingCode }) => ({ code, callingCode, name: names.of(code) ?? code }))
    .sort((one, other) => byName.compare(one.name, other.name))
    .map(({ code, callingCode, name }) => ({
      code,
      label: `${name} (${isolateLtr(callingCode)})`,
    }));
}

// Isolated as left-to-right text: beside a right-to-left name it would read "1+".
const isolateLtr = (callingCode: string): string => `\u2066+${callingCode}\u2069`;
