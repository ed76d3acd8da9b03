/**
 * Replaces the digits of all scripts by ASCII digits: full-width "１", Arabic "١" and Devanagari "१" become "1".
 * Numerals that are not decimal digits, such as "²" and "①", are no digits.
 */
export const plainDigits = (text: string): string =>
  text
    .replace(/\p{No}/gu, '·')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(placeOf(digit.codePointAt(0) ?? 0) % 10));

// In Unicode the ten digits of a script are consecutive, and only other complete sets of ten directly precede them.
const placeOf = (codePoint: number): number =>
  /\p{Nd}/u.test(String.fromCodePoint(codePoint - 1)) ? placeOf(codePoint - 1) + 1 : 0;

/**
 * A pasted text in plain characters: ASCII digits, plus signs, hyphens, brackets, spaces and "\n" for every kind of
 * line break, without the invisible characters that contact lists, chats and web pages put in.
 */
export const plainText = (text: string): string =>
  plainDigits(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Zs}\u2800]/gu, ' ')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]|[^\P{Cc}\n\t]/gu, '')
    // A keycap, an accent or a strike-through on a digit.
    .replace(/(?<=[\d+])\p{M}+/gu, '')
    .replace(/[➕⁺₊]/gu, '+')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[〔【「［]/gu, '[')
    .replace(/[〕】」］]/gu, ']');
