import { describe, expect, it } from 'vitest';
import { lengthenedNumber, withoutOldPrefix } from './old-forms.ts';

describe('a prefix that Mexico gave up', () => {
  it.each(['5215512345678', '520445512345678', '520455512345678', '52015512345678'])(
    'is left out of %s',
    (digits) => {
      expect(withoutOldPrefix(digits)?.phone).toBe('+525512345678');
    },
  );

  it.each([
    ['525512345678', 'there is none'],
    ['447400123456', 'the number is of another country'],
    ['495215512345678', 'the digits of a prefix are within another number'],
    ['5210000000000', 'the rest is no number'],
    ['52155123456789', 'there are too many digits'],
  ])('is not left out of %s, because %s', (digits) => {
    expect(withoutOldPrefix(digits)).toBeNull();
  });
});

describe('a number from before its plan was lengthened', () => {
  it.each([
    ['22997123456', '+2290197123456'],
    ['551187654321', '+5511987654321'],
    ['541123456789', '+5491123456789'],
  ])('%s is %s today', (digits, phone) => {
    expect(lengthenedNumber(digits)).toMatchObject({ phone, fit: 'mobile' });
  });

  it.each([
    ['2290197123456', 'it is one of today'],
    ['22921345678', 'it would be no mobile number'],
    ['550087654321', 'it would be no number'],
    ['551127654321', 'it is a landline'],
    ['447400123456', 'the plan of its country was not lengthened'],
  ])('%s is none, because %s', (digits) => {
    expect(lengthenedNumber(digits)).toBeNull();
  });
});
