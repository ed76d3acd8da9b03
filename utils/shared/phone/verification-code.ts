import { CODE_WORDS, DURATION_WORDS } from './code-words.ts';
import { withoutTimes } from './find-runs.ts';
import { plainText } from './plain-text.ts';

/** In characters: a longer text is not a message with a code. */
const MAX_LENGTH = 20_000;

// Digits that stand together as in a phone number, so that a part of a number is never taken for a code.
const RUN =
  /(?<![\p{Script=Latin}\d])(?:\+[\s([]{0,6})?\d(?:[ \t().[\]/-]{0,6}\d)*(?![\p{Script=Latin}\d])/gu;

// Six digits, possibly in two groups of three.
const CODE = /^(\d{3})[ .-]?(\d{3})$/;

const DURATION = new RegExp(`(?<=\\d )\\d{1,3} ?(?=${DURATION_WORDS.join('|')})`, 'giu');

const CODE_WORD = new RegExp(CODE_WORDS.join('|'), 'iu');

// What ends a clause. A colon does so only after digits: "262966: Your code is 482913".
const CLAUSE_END = /\.(?!\d)|[!?;,()。！？、，؟؛।\n¦]|(?<=\d):\s/u;

const codesIn = (text: string): ReadonlySet<string> =>
  new Set(
    Array.from(text.matchAll(RUN), ([run]) => CODE.exec(run)).flatMap((match) =>
      match === null ? [] : [`${match[1]}${match[2]}`],
    ),
  );

/**
 * Finds the verification code in a text such as "Your code: 482 913". Where a text has several numbers that could be
 * one, it is the one that the text calls a code. Null when there is none, or when that does not decide. Discord's
 * codes have six digits, which may be in any script.
 */
export function findVerificationCode(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const plain = withoutTimes(plainText(text)).replace(DURATION, '¦');
  const candidates = codesIn(plain);
  if (candidates.size <= 1) return only(candidates);
  const introduced = plain
    .split(CLAUSE_END)
    .filter((clause) => CODE_WORD.test(clause))
    .flatMap((clause) => [...codesIn(clause)]);
  return only(new Set(introduced));
}

function only(codes: ReadonlySet<string>): string | null {
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? code : null;
}
