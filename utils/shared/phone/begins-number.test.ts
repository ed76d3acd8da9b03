import { expect, it } from 'vitest';
import { beginsNumber } from './begins-number.ts';

it.each([
  ['074001', '+447400123456', true],
  ['740012', '+447400123456', true],
  ['447400', '+447400123456', true],
  ['004474', '+447400123456', true],
  ['415555', '+14155550123', true],
  ['123456', '+447400123456', false],
  ['400123', '+447400123456', true],
  ['001234', '+447400123456', false],
])('whether someone who types %s begins the number %s: %s', (digits, phone, begins) => {
  expect(beginsNumber(digits, phone)).toBe(begins);
});
