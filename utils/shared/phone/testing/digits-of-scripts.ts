/** The digits 0 to 9 of every script in which numbers are written. Chinese numerals are left out: they are words. */
export const digitsOfScripts: readonly (readonly string[])[] = Intl.supportedValuesOf(
  'numberingSystem',
)
  .filter((system) => system !== 'hanidec')
  .map((system) => {
    const { format } = new Intl.NumberFormat(`en-u-nu-${system}`);
    return Array.from({ length: 10 }, (_, digit) => format(digit));
  });
