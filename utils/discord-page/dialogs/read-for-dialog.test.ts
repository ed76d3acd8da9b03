import { expect, it } from 'vitest';
import * as numbers from '#shared/phone/read-phone.ts';
import { readForDialog } from './read-for-dialog.ts';

it.each([
  ['+1 242 555 1234', 'US', '+12425551234', 'BS', '1'],
  ['(415) 555-0123', 'US', '+14155550123', 'US', '1'],
  ['0171 2345678', 'DE', '+491712345678', 'DE', '49'],
  ['Call me: +44 7400 123456!', 'US', '+447400123456', 'GB', '44'],
])('%j in %s is %s of %s', (text, country, phone, of, callingCode) => {
  expect(readForDialog(numbers, text, country)).toEqual({
    status: 'found',
    phone,
    country: of,
    callingCode,
  });
});

it.each([
  ['hello', 'notANumber'],
  ['', 'empty'],
  ['+1 415', 'tooShort'],
  ['+1 415 555 0123 ext. 5', 'extension'],
] as const)('%j is none: %s', (text, status) => {
  expect(readForDialog(numbers, text, 'US')).toEqual({ status });
});
