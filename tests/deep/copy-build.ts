import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildDirFor } from '../../harness/launch.ts';
import type { BrowserName } from '../../harness/types.ts';

/** The time-out of a call in the copy: longer than any intended answer takes, even on a slow machine. */
export const SHORT_TIMEOUT_MS = 7000;

export interface Build {
  readonly dir: string;
  remove(): Promise<void>;
}

/**
 * Copies the built extension and shortens the time-out of a call from 15 seconds to 7, because every row of the fault
 * matrix has an answer that never comes. Nothing else differs; the end-to-end tests wait for the real time-out.
 * The copy also allows another build to run meanwhile.
 */
export async function copyBuild(browser: BrowserName): Promise<Build> {
  const dir = await mkdtemp(path.join(tmpdir(), 'handset-deep-'));
  await cp(buildDirFor(browser), dir, { recursive: true });
  const file = path.join(dir, 'background.js');
  const source = await readFile(file, 'utf8');
  const parts = source.split(/=15e3\b/);
  if (parts.length !== 2)
    throw new Error(
      `Expected the time-out of a call once in ${file}, found it ${parts.length - 1} times`,
    );
  await writeFile(file, parts.join(`=${SHORT_TIMEOUT_MS}`));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
