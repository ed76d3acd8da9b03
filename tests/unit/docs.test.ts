import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['components', 'entrypoints', 'utils', 'build', 'scripts', 'harness', 'simulator'];
const files = [
  'README.md',
  'tests/deep/README.md',
  ...FOLDERS.map((folder) => `${folder}/README.md`),
  ...FOLDERS.slice(2, 3).flatMap((folder) =>
    ['background', 'discord-page', 'shared'].map((area) => `${folder}/${area}/README.md`),
  ),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
].filter((file) => existsSync(file));

/** Paths in backticks that begin with a folder of the project. */
const PATH = new RegExp(`\`((?:${FOLDERS.join('|')}|tests|docs|public)/[\\w./-]+)\``, 'g');
const LINK = /\]\(([^)#]+?)(?:#[^)]*)?\)/g;

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  it('names only files and folders that exist', () => {
    const named = Array.from(text.matchAll(PATH), ([, name = '']) => name);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('links only to what exists', () => {
    const linked = Array.from(text.matchAll(LINK), ([, link = '']) => link).filter(
      (link) => !/^https?:/.test(link),
    );
    const missing = linked.filter((link) => !existsSync(path.join(path.dirname(file), link)));
    expect(missing).toEqual([]);
  });
});
