import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

const run = promisify(execFile);
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Unpacks a zip into a folder, which is created. */
export async function unpack(zip: Uint8Array, folder: string): Promise<void> {
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    if (name.endsWith('/')) continue;
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** The environment of a reviewer who has nothing but the sources: no variable of a test run or of this project. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter(
    (name) => !/^(?:NODE_ENV|VITEST|npm_|HANDSET_)/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

interface Sources {
  readonly zip: Uint8Array;
  /** Packages that are installed already, used instead of installing them again. */
  readonly nodeModules?: string;
  /** Added to the environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Builds from a sources zip alone, in an empty folder, with the command that reviewers are told to use. `use` gets the
 * folder with the zips; it is deleted afterwards.
 */
export async function buildFromSources<Result>(
  { zip, nodeModules, env }: Sources,
  use: (output: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handset sources '));
  try {
    await unpack(zip, folder);
    if (nodeModules !== undefined)
      await symlink(nodeModules, path.join(folder, 'node_modules'), 'junction');
    await run('npm', ['run', 'build-for-amo'], {
      cwd: folder,
      env: { ...plainEnvironment(), ...env },
      maxBuffer: MAX_OUTPUT_BYTES,
      shell: process.platform === 'win32',
    });
    return await use(path.join(folder, '.output'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
