import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import * as z from 'zod';
import type { Publisher } from '../../build/publisher.ts';
import { unpack } from './build-from-sources.ts';
import { releaseFiles } from './submission.ts';
import { updatesManifest } from './updates-manifest.ts';

const Manifest = z.object({
  version: z.string(),
  browser_specific_settings: z.object({
    gecko: z.object({ id: z.string(), update_url: z.url(), strict_min_version: z.string() }),
  }),
});

/** The manifest in a package. Throws if the package does not ask the publisher's server for updates. */
const manifestIn = (zip: Uint8Array) => {
  const { 'manifest.json': manifest } = unzipSync(zip, {
    filter: ({ name }) => name === 'manifest.json',
  });
  return Manifest.parse(JSON.parse(Buffer.from(manifest ?? []).toString()));
};

/**
 * Has Mozilla sign the beta, and writes the signed add-on and `updates.json` into the folder of the release. Both have
 * to be put where `publisher.json` says.
 */
export async function signBeta(folder: string, version: string, publisher: Publisher) {
  const files = releaseFiles(version);
  const source = await mkdtemp(path.join(tmpdir(), 'handset-sign-'));
  try {
    await unpack(await readFile(path.join(folder, files.firefox)), path.join(source, 'package'));
    execFileSync(
      'web-ext',
      [
        ...['sign', '--no-input', '--no-config-discovery', '--channel', 'unlisted'],
        ...['--source-dir', path.join(source, 'package'), '--artifacts-dir', source],
        ...['--upload-source-code', path.join(folder, files.sources)],
      ],
      {
        cwd: source,
        stdio: 'inherit',
        env: {
          ...process.env,
          WEB_EXT_API_KEY: process.env.FIREFOX_JWT_ISSUER,
          WEB_EXT_API_SECRET: process.env.FIREFOX_JWT_SECRET,
        },
      },
    );
    const signed = (await readdir(source)).filter((name) => name.endsWith('.xpi'));
    if (signed.length !== 1) throw new Error(`Mozilla returned ${signed.length} add-ons`);
    await rename(path.join(source, signed[0] ?? ''), path.join(folder, files.signed));
  } finally {
    await rm(source, { recursive: true });
  }
  await writeUpdates(folder, version, publisher);
}

async function writeUpdates(folder: string, version: string, publisher: Publisher) {
  const name = releaseFiles(version).signed;
  const file = await readFile(path.join(folder, name));
  const manifest = manifestIn(file);
  const {
    id,
    update_url: updateUrl,
    strict_min_version,
  } = manifest.browser_specific_settings.gecko;
  if (id !== publisher.beta.firefox || updateUrl !== publisher.beta.updates)
    throw new Error(`${name} is ${id}, updated from ${updateUrl}: not what publisher.json says`);
  const updates = updatesManifest({
    addOnId: id,
    version: manifest.version,
    link: new URL(name, updateUrl).href,
    file,
    strictMinVersion: strict_min_version,
  });
  await writeFile(path.join(folder, 'updates.json'), `${JSON.stringify(updates, null, 2)}\n`);
}
