import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const versions = z.record(z.string(), z.string()).default({});
const project = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    overrides: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const locked = z
  .object({
    lockfileVersion: z.literal(3),
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        link: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages;
const { '': _, ...packages } = locked;

/** Biome's programs for machines on which the lock was never written. */
const WITHOUT_INTEGRITY = [
  'android-arm64',
  'android-x64',
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64-musl',
  'linux-x64-musl',
  'win32-arm64',
  'win32-x64',
].map((machine) => `node_modules/@biomejs/cli-${machine}`);

/** The places of the packages that are as asked, sorted. */
const placesWhere = (asked: (entry: (typeof packages)[string]) => boolean): string[] =>
  Object.entries(packages)
    .flatMap(([place, entry]) => (asked(entry) ? [place] : []))
    .sort();

describe('The packages that Handset is built with', () => {
  it('are asked for in one exact version', () => {
    for (const [name, version] of Object.entries({
      ...project.dependencies,
      ...project.devDependencies,
      ...project.overrides,
    }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  it('are locked in the version that is asked for', () => {
    for (const [name, version] of Object.entries({
      ...project.dependencies,
      ...project.devDependencies,
    }))
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  });

  it('are locked by what they contain', () => {
    expect(placesWhere(({ integrity }) => integrity === undefined)).toEqual(WITHOUT_INTEGRITY);
    expect(
      placesWhere(
        ({ integrity }) =>
          integrity !== undefined && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
      ),
    ).toEqual([]);
  });

  it('come from the registry alone, and from no address, file or link of their own', () => {
    expect(
      placesWhere(({ resolved, link }) => resolved !== undefined || link !== undefined),
    ).toEqual([]);
  });

  it('run nothing when they are installed, but for those that are allowed to', () => {
    const allowed = Object.keys(project.allowScripts).filter((name) => project.allowScripts[name]);
    expect(placesWhere(({ hasInstallScript }) => hasInstallScript === true)).toEqual(
      allowed.map((name) => `node_modules/${name}`).sort(),
    );
  });
});

describe('The published workflows', () => {
  const workflows = readdirSync('.github/workflows').map((file) =>
    readFileSync(`.github/workflows/${file}`, 'utf8'),
  );

  it('name every action by its commit', () => {
    const actions = workflows.flatMap((text) => text.match(/\buses:.*/g) ?? []);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v/);
  });

  it('may read the source and nothing else', () => {
    for (const text of workflows)
      expect(text.match(/\bpermissions:\s+.*/g)).toEqual(['permissions:\n  contents: read']);
  });
});
