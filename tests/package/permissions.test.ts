import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import reasons from '../../store/permissions.json' with { type: 'json' };
import { BROWSERS, manifestOf, ROOT } from './support/build-output.ts';

const list = z.array(z.string()).default([]);
const Manifest = z.object({
  permissions: list,
  optional_permissions: list,
  host_permissions: list,
  optional_host_permissions: list,
  content_scripts: z.array(z.object({ matches: z.array(z.string()) })).default([]),
});
const manifests = BROWSERS.map((browser) => Manifest.parse(manifestOf(browser)));
const sorted = (names: readonly string[]) => [...new Set(names)].sort();

it('every permission of the manifests has a reason in store/permissions.json, and no other', () => {
  const asked = manifests.flatMap((manifest) => [
    ...manifest.permissions,
    ...manifest.optional_permissions,
  ]);
  expect(Object.keys(reasons.permissions).sort()).toEqual(sorted(asked));
});

it('every host of the manifests has a reason in store/permissions.json, and no other', () => {
  const asked = manifests.flatMap((manifest) => [
    ...manifest.host_permissions,
    ...manifest.optional_host_permissions,
    ...manifest.content_scripts.flatMap(({ matches }) => matches),
  ]);
  expect(Object.keys(reasons.hosts).sort()).toEqual(sorted(asked));
});

it('the README has a row for every permission', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const rows = Array.from(readme.matchAll(/^\| `(\w+)` \|/gm), ([, name]) => name);
  expect(rows.sort()).toEqual(Object.keys(reasons.permissions).sort());
});

it('the README names the oldest browsers that the package allows', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const oldest = BROWSERS.map((browser) => JSON.stringify(manifestOf(browser)))
    .join()
    .matchAll(/(?:strict_min_version|minimum_chrome_version)":"(\d+)/g);
  const versions = Array.from(oldest, ([, version]) => version);
  expect(versions).toHaveLength(3);
  for (const version of versions)
    expect(readme).toMatch(
      new RegExp(
        `\\| (?:${version} or newer|${version} is the lowest that the package allows) \\|`,
      ),
    );
});

it('every reason is a sentence that fits into the form of Chrome’s store', () => {
  for (const [name, reason] of Object.entries({ ...reasons.permissions, ...reasons.hosts })) {
    expect(reason, name).toMatch(/^[A-Z].{40,}\.$/);
    expect(reason.length, name).toBeLessThanOrEqual(1000);
  }
});
