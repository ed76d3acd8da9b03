import { plainDigits } from './plain-digits.ts';

// Six digits, possibly in two groups of three, that are not part of a longer number.
const CANDIDATE = /(?<!\d[ .\-‐-―]?)(\d{3})[ .\-‐-―]?(\d{3})(?![ .\-‐-―]?\d)/gu;

/**
 * Finds the one verification code in a text such as "Your code: 482 913", or null when there is none or more than
 * one. Discord's codes have six digits, which may be in any script.
 */
export function findVerificationCode(text: string): string | null {
  const matches = plainDigits(text).matchAll(CANDIDATE);
  const codes = new Set(Array.from(matches, ([, first, second]) => `${first}${second}`));
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? code : null;
}
