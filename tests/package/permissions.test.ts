import { expect, it } from 'vitest';
import * as z from 'zod';
import reasons from '../../store/permissions.json' with { type: 'json' };
import { BROWSERS, manifestOf } from './support/build-output.ts';

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

it('every reason is a sentence that fits into the form of Chrome’s store', () => {
  for (const [name, reason] of Object.entries({ ...reasons.permissions, ...reasons.hosts })) {
    expect(reason, name).toMatch(/^[A-Z].{40,}\.$/);
    expect(reason.length, name).toBeLessThanOrEqual(1000);
  }
});
