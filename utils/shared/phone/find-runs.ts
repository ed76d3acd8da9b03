/** Digits of a text that stand together as a number might, with what is around them. */
export interface Run {
  /** With its punctuation, and with the plus sign if there is one. */
  readonly text: string;
  readonly digits: string;
  /** Whether a plus sign precedes the digits. */
  readonly hasPlus: boolean;
  /** The text between the run before (or the start) and this one. */
  readonly before: string;
  /** The text between this run and the next one (or the end). */
  readonly after: string;
  readonly isFirst: boolean;
}

/** More runs than this are no text with one phone number in it. */
const MAX_RUNS = 60;

// At most six characters of punctuation between two groups of digits. A line break ends a run.
const RUN = /(?:\+{1,3}[\s([]{0,6})?\d(?:[ \t().[\]/-]{0,6}\d)*/g;

// A time or a date is no part of a phone number. "06.12.34.56.78" and "75.12.34" are none.
const TIME_OR_DATE =
  /(?<![\d:.+/-])(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{4}([./-])(?:0?\d|1[0-2])\1(?:[0-2]?\d|3[01])|(?:[0-2]?\d|3[01])([./-])(?:[0-2]?\d|3[01])\2(?:\d{4}|\d{2}))(?![\d:./-]*\d)/gi;

/** A sign that no number contains, so that what it replaces ends a run. */
const BREAK = '¦';

/** A plain text with a break in place of each time and date. */
export const withoutTimes = (plain: string): string => plain.replace(TIME_OR_DATE, BREAK);

/** Finds the runs of digits in a plain text (`plainText`). Null when there are too many for a text about one number. */
export function findRuns(plain: string): readonly Run[] | null {
  const masked = withoutTimes(plain);
  const runs: Run[] = [];
  let end = 0;
  for (const { 0: text, index } of masked.matchAll(RUN)) {
    if (runs.length === MAX_RUNS) return null;
    runs.push({
      text,
      digits: text.replaceAll(/\D/g, ''),
      hasPlus: text.startsWith('+'),
      before: masked.slice(end, index),
      after: '',
      isFirst: runs.length === 0,
    });
    end = index + text.length;
  }
  return runs.map((run, place) => ({
    ...run,
    after: runs[place + 1]?.before ?? masked.slice(end),
  }));
}

/** Whether Latin letters touch a run without plus sign, as in an id or an address: "A4155550123". */
export const touchesLetters = ({ before, after }: Run): boolean =>
  /[\p{Script=Latin}@_\p{Sc}]$/u.test(before) || /^[\p{Script=Latin}@_]/u.test(after);

/** Whether a run with a plus sign is part of something else: "91+ 90123 45678", "+447400123456abc". */
export const isMangled = ({ hasPlus, before, after, isFirst }: Run): boolean =>
  hasPlus && ((before === '' && !isFirst) || /^[\p{Script=Latin}@]/u.test(after));

/** Whether nothing but punctuation is around a run, or the "tel:" of a link. */
export const isAlone = ({ before, after }: Run): boolean =>
  !/[\p{L}\p{N}¦]/u.test(before.replace(/^\s*tel:/i, '') + after);

// The forms that the library knows, at the start of what follows a number.
const EXTENSION =
  /^\s{0,6}[;,]?\s{0,6}(?:ext(?:n|ensi(?:on|ón))?|xtn?|доб|anexo|int|[x#~])[.:=\s]{0,6}\d/iu;

/** Whether an extension follows a run: "ext. 5", "x5", "#5". `next` is the run after it. */
export const hasExtension = ({ after }: Run, next: Run | undefined): boolean =>
  next !== undefined && EXTENSION.test(after + next.text);

/** Whether the first group of a run's digits, before any punctuation, is exactly these. */
export const startsWithGroup = ({ text }: Run, digits: string): boolean =>
  (/\d+/.exec(text) ?? [])[0] === digits;
