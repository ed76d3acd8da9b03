import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NAMED_HIDINGS } from '../deep/hiding-effects.ts';
import { HIDINGS } from '../e2e/support/hostile-pages.ts';

it.each(['page', 'security'])('docs/%s.md tells how many ways of hiding are tried', (name) => {
  const text = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
  expect(/(\d+) ways\s+of\s+hiding/.exec(text)?.[1]).toBe(`${HIDINGS.length}`);
});

it('effects are written down of ways that are tried', () => {
  const tried = HIDINGS.map(([name]) => name);
  expect(NAMED_HIDINGS.filter((name) => !tried.includes(name))).toEqual([]);
  expect(new Set(tried).size).toBe(tried.length);
});
