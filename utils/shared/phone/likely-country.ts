/** The most likely country for a language tag: DE for "de", BR for "pt-BR"; US if there is none. ISO 3166 alpha-2. */
export function likelyCountry(language: string): string {
  try {
    return new Intl.Locale(language).maximize().region ?? 'US';
  } catch {
    return 'US';
  }
}
