import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asObject, scan, wanted } from './testing/scan.ts';

describe('the payload scanner', () => {
  it('finds what JSON.parse finds, for any payloads split anywhere', () => {
    const data = fc.oneof(
      fc.record(
        {
          user: fc.jsonValue(),
          required_action: fc.jsonValue(),
          other: fc.jsonValue(),
          '"': fc.string(),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    );
    const payload = fc
      .record({
        t: fc.constantFrom('READY', 'USER_REQUIRED_ACTION_UPDATE', 'OTHER', null),
        s: fc.nat(),
        d: data,
      })
      .chain((fields) =>
        fc
          .shuffledSubarray(Object.entries(fields), { minLength: 3 })
          .map((entries) => Object.fromEntries(entries)),
      );
    const expected = (payload: unknown) => {
      const { t, d } = JSON.parse(JSON.stringify(payload));
      if (!wanted.events.includes(t)) return [];
      const fields = typeof d === 'object' && d !== null && !Array.isArray(d) ? d : {};
      const found = wanted.fields.filter((field) => Object.hasOwn(fields, field));
      return [
        { event: t, fields: Object.fromEntries(found.map((field) => [field, fields[field]])) },
      ];
    };
    fc.assert(
      fc.property(
        fc.array(payload, { maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom(0, 2),
        (payloads, splits, indent) => {
          const text = payloads.map((each) => JSON.stringify(each, null, indent)).join('');
          expect(scan(text, splits).map(asObject)).toEqual(payloads.flatMap(expected));
        },
      ),
    );
  });

  it('throws nothing but a SyntaxError, for any bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((each) => new TextDecoder().decode(each)),
      fc.string({ unit: fc.constantFrom(...'{}[]":,\\tdu1 \n'), maxLength: 60, size: 'max' }),
    );
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 4 }), (text, splits) => {
        try {
          for (const { event, fields } of scan(text, splits)) {
            expect(wanted.events).toContain(event);
            for (const field of fields.keys()) expect(wanted.fields).toContain(field);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
    );
  });
});
