import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, ROOT, readZip } from './support/build-output.ts';

const run = promisify(execFile);

/** An environment without the variables of this test run, and with the time zone farthest from UTC. */
const otherEnvironment = (): NodeJS.ProcessEnv => {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  return { ...env, TZ: 'Pacific/Kiritimati' };
};

describe('building again from a copy in another folder', () => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(path.join(tmpdir(), 'handset another place '));
    const files = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: ROOT });
    for (const file of new Set(files.toString().split('\0')))
      if (file !== '' && existsSync(path.join(ROOT, file)))
        await cp(path.join(ROOT, file), path.join(copy, file));
    await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  });
  afterAll(() => rm(copy, { recursive: true }));

  const zip = async (browser: string) => {
    const wxt = path.join('node_modules', 'wxt', 'bin', 'wxt.mjs');
    await run(process.execPath, [wxt, 'zip', '--browser', browser], {
      cwd: copy,
      env: otherEnvironment(),
      maxBuffer: 16 * 1024 * 1024,
    });
    return readZip(browser, copy);
  };

  it.each(BROWSERS)('produces the same zip for %s, byte for byte', async (browser) => {
    expect((await zip(browser)).equals(readZip(browser))).toBe(true);
  });

  it('produces Chrome’s zip for Edge, byte for byte', async () => {
    expect((await zip('edge')).equals(readZip('chrome'))).toBe(true);
  });
});
