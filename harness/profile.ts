import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A throw-away browser profile, with its reaper. */
export interface Profile {
  readonly dir: string;
  /** Tells the reaper which browser to end when this process dies, however it dies. */
  guard(pid: number | undefined): void;
  /** After the browser has ended. */
  remove(): Promise<void>;
  /** Ends the browser too, where a launch failed half-way. */
  abandon(): void;
}

/** Makes the profile's folder and starts the reaper. */
export async function createProfile(name: string): Promise<Profile> {
  const dir = await mkdtemp(path.join(tmpdir(), `handset-${name}-`));
  const script = fileURLToPath(new URL('./reaper.ts', import.meta.url));
  // Detached, so that Ctrl+C in the terminal does not end it before it has done its work.
  const reaper = spawn(process.execPath, [script, dir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Nothing waits for it, and a pipe that breaks means only that it has ended first.
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
