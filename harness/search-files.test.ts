import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { searchFiles } from './search-files.ts';

const SECRET = 'rosebud-7Qx';
let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'search-files-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** "rosebud-7Qx" twice, the second as a match eleven bytes back, then "-ends". */
const lz4Block = Buffer.concat([
  Buffer.from([0xb7]),
  Buffer.from(SECRET),
  Buffer.from([11, 0, 0x50]),
  Buffer.from('-ends'),
]);
const mozLz4 = (block: Buffer, length: number) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(length);
  return Buffer.concat([Buffer.from('mozLz40\0'), size, block]);
};

it.each([
  ['as text', Buffer.from(`before ${SECRET} after`)],
  ['as UTF-16', Buffer.from(`before ${SECRET} after`, 'utf16le')],
  ['as base64 at offset 0', Buffer.from(Buffer.from(`${SECRET} after`).toString('base64'))],
  ['as base64 at offset 1', Buffer.from(Buffer.from(`a${SECRET} after`).toString('base64'))],
  ['as base64 at offset 2', Buffer.from(Buffer.from(`ab${SECRET} after`).toString('base64'))],
  ['compressed with gzip', Buffer.concat([Buffer.from('head'), gzipSync(`x ${SECRET}`)])],
  ['compressed with Firefox’s LZ4', mozLz4(lz4Block, 27)],
])('finds a text %s', async (_form, bytes) => {
  await mkdir(path.join(dir, 'deep'));
  await writeFile(path.join(dir, 'deep', 'file'), bytes);
  await writeFile(path.join(dir, 'other'), 'nothing here');
  expect(await searchFiles(dir, { it: [SECRET], another: ['orson'] })).toEqual([
    { file: path.join('deep', 'file'), textName: 'it' },
  ]);
});

it('finds a repetition that exists only in the decompressed file', async () => {
  await writeFile(path.join(dir, 'file'), mozLz4(lz4Block, 27));
  const twice = `${SECRET}${SECRET}-ends`;
  expect(await searchFiles(dir, { twice: [twice] })).toHaveLength(1);
});
