/** Garden plants: a label spells the two letters of its country with them. */
const PLANTS = [
  'Aster',
  'Begonia',
  'Clover',
  'Dahlia',
  'Echinacea',
  'Fern',
  'Ginger',
  'Hazel',
  'Iris',
  'Jasmine',
  'Kale',
  'Larkspur',
  'Mint',
  'Nettle',
  'Oregano',
  'Poppy',
  'Quince',
  'Rose',
  'Sage',
  'Thyme',
  'Umbel',
  'Violet',
  'Willow',
  'Xeris',
  'Yarrow',
  'Zinnia',
];

const JOINTS: Readonly<Record<string, string>> = { de: ' und ', 'pt-BR': ' e ', ja: 'と' };

/**
 * The label of a country in the list. The real client has translated labels of its own, which often differ from the
 * browser's names (`Intl.DisplayNames`); these differ from them for every country in every language.
 */
export function countryLabel(alpha2: string, locale: string): string {
  const plants = [...alpha2].map((letter) => PLANTS[letter.charCodeAt(0) - 'A'.charCodeAt(0)]);
  return plants.join(JOINTS[locale] ?? ' ');
}
