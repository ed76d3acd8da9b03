import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import project from '../package.json' with { type: 'json' };

const output = fileURLToPath(new URL('../.output', import.meta.url));
const buildDir = path.join(output, 'chrome-mv3');
const zip = path.join(output, `handset-${project.version}-chrome.zip`);
const KB = 1024;

const read = (file: string): string => readFileSync(path.join(buildDir, file), 'utf8');
const gzippedText = (text: string): number => gzipSync(text, { level: 9 }).length;
const gzipped = (files: Iterable<string>): number =>
  Array.from(files, (file) => gzippedText(read(file))).reduce((sum, size) => sum + size, 0);

/** A script with all its static imports, which the browser loads before running it. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, imported] of read(file).matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g))
    if (imported !== undefined) withImports(path.join(path.dirname(file), imported), found);
  return found;
}

/** The files that an extension page's HTML refers to. */
const filesIn = (html: string, pattern: RegExp): string[] =>
  Array.from(read(html).matchAll(pattern), ([, url]) => (url ?? '').replace(/^\//, ''));

/** The scripts that run on every page of Discord's while help is on. */
const PAGE_SCRIPTS = ['gateway-tap.js', 'discord-page.js'];

const popupScripts = filesIn('popup.html', /<script[^>]+src="([^"]+)"/g).flatMap((file) => [
  ...withImports(file),
]);
const popupStyle = /<style>(.+?)<\/style>/s.exec(read('popup.html'))?.[1];
if (popupScripts.length === 0 || popupStyle === undefined)
  throw new Error('popup.html has no script or no inline style');

/** Size limits, in bytes. */
const budgets = [
  {
    what: 'popup scripts for first paint, gz',
    size: gzipped(new Set(popupScripts)),
    // The header's menu, the list of what happened, the panel's drafts, and the code that is pasted anywhere.
    limit: 26 * KB,
  },
  { what: 'popup styles, gz', size: gzippedText(popupStyle), limit: 5 * KB },
  { what: 'scripts on Discord’s page, gz', size: gzipped(PAGE_SCRIPTS), limit: 6 * KB },
  { what: 'of which the gateway tap, gz', size: gzipped(['gateway-tap.js']), limit: 3 * KB },
  { what: 'assistant on Discord’s page, gz', size: gzipped(['assistant.js']), limit: 19 * KB },
  { what: 'background, gz', size: gzipped(withImports('background.js')), limit: 50 * KB },
  { what: 'zip for Chrome', size: statSync(zip).size, limit: 450 * KB },
];

const kB = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;
for (const { what, size, limit } of budgets)
  console.log(
    `${size > limit ? 'over' : 'ok  '}  ${what.padEnd(36)} ${kB(size).padStart(9)} of ${kB(limit)}`,
  );
if (budgets.some(({ size, limit }) => size > limit)) process.exitCode = 1;
