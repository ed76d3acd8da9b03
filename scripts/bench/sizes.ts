import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What is sent of each script when it is compressed, in kB. Whether that is too much, `npm run size` tells. */
export function measureSizes(extensionDir: string) {
  const kB = (file: string): number =>
    gzipSync(readFileSync(path.join(extensionDir, file)), { level: 9 }).length / 1024;
  const tap = kB('gateway-tap.js');
  return { tap, atStart: tap + kB('discord-page.js'), assistant: kB('assistant.js') };
}
