import { describe, expect, it } from 'vitest';
import { findRuns, hasExtension, isAlone, type Run, withoutTimes } from './find-runs.ts';

const aRun = (parts: Partial<Run>): Run => ({
  text: '',
  digits: '',
  hasPlus: false,
  before: '',
  after: '',
  isFirst: true,
  ...parts,
});

describe('the runs of a text', () => {
  it('are its groups of digits, with what stands around them', () => {
    expect(findRuns('call ++44 7400, or (030) 90!')).toEqual([
      {
        text: '++44 7400',
        digits: '447400',
        hasPlus: true,
        before: 'call ',
        after: ', or (',
        isFirst: true,
      },
      {
        text: '030) 90',
        digits: '03090',
        hasPlus: false,
        before: ', or (',
        after: '!',
        isFirst: false,
      },
    ]);
  });

  it('end at a time, of which a break remains', () => {
    expect(findRuns('07400 10:15 123456')?.map(({ text, before }) => [before, text])).toEqual([
      ['', '07400'],
      [' ¦ ', '123456'],
    ]);
  });

  it('are not looked at when there are more than sixty', () => {
    expect(findRuns('1a'.repeat(60))).toHaveLength(60);
    expect(findRuns('1a'.repeat(61))).toBeNull();
  });
});

describe('a time or a date', () => {
  it.each([
    ...['9:05', '10:15', '10:15:30', '10:15am', '10:15 am', '10:15 p.m.', '10:15 P.M', '9:05 pm.'],
    ...['2026-11-27', '2026/1/5', '2026.01.05', '2026-12-31', '2026-10-30', '2026-6-09'],
    ...['27.11.2026', '27/11/26', '5.1.2026', '31.12.2026', '1-1-26', '12/31/2026', '30.06.26'],
  ])('is no part of a number: %s', (time) => {
    expect(withoutTimes(`at ${time}, then`)).toBe('at ¦, then');
  });

  it.each([
    ...['06.12.34.56.78', '75.12.34', '2026-13-01', '2026-11-32', '2026-11-40', '32.12.2026'],
    ...['12.32.2026', '41.12.2026', '12.41.2026', '27.11-2026', '2026-11/27', '27.11.202'],
    ...['1.27.11.2026', '2026-11-27-5', '10:1', '110:15', '2026-29-01', '2026-21-01'],
  ])('is not seen in %s', (text) => {
    expect(withoutTimes(text)).toBe(text);
  });

  it('leaves a word that begins like "am"', () => {
    expect(withoutTimes('10:15 amber')).toBe('¦ amber');
    expect(withoutTimes('10:15 em')).toBe('¦ em');
  });
});

it.each([
  ['', '', true],
  [' (', ').', true],
  ['tel:', '', true],
  ['  TEL:', ' ', true],
  ['hotel:', '', false],
  ['my tel:', '', false],
  ['¦ ', '', false],
  ['', ' é', false],
  ['a ', '', false],
  ['', '½', false],
])('whether a run between %j and %j is alone: %s', (before, after, alone) => {
  expect(isAlone(aRun({ before, after }))).toBe(alone);
});

describe('an extension', () => {
  it.each([
    ...['x', ' x', ' ext. ', ' EXT ', ' extn ', ' extension ', ' extensión: ', ' xt ', ' xtn '],
    ...[' доб. ', ' anexo ', ' int ', ' #', ' ~', ';ext=', ' , ext ', '      ;      x      '],
  ])('is announced by %j', (after) => {
    expect(hasExtension(aRun({ after }), aRun({ text: '5' }))).toBe(true);
  });

  it.each([
    ...['', ' ', ' or ext ', '.x', 'abc x', 'abcx', ' extra ', ' e ', ' x or '],
    ...[`${' '.repeat(13)}x`, ';       x', ' x       ', ' y '],
  ])('is not announced by %j', (after) => {
    expect(hasExtension(aRun({ after }), aRun({ text: '5' }))).toBe(false);
  });

  it('has digits', () => {
    expect(hasExtension(aRun({ after: ' ext ' }), undefined)).toBe(false);
    expect(hasExtension(aRun({ after: ' ext ' }), aRun({ text: '+5' }))).toBe(false);
  });
});
