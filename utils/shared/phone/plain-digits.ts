/** The text with the digits of all scripts as plain ones: full-width "１", Arabic "١" and Devanagari "१" are "1". */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(placeOf(digit.codePointAt(0) ?? 0) % 10));

// Unicode has the ten digits of a script one after the other, with nothing but other such tens right before them.
const placeOf = (codePoint: number): number =>
  /\p{Nd}/u.test(String.fromCodePoint(codePoint - 1)) ? placeOf(codePoint - 1) + 1 : 0;
