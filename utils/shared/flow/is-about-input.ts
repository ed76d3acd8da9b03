import type { FailureKind } from './failure.ts';

const ABOUT_INPUT: ReadonlySet<FailureKind> = new Set([
  'invalidPhone',
  'phoneNotMobile',
  'phoneNotOnAccount',
  'wrongCode',
  'wrongPassword',
  'passwordLength',
  'wrongMfaCode',
]);

/** Whether a failure means that what was typed is wrong, so that it belongs to the field. */
export const isAboutInput = (kind: FailureKind): boolean => ABOUT_INPUT.has(kind);
