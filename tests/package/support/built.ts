import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import project from '../../../package.json' with { type: 'json' };

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What is built and packed. */
export const BROWSERS = ['chrome', 'firefox'] as const;
export type Browser = (typeof BROWSERS)[number];

/** The zip as it would be handed in, of this checkout or of a copy of it. */
export const readZip = (browser: Browser, root = ROOT): Buffer =>
  readFileSync(path.join(root, '.output', `handset-${project.version}-${browser}.zip`));

/** What is in the zip, by name, in its order. */
export const packedFiles = (browser: Browser): Map<string, Buffer> =>
  new Map(
    Object.entries(unzipSync(readZip(browser))).map(([name, content]) => [
      name,
      Buffer.from(content),
    ]),
  );

/** What was built, by name. */
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

/** The manifest that is in the zip. */
export const manifestOf = (browser: Browser): Record<string, unknown> =>
  JSON.parse(packedFiles(browser).get('manifest.json')?.toString() ?? '{}');
