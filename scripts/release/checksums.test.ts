import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishFiles, verifyFiles } from './checksums.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handset-sums-'));
  await writeFile(path.join(folder, 'b.zip'), 'b');
  await writeFile(path.join(folder, 'a.zip'), 'a');
});
afterEach(() => rm(folder, { recursive: true }));

describe('publishFiles', () => {
  it('writes the sums of the copies, as sha256sum reads them', async () => {
    const out = path.join(folder, 'out');
    await publishFiles([path.join(folder, 'b.zip'), path.join(folder, 'a.zip')], out);
    expect(await readFile(path.join(out, 'SHA256SUMS'), 'utf8')).toBe(
      'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.zip\n' +
        '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.zip\n',
    );
    expect(await readFile(path.join(out, 'a.zip'), 'utf8')).toBe('a');
  });
});

describe('verifyFiles', () => {
  it('accepts what was published, and refuses what was changed since', async () => {
    const out = path.join(folder, 'out');
    await publishFiles([path.join(folder, 'a.zip'), path.join(folder, 'b.zip')], out);
    await verifyFiles(out);
    await writeFile(path.join(out, 'b.zip'), 'c');
    await expect(verifyFiles(out)).rejects.toThrow('b.zip is not the file that was built');
  });
});
