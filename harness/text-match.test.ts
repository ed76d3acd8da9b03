import { describe, expect, it } from 'vitest';
import { holdsText, toTextMatch } from './text-match.ts';

describe('toTextMatch', () => {
  it('takes a name apart from its white space', () => {
    expect(toTextMatch(' Send\n code ')).toEqual({ kind: 'exact', text: 'Send code' });
  });

  it('drops the flags that make a pattern remember its last match', () => {
    expect(toTextMatch(/send/gi)).toEqual({ kind: 'pattern', source: 'send', flags: 'i' });
  });
});

describe('holdsText', () => {
  it('finds a part of the text', () => {
    expect(holdsText('Enter the code', 'the code')).toBe(true);
  });

  it('gives the same answer to the same pattern twice', () => {
    const pattern = /code/g;
    expect([holdsText('code', pattern), holdsText('code', pattern)]).toEqual([true, true]);
  });
});
