import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Copies Chromium's build and hides the native `browser` from every script of it, as in Chromium before 148, which has
// only `chrome`: there the polyfill does real work. `npm run test:polyfill` runs the core of the end-to-end tests on it.

const output = fileURLToPath(new URL('../.output', import.meta.url));
const copy = path.join(output, 'without-native-browser', 'chrome-mv3');

const HIDE = `delete globalThis.browser;
if (globalThis.browser !== undefined) throw new Error('The native browser is still there');
`;

rmSync(copy, { recursive: true, force: true });
cpSync(path.join(output, 'chrome-mv3'), copy, { recursive: true });
for (const { parentPath, name } of readdirSync(copy, { recursive: true, withFileTypes: true })) {
  // The tap runs in the page's own world, where the extension has no interface to hide.
  if (!name.endsWith('.js') || name === 'gateway-tap.js') continue;
  const file = path.join(parentPath, name);
  writeFileSync(file, HIDE + readFileSync(file, 'utf8'));
}
