import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import project from '../../package.json' with { type: 'json' };
import { GROUPS } from '../../scripts/mutation/groups.ts';
import { partsOf } from '../../scripts/test/suites.ts';
import vitestConfig from '../../vitest.config.ts';

const { projects } = z
  .object({
    projects: z.array(
      z.object({ test: z.object({ name: z.string(), include: z.array(z.string()) }) }),
    ),
  })
  .parse(vitestConfig.test);
const projectNames = projects.map(({ test }) => test.name);

const workflow = z
  .object({
    on: z.object({ push: z.object({ tags: z.array(z.string()) }) }),
    jobs: z.record(
      z.string(),
      z.object({
        if: z.string().optional(),
        needs: z.array(z.string()).optional(),
        strategy: z
          .object({ matrix: z.object({ command: z.array(z.string()).optional() }) })
          .optional(),
        steps: z.array(z.object({ run: z.string().optional() })),
      }),
    ),
  })
  .parse(parse(readFileSync('.github/workflows/ci.yml', 'utf8')));

describe('every test file', () => {
  it('belongs to a project of vitest', () => {
    const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
      encoding: 'utf8',
    });
    const testFiles = tracked.split('\n').filter((file) => /\.test\.tsx?$/.test(file));
    const run = new Set(
      projects.flatMap(({ test }) => test.include.flatMap((pattern) => globSync(pattern))),
    );
    expect(testFiles.length).toBeGreaterThan(100);
    expect(testFiles.filter((file) => !run.has(file))).toEqual([]);
  });
});

describe('an end-to-end test', () => {
  it('overrides no fixture outside a describe, which would also count for the files that run after it', () => {
    const files = globSync('tests/e2e/**/*.test.ts');
    expect(files.length).toBeGreaterThan(40);
    for (const file of files)
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/^it\.override/m);
  });
});

describe('npm run test:all', () => {
  const parts = partsOf('all');

  it('runs every project of vitest', () => {
    const run = new Set(parts.flatMap((part) => part.projects));
    expect([...run].sort()).toEqual([...projectNames].sort());
  });

  it('runs the end-to-end tests with the core tag and those without it', () => {
    const commands = parts.map(({ command }) => command);
    expect(commands).toContain('node scripts/e2e.ts --tags core');
    expect(commands).toContain('node scripts/e2e.ts --tags "!core"');
  });
});

describe('npm run test:mutation', () => {
  it.each(Object.entries(GROUPS))('has files to mutate and tests for %s', (_, { files, tests }) => {
    expect(globSync(`${tests}/**/*.test.ts`).length).toBeGreaterThan(0);
    for (const pattern of files) {
      const found = globSync(pattern.replace(/^!/, ''));
      expect(found.length, pattern).toBeGreaterThan(0);
    }
  });
});

describe('CI', () => {
  it('runs npm test and then everything else, of the deep tests a third', () => {
    const commands = readFileSync('.ci/run', 'utf8').match(/^npm .*/gm);
    expect(commands).toEqual(['npm test', 'npm run test:rest']);
    const run = new Set(
      [...partsOf('core'), ...partsOf('rest')].map(({ name }) => name.replace(/[\d,]+/, '…')),
    );
    for (const { name } of partsOf('all')) expect(run).toContain(name.replace(/[\d,]+/, '…'));
  });
});

describe('the published workflow', () => {
  const others = Object.keys(workflow.jobs).filter((name) => name !== 'whole');

  it('needs all jobs for a tag', () => {
    expect(workflow.on.push.tags).toEqual(['v*']);
    const { needs = [], if: condition, steps } = workflow.jobs.whole ?? { steps: [] };
    expect([...needs].sort()).toEqual([...others].sort());
    expect(condition).toBe("always() && startsWith(github.ref, 'refs/tags/')");
    expect(steps[0]?.run).toContain(`"${others.map(() => 'success').join(' ')}"`);
  });

  it('skips no other job for a tag', () => {
    for (const name of others) {
      const condition = workflow.jobs[name]?.if ?? "startsWith(github.ref, 'refs/tags/')";
      expect(condition, name).toMatch(/(?:^|\|\| )startsWith\(github\.ref, 'refs\/tags\/'\)$/);
    }
  });

  it('runs every command with the tests of every browser, shard, third and mutated group', () => {
    const commands = others.flatMap((name) => workflow.jobs[name]?.strategy?.matrix.command ?? []);
    const wanted = ['npm test', 'npm run test:properties', 'npm run release:rehearse'];
    for (const browser of ['chromium', 'firefox'])
      for (const shard of [1, 2, 3])
        wanted.push(`npm run test:e2e -- --browser ${browser} --shard ${shard}/3`);
    for (const third of [1, 2, 3]) wanted.push(`HANDSET_THIRD=${third} npm run test:deep`);
    for (const group of Object.keys(GROUPS)) wanted.push(`npm run test:mutation -- ${group}`);
    wanted.push('npm run build && npm run conformance -- --check', 'npm run test:polyfill');
    expect(commands.toSorted()).toEqual(wanted.toSorted());
  });

  it('calls only scripts that exist', () => {
    const commands = others.flatMap((name) => workflow.jobs[name]?.strategy?.matrix.command ?? []);
    const scripts = commands.flatMap((command) => command.match(/(?<=npm run )[\w:]+/g) ?? []);
    expect(scripts.filter((name) => !(name in project.scripts))).toEqual([]);
  });
});
