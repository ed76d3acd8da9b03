import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Failure } from '#shared/flow/failure.ts';
import { anyCallError } from './testing/arbitrary-flow.ts';
import { mayHaveTakenEffect, toFailure } from './to-failure.ts';

it('turns any error into a failure that can be stored, with at most 500 characters of Discord’s message', () => {
  fc.assert(
    fc.property(
      anyCallError,
      fc.nat(),
      fc.string({ maxLength: 2000, size: 'max' }),
      (each, now, words) => {
        const error =
          'message' in each && each.message !== null ? { ...each, message: words } : each;
        const failure = toFailure(error, now);
        expect(Failure.parse(JSON.parse(JSON.stringify(failure)))).toEqual(failure);
        expect(failure.discord?.message.length ?? 0).toBeLessThanOrEqual(500);
        expect(typeof mayHaveTakenEffect(error)).toBe('boolean');
      },
    ),
  );
});
