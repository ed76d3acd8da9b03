import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, type UnzipFileInfo, unzipSync, type ZipOptions, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recompressZip } from './recompress-zip.ts';

const FILES = {
  'manifest.json': strToU8(JSON.stringify({ name: 'Handset', version: '1.2.3' })),
  '_locales/ja/messages.json': readFileSync('public/_locales/ja/messages.json'),
  'icon/16.png': Uint8Array.of(137, 80, 78, 71),
};

describe('Writing a zip again', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'handset-zip-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const recompressed = async (files: typeof FILES, options: ZipOptions): Promise<Uint8Array> => {
    const file = path.join(folder, 'extension.zip');
    await writeFile(file, zipSync(files, options));
    await recompressZip(file);
    return readFile(file);
  };

  it('keeps every file as it was, sorted by name', async () => {
    const files = unzipSync(await recompressed(FILES, { level: 0 }));
    expect(Object.keys(files)).toEqual([
      '_locales/ja/messages.json',
      'icon/16.png',
      'manifest.json',
    ]);
    for (const [name, content] of Object.entries(FILES))
      expect(Buffer.compare(files[name] ?? Buffer.of(), content), name).toBe(0);
  });

  it('is smaller than what zlib makes', async () => {
    const zlib = zipSync(FILES, { level: 9 });
    expect((await recompressed(FILES, { level: 9 })).length).toBeLessThan(zlib.length);
  });

  it('spends 76 bytes and twice the name on each file, and 22 on the end', async () => {
    const zip = await recompressed(FILES, { level: 0 });
    let expected = 22;
    const count = ({ name, size }: UnzipFileInfo) => {
      expected += size + 76 + 2 * name.length;
      return false;
    };
    unzipSync(zip, { filter: count });
    expect(zip.length).toBe(expected);
  });

  it('makes the same bytes whatever the order, the dates and the level were before', async () => {
    const reversed = {
      'icon/16.png': FILES['icon/16.png'],
      'manifest.json': FILES['manifest.json'],
      '_locales/ja/messages.json': FILES['_locales/ja/messages.json'],
    };
    expect(await recompressed(reversed, { mtime: '2020-02-02', level: 1 })).toEqual(
      await recompressed(FILES, { mtime: '2031-03-03', level: 9 }),
    );
  });
});
