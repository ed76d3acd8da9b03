import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFor } from '../../harness/launch.ts';
import type { BrowserName } from '../../harness/types.ts';

/** How long a call may take in the copy. Longer than any answer that is meant to come, also on a slow machine. */
export const SHORT_TIMEOUT_MS = 7000;

export interface Build {
  readonly dir: string;
  remove(): Promise<void>;
}

/**
 * A copy of the built extension in which a call waits 7 seconds for its answer instead of 15, so that a matrix with an
 * answer that never comes in every row does not spend its time waiting. That one number is all that differs; the real
 * time is waited for in the end-to-end tests. It is a copy also so that another build can be made meanwhile.
 */
export async function copyBuild(browser: BrowserName): Promise<Build> {
  const dir = await mkdtemp(path.join(tmpdir(), 'handset-deep-'));
  await cp(buildFor(browser), dir, { recursive: true });
  const file = path.join(dir, 'background.js');
  const source = await readFile(file, 'utf8');
  const parts = source.split(/=15e3\b/);
  if (parts.length !== 2)
    throw new Error(`The time-out of a call was found ${parts.length - 1} times in ${file}`);
  await writeFile(file, parts.join(`=${SHORT_TIMEOUT_MS}`));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
