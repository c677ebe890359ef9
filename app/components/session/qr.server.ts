import { encode } from 'uqr';

/** A QR code as a picture: `size` modules on each side, and the path of the dark ones. */
export interface QrPicture {
  size: number;
  path: string;
}

/**
 * Encodes an address for printing and for the wall. Medium error correction: read from eight metres, and with a
 * hand before it.
 */
export function qrOf(address: string): QrPicture {
  const { size, data } = encode(address, { ecc: 'M', border: 0 });
  let path = '';
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (x + 1 < size && row[x + 1]) x += 1;
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
    }
  }
  return { size, path };
}
