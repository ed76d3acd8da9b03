import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { className, restyle } from './class-names.ts';

test.each(['phoneField_a0c54f', 'input__0f084', 'appMount_51fd7', 'text-md/normal_cf4812'])(
  '%s keeps its name when it is rehashed, and nothing when it is renamed',
  (name) => {
    const rehashed = className(name, 'rehashed');
    expect(rehashed).not.toBe(name);
    expect(rehashed.split('_')[0]).toBe(name.split('_')[0]);
    expect(rehashed).toMatch(/^[^_]+(_[a-f][0-9a-f]{5}|__\d[0-9a-f]{4})$/);
    expect(className(name, 'renamed')).toMatch(/^c[0-9a-z]+$/);
    expect(className(name, 'known')).toBe(name);
  },
);

test('classes of one module keep one hash', () => {
  const hashOf = (name: string) => className(name, 'rehashed').replace(/^[^_]+/, '');
  expect(hashOf('header__8a031')).toBe(hashOf('footer__8a031'));
});

test('the style follows, except for the theme', () => {
  expect(restyle('.theme-dark .row > .a_a0c54f { flex: 0.5; margin: .5em }', 'renamed')).toMatch(
    /^\.theme-dark \.c\w+ > \.c\w+ \{ flex: 0\.5; margin: \.5em \}$/,
  );
});

test('no two classes of the style become one', () => {
  const folder = new URL('style/', import.meta.url);
  const styles = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const names = new Set(styles.join('').match(/(?<=\.)[a-zA-Z][\w-]*/g));
  for (const mode of ['rehashed', 'renamed'] as const) {
    expect(new Set([...names].map((name) => className(name, mode))).size).toBe(names.size);
  }
});
