/** A file as it stands in a zip. */
interface ZipEntry {
  /** In ASCII. */
  readonly name: string;
  /** 0 for stored, 8 for deflated. */
  readonly method: number;
  readonly data: Uint8Array;
  /** Of the file itself. */
  readonly crc: number;
  readonly size: number;
}

/** 20: as deflating and folders need it. */
const VERSION = 20;
/** 1 January 1980, the first day that a zip can name. */
const FIRST_DAY = 0x21;

/**
 * A zip of files that are deflated already. fflate writes such ones as a stream, with the sizes once more behind each
 * file: 16 bytes that a package of many small files has no use for.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'ascii');
    const facts = factsOf(entry, name.length);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, entry.data]);
    // Comment, disk and attributes are nothing; then where the file begins.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.of(VERSION, 0);
    directory.push(Buffer.from('PK\x01\x02'), madeBy, facts, rest, name);
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

/** What is said of a file both before it and in the directory at the end. */
function factsOf({ method, data, crc, size }: ZipEntry, nameLength: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(method, 4);
  facts.writeUInt16LE(FIRST_DAY, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(data.length, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}
