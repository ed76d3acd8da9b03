import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renameClassSelectors, toClassName } from './class-names.ts';

test.each(['phoneField_a0c54f', 'input__0f084', 'appMount_51fd7', 'text-md/normal_cf4812'])(
  'keeps the name of %s when rehashed, and replaces all of it when renamed',
  (name) => {
    const rehashed = toClassName(name, 'rehashed');
    expect(rehashed).not.toBe(name);
    expect(rehashed.split('_')[0]).toBe(name.split('_')[0]);
    expect(rehashed).toMatch(/^[^_]+(_[a-f][0-9a-f]{5}|__\d[0-9a-f]{4})$/);
    expect(toClassName(name, 'renamed')).toMatch(/^c[0-9a-z]+$/);
    expect(toClassName(name, 'known')).toBe(name);
  },
);

test('gives classes of one module the same hash', () => {
  const hashOf = (name: string) => toClassName(name, 'rehashed').replace(/^[^_]+/, '');
  expect(hashOf('header__8a031')).toBe(hashOf('footer__8a031'));
});

test('renames the selectors of a style, except for the theme', () => {
  expect(
    renameClassSelectors('.theme-dark .row > .a_a0c54f { flex: 0.5; margin: .5em }', 'renamed'),
  ).toMatch(/^\.theme-dark \.c\w+ > \.c\w+ \{ flex: 0\.5; margin: \.5em \}$/);
});

test('keeps all classes of the style distinct', () => {
  const folder = new URL('style/', import.meta.url);
  const styles = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const names = new Set(styles.join('').match(/(?<=\.)[a-zA-Z][\w-]*/g));
  for (const mode of ['rehashed', 'renamed'] as const) {
    expect(new Set([...names].map((name) => toClassName(name, mode))).size).toBe(names.size);
  }
});
