import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserName } from '../../../harness/types.ts';

const FOLDER = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/**
 * Copies the build, sets `fields` in its manifest (undefined removes one) and puts `script` before the background's. The
 * caller removes it.
 */
export async function createAlteredBuild(
  browser: BrowserName,
  fields: object,
  script = '',
): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'handset-altered-'));
  await cp(path.join('.output', FOLDER[browser]), copy, { recursive: true });
  const alter = async (name: string, change: (text: string) => string) => {
    const file = path.join(copy, name);
    await writeFile(file, change(await readFile(file, 'utf8')));
  };
  await alter('manifest.json', (text) => JSON.stringify({ ...JSON.parse(text), ...fields }));
  await alter('background.js', (text) => `${script}\n${text}`);
  return copy;
}

/** A copy of the build for which the browser has no panel beside the page. */
export async function createBuildWithoutPanel(browser: BrowserName): Promise<string> {
  const manifest = await readFile(path.join('.output', FOLDER[browser], 'manifest.json'), 'utf8');
  const { permissions }: { permissions: readonly string[] } = JSON.parse(manifest);
  return createAlteredBuild(browser, {
    permissions: permissions.filter((name) => name !== 'sidePanel'),
    side_panel: undefined,
    sidebar_action: undefined,
  });
}
