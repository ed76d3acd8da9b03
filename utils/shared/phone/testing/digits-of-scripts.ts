/** The digits 0 to 9 of every script, as languages write their numbers. Chinese numerals are words, and no digits. */
export const digitsOfScripts: readonly (readonly string[])[] = Intl.supportedValuesOf(
  'numberingSystem',
)
  .filter((system) => system !== 'hanidec')
  .map((system) => {
    const { format } = new Intl.NumberFormat(`en-u-nu-${system}`);
    return Array.from({ length: 10 }, (_, digit) => format(digit));
  });
