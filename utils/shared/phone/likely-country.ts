/** The country that a language tag points to ("de" to DE, "pt-BR" to BR), or US. */
export function likelyCountry(language: string): string {
  try {
    return new Intl.Locale(language).maximize().region ?? 'US';
  } catch {
    return 'US';
  }
}
