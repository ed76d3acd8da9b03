/** Replaces the digits of all scripts by ASCII digits: full-width "１", Arabic "١" and Devanagari "१" become "1". */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(placeOf(digit.codePointAt(0) ?? 0) % 10));

// In Unicode the ten digits of a script are consecutive, and only other complete sets of ten directly precede them.
const placeOf = (codePoint: number): number =>
  /\p{Nd}/u.test(String.fromCodePoint(codePoint - 1)) ? placeOf(codePoint - 1) + 1 : 0;
