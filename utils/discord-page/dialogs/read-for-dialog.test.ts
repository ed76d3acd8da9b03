import { describe, expect, it } from 'vitest';
import { allPlans } from '#shared/phone/all-plans.ts';
import { readForDialog } from './read-for-dialog.ts';

describe('reading a pasted text for the phone dialog', () => {
  it.each([
    ['+1 242 555 1234', 'US', '+12425551234', 'BS', '1'],
    ['(415) 555-0123', 'US', '+14155550123', 'US', '1'],
    ['0171 2345678', 'DE', '+491712345678', 'DE', '49'],
    ['Call me: +44 7400 123456!', 'US', '+447400123456', 'GB', '44'],
  ])('reads %j in %s as %s of %s', (text, country, phone, numberCountry, callingCode) => {
    expect(readForDialog(allPlans, text, { account: country })).toMatchObject({
      status: 'found',
      phone,
      country: numberCountry,
      callingCode,
    });
  });

  it.each([
    ['hello', 'notANumber'],
    ['', 'empty'],
    ['+1 415', 'tooShort'],
    ['+1 415 555 0123 ext. 5', 'extension'],
  ] as const)('rejects %j as %s', (text, status) => {
    expect(readForDialog(allPlans, text, { account: 'US' })).toEqual({ status });
  });
});
