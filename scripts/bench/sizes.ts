import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The gzipped size of each script, in kB. `npm run size` checks the limits. */
export function measureSizes(extensionDir: string) {
  const kB = (file: string): number =>
    gzipSync(readFileSync(path.join(extensionDir, file)), { level: 9 }).length / 1024;
  const tap = kB('gateway-tap.js');
  return { tap, atStart: tap + kB('discord-page.js'), assistant: kB('assistant.js') };
}
