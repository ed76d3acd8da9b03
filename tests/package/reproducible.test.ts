import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFromSources, plainEnvironment } from '../../scripts/release/build-from-sources.ts';
import { BROWSERS, ROOT, readZip } from './support/build-output.ts';

const run = promisify(execFile);

/** The time zone farthest from UTC. */
const env = { TZ: 'Pacific/Kiritimati' };

describe('building from the sources zip alone, in another folder and another time zone', () => {
  const built = new Map<string, Buffer>();
  let hasGit = true;
  beforeAll(async () => {
    const nodeModules = path.join(ROOT, 'node_modules');
    await buildFromSources({ zip: readZip('sources'), nodeModules, env }, async (output) => {
      const folder = path.dirname(output);
      hasGit = existsSync(path.join(folder, '.git'));
      await run(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'zip', '--browser', 'edge'], {
        cwd: folder,
        env: plainEnvironment(),
        maxBuffer: 16 * 1024 * 1024,
      });
      for (const name of [...BROWSERS, 'edge', 'sources']) built.set(name, readZip(name, folder));
    });
  }, 180_000);

  it.each([...BROWSERS, 'sources'])('produces the same zip for %s, byte for byte', (name) => {
    expect(built.get(name)?.equals(readZip(name))).toBe(true);
  });

  it('produces Chrome’s zip for Edge, byte for byte', () => {
    expect(built.get('edge')?.equals(readZip('chrome'))).toBe(true);
  });

  it('needs no repository', () => {
    expect(hasGit).toBe(false);
  });
});
