import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A throw-away browser profile. */
export interface Profile {
  readonly dir: string;
  /** Ends the browser and removes the profile when this process dies, however it dies. */
  guard(pid: number | undefined): void;
  /** After the browser has ended. */
  remove(): Promise<void>;
  /** Ends the browser too, where a launch failed half-way. */
  abandon(): void;
}

/** Makes the profile's folder. */
export async function createProfile(name: string): Promise<Profile> {
  const dir = await mkdtemp(path.join(tmpdir(), `handset-${name}-`));
  let reaper: ChildProcess | undefined;
  return {
    dir,
    guard(pid) {
      if (pid === undefined) return;
      const script = fileURLToPath(new URL('./reaper.ts', import.meta.url));
      // Detached, so that Ctrl+C in the terminal does not end it before it has done its work.
      reaper = spawn(process.execPath, [script, String(pid), dir], {
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
      });
      reaper.unref();
      // The pipe breaks when the reaper ends first, which is nobody's concern.
      reaper.stdin?.on('error', () => {});
    },
    async remove() {
      // The browser's last child processes may still be writing.
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      reaper?.kill('SIGKILL');
    },
    abandon() {
      if (reaper) reaper.stdin?.end();
      else rmSync(dir, { recursive: true, force: true });
    },
  };
}
