import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackMozLz4 } from './lz4.ts';

/** Where a text was found. */
export interface Hit {
  /** Relative to the folder that was searched. */
  readonly file: string;
  /** The name that the text was given. */
  readonly what: string;
}

/** The bytes that a text can be in a file, also in the middle of something that is written as base64. */
function formsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text);
  const inBase64 = [0, 1, 2].map((offset) => {
    const written = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
    // The characters at both ends depend on the neighbours.
    return Buffer.from(written.slice(offset === 0 ? 0 : 4, -4));
  });
  // What is left of a short text would be found anywhere.
  return [utf8, Buffer.from(text, 'utf16le'), ...inBase64.filter(({ length }) => length >= 8)];
}

/** What a file holds: its bytes, and what they unpack to. */
function contentsOf(bytes: Buffer): Buffer[] {
  const unpacked = unpackMozLz4(bytes);
  return unpacked === null ? [bytes, ...gunzipped(bytes)] : [bytes, unpacked];
}

function gunzipped(bytes: Buffer): Buffer[] {
  const start = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  if (start < 0) return [];
  try {
    return [gunzipSync(bytes.subarray(start))];
  } catch {
    return [];
  }
}

/**
 * Searches every file of a folder for texts, given by name in all ways they can be written. Snappy and LZ4 (LevelDB, Firefox's
 * storage) leave a text that nothing before it resembles as it is, so that random ones are found there too.
 */
export async function searchFiles(
  dir: string,
  texts: Readonly<Record<string, readonly string[]>>,
): Promise<Hit[]> {
  const wanted = Object.entries(texts).map(([what, forms]) => ({
    what,
    forms: forms.flatMap(formsOf),
  }));
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const hits: Hit[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    // A browser that runs may take a file away.
    const bytes = await readFile(full).catch(() => Buffer.alloc(0));
    const contents = contentsOf(bytes);
    for (const { what, forms } of wanted)
      if (contents.some((content) => forms.some((form) => content.includes(form))))
        hits.push({ file: path.relative(dir, full), what });
  }
  return hits;
}
