import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture: four bytes a pixel (red, green, blue, alpha), row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** What the picture was drawn from; kept in the file as text. */
  readonly source: string;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const KEYWORD = 'Source\0';
/** 8 bits a channel, red, green, blue and alpha; nothing else has a choice. */
const FORMAT = [8, 6, 0, 0, 0];

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** Writes a PNG without filters, which flat drawings do not need. The same picture always gives the same bytes. */
export function encodePng({ width, height, pixels, source }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set(FORMAT, 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(y * width * 4, (y + 1) * width * 4)]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(KEYWORD + source, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.of()),
  ]);
}

/** Reads a PNG that `encodePng` wrote. Throws for any other. */
export function decodePng(file: Buffer): Picture {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('Not a PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [header, text, data] = ['IHDR', 'tEXt', 'IDAT'].map((type) => chunks.get(type));
  if (!header || !text || !data || !header.subarray(8).equals(Buffer.from(FORMAT)))
    throw new Error('Not written by "npm run icons"');
  const [width, height] = [header.readUInt32BE(), header.readUInt32BE(4)];
  const rows = inflateSync(data);
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const row = rows.subarray(y * (width * 4 + 1), (y + 1) * (width * 4 + 1));
    if (row[0] !== 0) throw new Error('Filtered rows are not read');
    pixels.set(row.subarray(1), y * width * 4);
  }
  return { width, height, pixels, source: text.toString('latin1', KEYWORD.length) };
}
