import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { buildDirFor } from '../../../harness/launch.ts';

interface Altered {
  readonly version: string;
  /** Fields of `browser_specific_settings.gecko`. */
  readonly gecko: Readonly<Record<string, string>>;
}

/** Packs the build for Firefox as an add-on of another version, with other fields of Firefox's own. */
export async function packBuild({ version, gecko }: Altered): Promise<Uint8Array> {
  const folder = buildDirFor('firefox');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    files[path.relative(folder, file).replaceAll('\\', '/')] = await readFile(file);
  }
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
  Object.assign(manifest, { version });
  Object.assign(manifest.browser_specific_settings.gecko, gecko);
  files['manifest.json'] = Buffer.from(JSON.stringify(manifest));
  return zipSync(files, { level: 1 });
}
