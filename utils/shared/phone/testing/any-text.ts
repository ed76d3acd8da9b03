import fc from 'fast-check';

const nearlyNumber = fc.string({
  unit: fc.constantFrom(...'+0123456789 -().x０１２٣٤۵६७/;,:‐–\u202a\u00a0', 'ext.', 'tel:', '00'),
  maxLength: 30,
  size: 'max',
});

/** Texts that someone may paste: arbitrary ones, and ones that nearly are phone numbers, alone or among words. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  nearlyNumber,
  fc.stringMatching(/^\+[1-9]\d{5,16}$/),
  fc.tuple(fc.string(), nearlyNumber, fc.string()).map((parts) => parts.join(' ')),
);
