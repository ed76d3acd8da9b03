import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { STORES } from '../../scripts/release/submission.ts';

const Step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
});
const text = readFileSync('.github/workflows/release.yml', 'utf8');
const { on, jobs } = z
  .object({
    on: z.object({
      push: z.object({ tags: z.array(z.string()) }),
      workflow_dispatch: z.object({
        inputs: z.object({ publish: z.object({ default: z.boolean() }) }),
      }),
    }),
    jobs: z.record(
      z.string(),
      z.object({
        needs: z.array(z.string()).default([]),
        environment: z.string().optional(),
        strategy: z.object({ matrix: z.object({ store: z.array(z.string()) }) }).optional(),
        steps: z.array(Step),
      }),
    ),
  })
  .parse(parse(text));
const commandsOf = (job: string) => jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];

describe('the workflow of a release', () => {
  it('begins with a tag, checks it and builds from the sources zip', () => {
    expect(on.push.tags).toEqual(['v*']);
    expect(commandsOf('build')).toEqual([
      'node scripts/setup.mjs',
      'npm run -s release -- check "$GITHUB_REF_NAME"',
      'npm run -s release -- build',
    ]);
  });

  it('publishes only when it is told so by hand', () => {
    expect(on.workflow_dispatch.inputs.publish.default).toBe(false);
    const [submit] = jobs.submit?.steps.filter(({ run }) => run?.includes(' submit ')) ?? [];
    expect(submit?.run).toBe('npm run -s release -- submit "$STORE" $PUBLISH');
    expect(submit?.env.PUBLISH).toBe(`\${{ inputs.publish && '--publish' || '' }}`);
    expect(text.match(/--publish/g)).toHaveLength(1);
  });

  it('goes to every store through its own environment, after the bytes were compared and attested', () => {
    expect(jobs.submit?.strategy?.matrix.store).toEqual([...STORES]);
    expect(jobs.submit?.environment).toBe(`\${{ matrix.store }}`);
    expect(jobs.submit?.needs).toEqual(['attest']);
    expect(jobs.attest?.needs).toEqual(['build', 'arm64']);
    expect(commandsOf('arm64').join()).toContain('npm run build-for-amo');
    expect(commandsOf('arm64').join()).toContain('sha256sum --check release/SHA256SUMS');
  });

  it('uses secrets nowhere else', () => {
    for (const [name, { steps }] of Object.entries(jobs))
      if (name !== 'submit') expect(JSON.stringify(steps), name).not.toContain('secrets.');
  });

  it('only drafts the release', () => {
    expect(commandsOf('draft').join()).toMatch(/gh release create [^|]*--draft/);
  });
});
