const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Where a country probably stands in a list in the order of the English names: 0 at its beginning, 1 at its end. Only a
 * guess where to look first: Discord's English names are not always the browser's.
 */
export function likelyPlace(country: string): number {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const { compare } = new Intl.Collator('en');
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const known = codes.flatMap((code) => names.of(code) ?? []);
  const name = names.of(country) ?? '';
  return known.filter((each) => compare(each, name) < 0).length / known.length;
}
