import type { Country } from '#shared/phone/read-phone.ts';

/** A country as a list shows it. */
interface NamedCountry {
  readonly code: string;
  readonly label: string;
}

/** Countries by their names in a language, each with its calling code. */
export function namedCountries(countries: readonly Country[], language: string): NamedCountry[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const byName = new Intl.Collator(language);
  return countries
    .map(({ code, callingCode }) => ({ code, callingCode, name: names.of(code) ?? code }))
    .sort((one, other) => byName.compare(one.name, other.name))
    .map(({ code, callingCode, name }) => ({ code, label: `${name} (${isolated(callingCode)})` }));
}

// Kept apart from the text around it: within a name that is written from the right it would read "1+".
const isolated = (callingCode: string): string => `\u2066+${callingCode}\u2069`;
