import { plainDigits } from './plain-digits.ts';

// Six digits, perhaps in two halves, that are no part of a longer number.
const CANDIDATE = /(?<!\d[ .\-‐-―]?)(\d{3})[ .\-‐-―]?(\d{3})(?![ .\-‐-―]?\d)/gu;

/**
 * The one verification code in a text such as "Your code: 482 913", or null when there is none or more than one.
 * Discord's codes are six digits, which may be those of any script.
 */
export function findVerificationCode(text: string): string | null {
  const matches = plainDigits(text).matchAll(CANDIDATE);
  const codes = new Set(Array.from(matches, ([, first, second]) => `${first}${second}`));
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? code : null;
}
