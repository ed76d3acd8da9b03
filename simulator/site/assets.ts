import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

interface PageAssets {
  script: string;
  style: string;
  /** Part of the addresses, as in Discord's: browsers keep what it stands for. */
  version: string;
}

const PAGE = new URL('../page/', import.meta.url);
let assets: Promise<PageAssets> | undefined;

/** The page's script and style, bundled on first use and then cached. */
export function loadPageAssets(): Promise<PageAssets> {
  assets ??= bundle();
  return assets;
}

async function bundle(): Promise<PageAssets> {
  const [script, style] = await Promise.all([
    bundleScript(fileURLToPath(new URL('main.tsx', PAGE))),
    joinStyles(new URL('style/', PAGE)),
  ]);
  const version = createHash('sha256').update(script).update(style).digest('hex').slice(0, 16);
  return { script, style, version };
}

/** Joins the styles in the order of their file names, which begin with numbers. */
async function joinStyles(folder: URL): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css')).sort();
  const styles = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return styles.join('\n');
}

async function bundleScript(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // Set explicitly, because test runners set NODE_ENV to `test` and React's production build has no development JSX.
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'page', fileName: 'app' },
    },
  });
  const output = 'on' in result ? [] : [result].flat().flatMap((part) => part.output);
  const chunk = output.find((file) => file.type === 'chunk');
  if (!chunk) throw new Error('The page of the simulator could not be bundled.');
  return chunk.code;
}
