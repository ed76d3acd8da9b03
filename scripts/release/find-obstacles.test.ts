import { describe, expect, it } from 'vitest';
import { findObstacles } from './find-obstacles.ts';

const publisher = {
  homepage: 'https://handset.test/source',
  issues: 'https://handset.test/issues',
  email: 'security@handset.test',
  stable: {
    chrome: 'abcdefghijklmnopabcdefghijklmnop',
    firefox: 'handset@handset.test',
    edge: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
  },
  beta: {
    chrome: 'ponmlkjihgfedcbaponmlkjihgfedcba',
    firefox: 'beta@handset.test',
    updates: 'https://handset.test/beta/updates.json',
  },
};
const changelog =
  '# Changelog\n\n## 1.2.3 (2026-12-01)\n\n- More.\n\n## 1.2.2 (2026-11-01)\n\n- Less.\n';
const good = { tag: 'v1.2.3', version: '1.2.3', lockedVersion: '1.2.3', changelog, publisher };

describe('findObstacles', () => {
  it('finds none where tag, version, changelog and publisher agree', () => {
    expect(findObstacles(good)).toEqual([]);
  });

  it.each([
    [{ tag: 'v1.2.4' }, 'The tag is v1.2.4, but package.json says 1.2.3.'],
    [{ tag: '1.2.3' }, 'The tag is 1.2.3, but package.json says 1.2.3.'],
    [{ lockedVersion: '1.2.2' }, 'package-lock.json says 1.2.2, not 1.2.3.'],
    [
      { changelog: '## 1.2.2 (2026-12-01)\n\n- Less.' },
      'The changelog begins with 1.2.2, not 1.2.3.',
    ],
    [
      { changelog: '## 1.2.3 (unreleased)\n\n- More.' },
      'The newest version in the changelog has no date.',
    ],
    [
      { changelog: '## 1.2.3 (2026-12-01)\n\n## 1.2.2 (2026-11-01)\n\n- Less.' },
      'The newest version in the changelog says nothing.',
    ],
    [
      { publisher: { ...publisher, email: '', issues: 'https://handset.example/issues' } },
      'publisher.json still holds placeholders: issues, email.',
    ],
  ])('finds what is wrong with %o', (change, obstacle) => {
    expect(findObstacles({ ...good, ...change })).toEqual([obstacle]);
  });

  it('refuses a version that belongs to no channel, and a heading of another form', () => {
    expect(() => findObstacles({ ...good, version: '1.2.3-rc.1' })).toThrow('neither');
    expect(() => findObstacles({ ...good, changelog: '## v1.2.3' })).toThrow('not a heading');
    expect(() => findObstacles({ ...good, changelog: 'Nothing' })).toThrow('no version');
  });
});
