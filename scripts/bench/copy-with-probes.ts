import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Copies the built extension and puts a probe's source at the beginning of each named script of Discord's page. */
export async function copyWithProbes(
  extensionDir: string,
  probes: Readonly<Record<string, string>>,
): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(path.join(tmpdir(), 'handset-probed-'));
  await cp(extensionDir, dir, { recursive: true });
  for (const [script, source] of Object.entries(probes)) {
    const file = path.join(dir, script);
    await writeFile(file, `${source}\n${await readFile(file, 'utf8')}`);
  }
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
