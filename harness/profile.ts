import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A temporary browser profile and the reaper that cleans up after it. */
export interface Profile {
  readonly dir: string;
  /** Tells the reaper which browser to kill when this process ends, for whatever reason. */
  guard(pid: number | undefined): void;
  /** Deletes the profile; call it after the browser has ended. */
  remove(): Promise<void>;
  /** Kills the browser and deletes the profile, after a launch that failed halfway. */
  abandon(): void;
}

/** Creates the profile folder and starts the reaper. */
export async function createProfile(name: string): Promise<Profile> {
  const dir = await mkdtemp(path.join(tmpdir(), `handset-${name}-`));
  const script = fileURLToPath(new URL('./reaper.ts', import.meta.url));
  // Detached, so that Ctrl+C in the terminal does not end the reaper before it has cleaned up.
  const reaper = spawn(process.execPath, [script, dir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // This process does not wait for the reaper, and a broken pipe only means that it ended first.
  reaper.unref();
  reaper.on('error', () => {});
  reaper.stdin.on('error', () => {});
  return {
    dir,
    guard(pid) {
      if (pid !== undefined) reaper.stdin.write(`${pid}\n`);
    },
    async remove() {
      // The browser's last child processes may still be writing.
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      reaper.kill('SIGKILL');
    },
    abandon() {
      reaper.stdin.end();
    },
  };
}
