import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Pixels of one cell. */
const CELL = 6;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A QR code as a PNG of grey values: DOCX takes pictures, not rectangles. */
export function qrPng(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const side = size * CELL;
  // Each line begins with its filter: none.
  const pixels = Buffer.alloc(side * (side + 1), 0xff);
  for (let y = 0; y < side; y += 1) {
    const start = y * (side + 1);
    pixels[start] = 0;
    for (let x = 0; x < side; x += 1)
      if (data[Math.floor(y / CELL)]?.[Math.floor(x / CELL)]) pixels[start + 1 + x] = 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8; // bits; the other fields (grey, deflate, no interlace) are 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
