import { expect, test } from 'vitest';
import { errorText } from './error-text.ts';

test.each([
  [{ message: 'Invalid phone number', code: 50022 }, 'Invalid phone number'],
  [
    {
      message: 'Invalid Form Body',
      errors: { password: { _errors: [{ code: 'X', message: 'Password does not match.' }] } },
    },
    'Password does not match.',
  ],
  [{ errors: { a: {}, b: { 0: { c: { _errors: [{ message: 'deep' }] } } } } }, 'deep'],
  [{ message: 'whole', errors: { a: { _errors: [] } } }, 'whole'],
  [null, null],
  ['<html>', null],
])('shows %j as %j', (body, text) => {
  expect(errorText(body)).toBe(text);
});
