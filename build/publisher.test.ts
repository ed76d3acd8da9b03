import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Publisher, placeholdersOf, publicAddresses, readPublisher } from './publisher.ts';

const complete: Publisher = {
  homepage: 'https://handset.test/source',
  issues: 'https://handset.test/source/issues',
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

describe('readPublisher', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'handset-publisher-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads the file of this project', () => {
    expect(Object.keys(readPublisher())).toEqual(Object.keys(complete));
  });

  it.each([
    ['an address without https', { ...complete, issues: 'http://handset.test/issues' }],
    ['an id of another form', { ...complete, stable: { ...complete.stable, chrome: 'handset' } }],
    ['no id for Firefox', { ...complete, beta: { ...complete.beta, firefox: '' } }],
    ['a field that nothing reads', { ...complete, twitter: '' }],
  ])('refuses %s', (_, publisher) => {
    const file = path.join(folder, 'publisher.json');
    writeFileSync(file, JSON.stringify(publisher));
    expect(() => readPublisher(file)).toThrow();
  });
});

describe('placeholdersOf', () => {
  it('finds none when everything is filled in', () => {
    expect(placeholdersOf(complete)).toEqual([]);
  });

  it('finds what is empty and what is at .example', () => {
    const { stable, beta } = complete;
    expect(
      placeholdersOf({
        ...complete,
        homepage: 'https://handset.example',
        issues: 'https://handset.example:8443/issues',
        email: 'someone@example',
        stable: { ...stable, edge: '', firefox: 'handset@handset.example' },
        beta: { ...beta, updates: 'https://a.example/updates.json' },
      }),
    ).toEqual(['homepage', 'issues', 'email', 'stable.firefox', 'stable.edge', 'beta.updates']);
  });

  it('takes no ordinary name for a placeholder', () => {
    expect(
      placeholdersOf({ ...complete, homepage: 'https://example-source.test/example' }),
    ).toEqual([]);
  });
});

describe('publicAddresses', () => {
  it('has what is filled in, and nothing for a placeholder', () => {
    expect(publicAddresses({ ...complete, issues: '', email: 'a@b.example' })).toEqual({
      homepage: 'https://handset.test/source',
      issues: undefined,
      email: undefined,
    });
  });
});
