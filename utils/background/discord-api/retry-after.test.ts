import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

describe('the wait after a 429', () => {
  it.each([
    ['7', 7000],
    ['0', 0],
    [' 2 ', 2000],
    ['1.5', 1500],
    ['0.0001', 1],
  ])('is the header’s seconds when the body names none: %j', (header, ms) => {
    for (const body of [null, undefined, 'retry_after', {}, { retry_after: null }])
      expect(retryAfterMs(header, body)).toBe(ms);
  });

  it.each([
    [1.25, 1250],
    ['1.25', 1250],
    [0, 0],
    [0.0004, 1],
    [64_000, 64_000_000],
  ])('is the body’s seconds, which are more exact: %j', (seconds, ms) => {
    for (const header of [null, '2', 'x'])
      expect(retryAfterMs(header, { retry_after: seconds })).toBe(ms);
  });

  it('is the body’s milliseconds when the header shows that they are', () => {
    expect(retryAfterMs('64', { retry_after: 64_000 })).toBe(64_000);
    expect(retryAfterMs('0.5', { retry_after: 500 })).toBe(500);
    expect(retryAfterMs('0', { retry_after: 0 })).toBe(0);
  });

  it.each([-1, Number.POSITIVE_INFINITY, Number.NaN, '', ' ', '-1', 'soon', true, [3], {}])(
    'is not in a body that says %j',
    (seconds) => {
      expect(retryAfterMs('7', { retry_after: seconds })).toBe(7000);
      expect(retryAfterMs(null, { retry_after: seconds })).toBeNull();
    },
  );

  it.each(['', ' ', '-1', 'Infinity', 'Wed, 21 Oct 2026 07:28:00 GMT'])(
    'is not in a header that says %j',
    (header) => {
      expect(retryAfterMs(header, null)).toBeNull();
    },
  );

  it('is unknown when it is too long to be stored exactly', () => {
    const longest = Number.MAX_SAFE_INTEGER;
    expect(retryAfterMs(null, { retry_after: longest })).toBeNull();
    expect(retryAfterMs('1e300', null)).toBeNull();
  });
});
