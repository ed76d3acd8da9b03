import { expect, it } from 'vitest';
import { E164, VerificationCode } from './phone-schemas.ts';

it.each([
  ['+14155550123', true],
  ['+12', true],
  ['+123456789012345', true],
  ['+1234567890123456', false],
  ['+1', false],
  ['+04155550123', false],
  ['14155550123', false],
  [' +14155550123', false],
  ['+14155550123 ', false],
  ['+1415555O123', false],
])('whether %j is an E.164 number: %s', (text, isOne) => {
  expect(E164.safeParse(text).success).toBe(isOne);
});

it.each([
  ['012345', true],
  ['12345', false],
  ['1234567', false],
  ['12345x', false],
  ['abcdef', false],
  [' 123456', false],
  ['123456\n', false],
])('whether %j is a verification code: %s', (text, isOne) => {
  expect(VerificationCode.safeParse(text).success).toBe(isOne);
});
