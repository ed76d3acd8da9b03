import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import project from '../../../package.json' with { type: 'json' };

/** The root folder of the project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The browsers that the extension is built for. */
export const BROWSERS = ['chrome', 'firefox'] as const;
export type Browser = (typeof BROWSERS)[number];

/** Reads the zip for a store, of this checkout or of a copy of it. */
export const readZip = (browser: string, root = ROOT): Buffer =>
  readFileSync(path.join(root, '.output', `handset-${project.version}-${browser}.zip`));

/** The files in the zip by name, in the zip's order. */
export const packedFiles = (browser: Browser): Map<string, Buffer> =>
  new Map(
    Object.entries(unzipSync(readZip(browser))).map(([name, content]) => [
      name,
      Buffer.from(content),
    ]),
  );

/** The files of the build by name. */
export function builtFiles(browser: Browser): Map<string, Buffer> {
  const folder = path.join(ROOT, '.output', `${browser}-mv3`);
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        return [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file)];
      }),
  );
}

/** The manifest in the zip. */
export const manifestOf = (browser: Browser): Record<string, unknown> =>
  JSON.parse(packedFiles(browser).get('manifest.json')?.toString() ?? '{}');
