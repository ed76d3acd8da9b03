import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackMozLz4 } from './moz-lz4.ts';

/** One text that was found in one file. */
export interface Hit {
  /** Path relative to the searched folder. */
  readonly file: string;
  /** The name under which the text was passed in. */
  readonly textName: string;
}

/** The byte sequences that a text can have in a file, including inside a longer base64 string. */
function formsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text);
  const inBase64 = [0, 1, 2].map((offset) => {
    const written = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
    // The characters at both ends depend on the neighboring bytes.
    return Buffer.from(written.slice(offset === 0 ? 0 : 4, -4));
  });
  // The base64 form of a short text is too short to be unique.
  return [utf8, Buffer.from(text, 'utf16le'), ...inBase64.filter(({ length }) => length >= 8)];
}

/** The bytes of a file and, if it is compressed, its decompressed content. */
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
 * Searches every file of a folder for texts; each name lists all spellings of its text. Random texts are found in
 * files compressed with Snappy or LZ4 (LevelDB, Firefox's storage), too: both keep bytes that repeat nothing before.
 */
export async function searchFiles(
  dir: string,
  texts: Readonly<Record<string, readonly string[]>>,
): Promise<Hit[]> {
  const wanted = Object.entries(texts).map(([textName, forms]) => ({
    textName,
    forms: forms.flatMap(formsOf),
  }));
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const hits: Hit[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    // A running browser may delete a file at any time.
    const bytes = await readFile(full).catch(() => Buffer.alloc(0));
    const contents = contentsOf(bytes);
    for (const { textName, forms } of wanted)
      if (contents.some((content) => forms.some((form) => content.includes(form))))
        hits.push({ file: path.relative(dir, full), textName });
  }
  return hits;
}
