import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const pages = globSync('entrypoints/*/index.html');

it('the extension has four pages', () => {
  expect(pages).toHaveLength(4);
});

it.each(pages)('%s is dark from its first paint in a dark browser', (page) => {
  expect(readFileSync(page, 'utf8')).toContain('<meta name="color-scheme" content="light dark" />');
});
