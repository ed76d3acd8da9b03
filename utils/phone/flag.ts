const REGIONAL_INDICATOR_A = 0x1f1e6;

/** The flag of a country (ISO alpha-2) as an emoji. */
export const flagOf = (country: string): string =>
  String.fromCodePoint(
    ...Array.from(country, (letter) => REGIONAL_INDICATOR_A + letter.charCodeAt(0) - 65),
  );
