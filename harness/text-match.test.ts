import { describe, expect, it } from 'vitest';
import { holdsText, toTextMatch } from './text-match.ts';

describe('toTextMatch', () => {
  it('trims a name and collapses its white space', () => {
    expect(toTextMatch(' Send\n code ')).toEqual({ kind: 'exact', text: 'Send code' });
  });

  it('drops the flags that make a pattern stateful', () => {
    expect(toTextMatch(/send/gi)).toEqual({ kind: 'pattern', source: 'send', flags: 'i' });
  });
});

describe('holdsText', () => {
  it('finds a substring', () => {
    expect(holdsText('Enter the code', 'the code')).toBe(true);
  });

  it('leaves out the isolates around a text from elsewhere', () => {
    expect(holdsText('The connection to \u2068Ada\u2069, since 2 PM', 'to Ada, since')).toBe(true);
  });

  it('gives the same answer when a pattern is used twice', () => {
    const pattern = /code/g;
    expect([holdsText('code', pattern), holdsText('code', pattern)]).toEqual([true, true]);
  });
});
