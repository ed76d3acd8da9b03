import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NAMED_HIDINGS } from '../deep/hiding-effects.ts';
import { HIDINGS } from '../e2e/support/hostile-pages.ts';

it.each(['discord-page', 'security'])(
  'docs/%s.md states the number of tested ways of hiding',
  (name) => {
    const text = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
    expect(/(\d+) ways\s+of\s+hiding/.exec(text)?.[1]).toBe(`${HIDINGS.length}`);
  },
);

it('every way of hiding with a listed effect is tested, each under its own name', () => {
  const tested = HIDINGS.map(([name]) => name);
  expect(NAMED_HIDINGS.filter((name) => !tested.includes(name))).toEqual([]);
  expect(new Set(tested).size).toBe(tested.length);
});
