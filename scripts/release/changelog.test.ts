import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { headOfChangelog } from './changelog.ts';

it('cuts the notes of the newest version out of the changelog', () => {
  const changelog =
    '# Changelog\n\nAbout it.\n\n## 1.2.3-beta.1 (2026-12-01)\n\nMore.\n\n- Even more.\n\n## 1.2.2 (2026-11-01)\n\n- Less.\n';
  expect(headOfChangelog(changelog)).toEqual({
    version: '1.2.3-beta.1',
    date: '2026-12-01',
    notes: 'More.\n\n- Even more.',
  });
});

it('the changelog of this project begins with the version of package.json', () => {
  const { version, notes } = headOfChangelog(readFileSync('CHANGELOG.md', 'utf8'));
  expect(version).toBe(project.version);
  expect(notes).not.toBe('');
});
