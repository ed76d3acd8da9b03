const MAGIC = Buffer.from('mozLz40\0');

/** Decompresses a file of Firefox (`.jsonlz4`, `.mozlz4`); null for any other or damaged file. */
export function unpackMozLz4(file: Buffer): Buffer | null {
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const unpacked = Buffer.alloc(file.readUInt32LE(MAGIC.length));
  const written = unpackBlock(file.subarray(MAGIC.length + 4), unpacked);
  return written === unpacked.length ? unpacked : null;
}

/** Decompresses one LZ4 block, https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md; returns its length. */
function unpackBlock(packed: Buffer, into: Buffer): number {
  let from = 0;
  let to = 0;
  const lengthOf = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === 15; more; ) {
      const next = packed[from] ?? 0;
      from += 1;
      length += next;
      more = next === 255;
    }
    return length;
  };
  while (from < packed.length) {
    const token = packed[from] ?? 0;
    from += 1;
    const literals = lengthOf(token >> 4);
    to += packed.copy(into, to, from, from + literals);
    from += literals;
    // The last sequence has only literals.
    if (from >= packed.length) break;
    const back = packed.readUInt16LE(from);
    from += 2;
    const end = to + lengthOf(token & 15) + 4;
    // Copied byte by byte, because a match may overlap its own output.
    for (; to < end; to += 1) into[to] = into[to - back] ?? 0;
  }
  return to;
}
