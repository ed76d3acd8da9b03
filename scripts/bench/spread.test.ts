import { describe, expect, it } from 'vitest';
import { formatSpread, spreadOf } from './spread.ts';

describe('the spread of what was measured', () => {
  it('is the median with the quartiles', () => {
    expect(formatSpread(spreadOf([5, 1, 3, 2, 4]), 1, ' ms')).toBe('3.0 ms (2.0 to 4.0)');
  });

  it('leaves out rounds without a figure, and says how many', () => {
    const values = [Number.NaN, 5, 1, Number.NaN, 3, 2, 4];
    expect(formatSpread(spreadOf(values), 1, ' ms')).toBe(
      '3.0 ms (2.0 to 4.0; without 2 that gave no figure)',
    );
  });

  it('says so when no round gave a figure', () => {
    expect(formatSpread(spreadOf([Number.NaN]), 0)).toBe('no figure in 1 rounds');
    expect(formatSpread(spreadOf([]), 0)).toBe('no figure in 0 rounds');
  });
});
