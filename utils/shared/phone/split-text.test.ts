import { describe, expect, it } from 'vitest';
import { splitsOf } from './split-text.ts';

const splits = (plain: string) => [...splitsOf(plain)];

describe('the ways of dividing a text', () => {
  it('are one where there is nothing to divide', () => {
    expect(splits('07400 123456')).toEqual(['07400 123456']);
  });

  it.each([
    '2. 07400 123456',
    '2) 07400 123456',
    '123. 07400 123456',
    ' \t2. 07400 123456',
    '2.  \t07400 123456',
  ])('leave out the number of a list: %j', (text) => {
    expect(splits(text)).toContain('07400 123456');
  });

  it('leave out a list’s number before a bracket and a plus sign', () => {
    expect(splits('2. (07400) 123456')).toContain('(07400) 123456');
    expect(splits('2. +44 7400\n3. [0]30 9')).toContain('+44 7400\n[0]30 9');
  });

  it.each(['1234. 07400', '2.07400', '2. a 07400', 'a2. 07400', '2 07400'])(
    'leave what is no number of a list: %j',
    (text) => {
      expect(splits(text)).toEqual([text]);
    },
  );

  it('join a number that is broken over lines of digits', () => {
    expect(splits('07400\n123456')).toContain('07400 123456');
    expect(splits('+44 (0)7400\n123-456\nLeeds')).toContain('+44 (0)7400 123-456\nLeeds');
    for (const text of ['call 07400\n123456', '07400\n123456 Leeds', '07400\n+123456'])
      expect(splits(text)).toEqual([text]);
  });

  it.each([
    ['07400 123456\t42', '07400 123456\n42'],
    ['07400 123456\t\t42', '07400 123456\n42'],
    ['07400 123456   42', '07400 123456\n42'],
    ['07400 123456 / 07400 123457', '07400 123456\n07400 123457'],
    ['07400 123456 - 07400 123457', '07400 123456\n07400 123457'],
    ['Ann\t07400\nBob\t07401', 'Ann\n07400\nBob\n07401'],
  ])('take the cells of %j apart', (text, cells) => {
    expect(splits(text)).toContain(cells);
  });

  it('keep a country code with the next cell', () => {
    expect(splits('+91\t90123 45678')).toEqual(['+91\t90123 45678']);
    expect(splits('(91) / 90123 45678\nAnn\t5550')).toContain('(91) / 90123 45678\nAnn\n5550');
  });
});
