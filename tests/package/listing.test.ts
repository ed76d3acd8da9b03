import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import project from '../../package.json' with { type: 'json' };
import dataUse from '../../store/data-use.json' with { type: 'json' };
import { manifestOf, packedFiles, ROOT } from './support/build-output.ts';

const read = (file: string) => readFileSync(path.join(ROOT, 'store', file), 'utf8');
const LOCALES = ['en', 'de', 'es', 'fr', 'ja', 'pt_BR'];

it('there is a listing in these languages, each of which the package has too', () => {
  expect(readdirSync(path.join(ROOT, 'store/listing')).sort()).toEqual(LOCALES.toSorted());
  for (const locale of LOCALES)
    expect(packedFiles('chrome').has(`_locales/${locale}/messages.json`)).toBe(true);
});

describe.each(LOCALES)('the listing in %s', (locale) => {
  const description = read(`listing/${locale}/description.txt`);

  it('has a description as long as the stores want it', () => {
    // Edge: 250 to 10,000 characters; Chrome: 16,000 at most.
    expect(description.length).toBeGreaterThan(250);
    expect(description.length).toBeLessThan(10_000);
  });

  it('names the product and says whose it is not, in plain text', () => {
    expect(description).toContain('Handset');
    expect(description).not.toMatch(/<\w|\[.*\]\(|[*#_]{2}|https?:|\p{Extended_Pictographic}/u);
    expect(description.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(6);
  });

  it('says how many languages there are', () => {
    const count = [...packedFiles('chrome').keys()].filter((name) =>
      /^_locales\//.test(name),
    ).length;
    expect(description).toMatch(new RegExp(`\\b${count}|${count}の`));
  });

  it('says what is new in the version of the package', () => {
    const [version, empty, ...text] = read(`listing/${locale}/whats-new.txt`).trim().split('\n');
    expect([version, empty]).toEqual([project.version.replace(/-.*/, ''), '']);
    expect(text.join('\n').length).toBeGreaterThan(5);
    // Edge takes no more.
    expect(text.join('\n').length).toBeLessThan(1500);
  });
});

it('the single purpose is one sentence that fits into Chrome’s form', () => {
  const purpose = read('single-purpose.txt').trim();
  expect(purpose).toMatch(/^[^.]+\.$/);
  expect(purpose.length).toBeLessThanOrEqual(1000);
});

describe('the data-use answers', () => {
  it('are those of the manifest for Firefox', () => {
    const { browser_specific_settings: settings } = z
      .object({
        browser_specific_settings: z.object({
          gecko: z.object({
            data_collection_permissions: z.object({ required: z.array(z.string()) }),
          }),
        }),
      })
      .parse(manifestOf('firefox'));
    expect(Object.keys(dataUse.collected).sort()).toEqual(
      settings.gecko.data_collection_permissions.required.toSorted(),
    );
  });

  it('answer every kind of data exactly once', () => {
    const answered = [...Object.keys(dataUse.collected), ...dataUse.notCollected];
    expect(new Set(answered).size).toBe(answered.length);
    // All that Firefox knows; Chrome's are among them.
    expect(answered).toHaveLength(12);
  });

  it('say that no code comes from elsewhere, as the content security policy does', () => {
    expect(dataUse.usesRemoteCode).toBe(false);
    expect(JSON.stringify(manifestOf('chrome').content_security_policy)).toContain(
      "script-src 'self';",
    );
  });
});

it('the notes for reviewers name every host that is asked, and need no SMS', () => {
  const notes = read('reviewers.md');
  const { host_permissions: hosts } = z
    .object({ host_permissions: z.array(z.string()) })
    .parse(manifestOf('chrome'));
  for (const host of hosts) expect(notes).toContain(`\`${new URL(host).host}\``);
  expect(notes).toContain('No SMS has to be sent');
});
