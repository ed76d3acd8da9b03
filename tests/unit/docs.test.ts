import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['components', 'entrypoints', 'utils', 'build', 'scripts', 'harness', 'simulator'];
const files = [
  ...globSync('*.md'),
  '.github/pull_request_template.md',
  ...globSync(`{${[...FOLDERS, 'tests', 'docs', 'store'].join(',')}}/**/*.md`).map((file) =>
    file.replaceAll('\\', '/'),
  ),
];

/** Paths in backticks that begin with a folder of the project. */
const PATH = new RegExp(`\`((?:${FOLDERS.join('|')}|tests|docs|public|store)/[\\w./-]+)\``, 'g');
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

it.each([
  'utils',
  ...['background', 'discord-page', 'shared'].map((area) => `utils/${area}`),
  ...['flow', 'session'].map((owner) => `utils/background/${owner}/machine`),
  ...['gateway-tap', 'bridge', 'content-script', 'assistant', 'dialogs'].map(
    (part) => `utils/discord-page/${part}`,
  ),
  ...['', '/popup', '/options', '/welcome', '/card', '/hooks', '/styles'].map(
    (part) => `components${part}`,
  ),
  'build',
])('%s says what lives there and what it may import', (folder) => {
  expect(readFileSync(`${folder}/README.md`, 'utf8')).toMatch(/\bimport/);
});
