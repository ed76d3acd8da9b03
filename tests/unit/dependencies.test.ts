import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const versions = z.record(z.string(), z.string()).default({});
const project = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
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
        os: oneOrMore.optional(),
        cpu: oneOrMore.optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages;
const { '': _, ...packages } = locked;

/** The paths of the packages that match, sorted. */
const pathsWhere = (matches: (entry: (typeof packages)[string]) => boolean): string[] =>
  Object.entries(packages)
    .flatMap(([path, entry]) => (matches(entry) ? [path] : []))
    .sort();

describe('the packages that Handset is built with', () => {
  it('are requested in one exact version', () => {
    for (const [name, version] of Object.entries({
      ...project.dependencies,
      ...project.devDependencies,
      ...project.optionalDependencies,
    }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  it('are locked in the requested version', () => {
    for (const [name, version] of Object.entries({
      ...project.dependencies,
      ...project.devDependencies,
      ...project.optionalDependencies,
    }))
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  });

  it('have every native part for Linux on x64 also for ARM64, where reviewers may build', () => {
    const native = pathsWhere(
      ({ os = [], cpu = [] }) => os.includes('linux') && cpu.includes('x64'),
    );
    expect(native.length).toBeGreaterThan(5);
    for (const path of native)
      expect(packages[path.replace('x64', 'arm64')]?.version, path).toBe(packages[path]?.version);
  });

  it('are locked by a hash of their content', () => {
    expect(
      pathsWhere(({ integrity = '' }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity)),
    ).toEqual([]);
  });

  it('come only from the registry, never from a URL, file or link', () => {
    expect(
      pathsWhere(({ resolved, link }) => resolved !== undefined || link !== undefined),
    ).toEqual([]);
  });

  it('run no install script', () => {
    expect(pathsWhere(({ hasInstallScript }) => hasInstallScript === true)).toEqual(
      Object.keys(project.allowScripts).map((name) => `node_modules/${name}`),
    );
    expect(Object.values(project.allowScripts)).not.toContain(true);
    expect(readFileSync('scripts/setup.mjs', 'utf8')).toContain("'--ignore-scripts'");
  });
});

describe('the published workflows', () => {
  const workflows = readdirSync('.github/workflows').map((file) =>
    readFileSync(`.github/workflows/${file}`, 'utf8'),
  );

  it('pin every action to a commit', () => {
    const actions = workflows.flatMap((text) => text.match(/\buses:.*/g) ?? []);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v/);
  });

  it('have permission to read the source, and more only in the jobs that attest and draft a release', () => {
    const permissions = z.record(z.string(), z.string());
    const Workflow = z.object({
      permissions,
      jobs: z.record(z.string(), z.object({ permissions: permissions.optional() })),
    });
    const more: Record<string, unknown> = {};
    for (const text of workflows) {
      const { permissions: general, jobs } = Workflow.parse(parse(text));
      expect(general).toEqual({ contents: 'read' });
      for (const [name, job] of Object.entries(jobs))
        if (job.permissions !== undefined) more[name] = job.permissions;
    }
    expect(more).toEqual({
      attest: { attestations: 'write', contents: 'read', 'id-token': 'write' },
      draft: { contents: 'write' },
    });
  });
});
