import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserName } from '../../../harness/types.ts';

const FOLDER = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** A copy of the build whose manifest names a homepage, as one that is published does. The caller removes it. */
export async function publishedBuild(browser: BrowserName, homepage: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'handset-published-'));
  await cp(path.join('.output', FOLDER[browser]), copy, { recursive: true });
  const file = path.join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, homepage_url: homepage }));
  return copy;
}
