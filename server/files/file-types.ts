/** The kinds of file that are kept; nothing a browser would run (no HTML, no SVG), nothing with macros. */
export const FILE_TYPES = {
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  png: { mime: 'image/png', extensions: ['png'] },
  jpg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
} as const;

/** One kind of file. */
export type FileType = keyof typeof FILE_TYPES;

const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
/** Bytes of a zip archive's closing record, and the longest comment after it. */
const ZIP_END_BYTES = 22;
const ZIP_TAIL_BYTES = ZIP_END_BYTES + 65_535;

/** How much of a file's end `typeByContent` wants to see. */
export const TAIL_BYTES = ZIP_TAIL_BYTES;

/**
 * Whether a zip archive ends here: its closing record with a comment that reaches exactly to the end. A picture or
 * PDF that is at the same time an archive (GIFAR) is somebody's trick.
 */
export function endsAsZip(tail: Buffer): boolean {
  for (
    let at = tail.lastIndexOf(ZIP_END);
    at !== -1;
    at = at === 0 ? -1 : tail.lastIndexOf(ZIP_END, at - 1)
  ) {
    if (at + ZIP_END_BYTES <= tail.length && at + ZIP_END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
      return true;
  }
  return false;
}

const PNG_START = Buffer.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
]);
/** The closing chunk of a PNG, whole: it has no content, so its checksum is always the same. */
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);

/**
 * The kind of a file by its first and last bytes, or null. `head` is at least the first 1,024 bytes, `tail` the last
 * `TAIL_BYTES` (both may be the whole file). 'zip' still has to be looked into. A PNG must end with its closing
 * chunk and a PDF with its closing mark; phones append notes of their own to a JPG, so its end is left open.
 */
export function typeByContent(head: Buffer, tail: Buffer): 'pdf' | 'png' | 'jpg' | 'zip' | null {
  if (startsWith(head, Buffer.from('PK\x03\x04', 'latin1'))) return endsAsZip(tail) ? 'zip' : null;
  if (endsAsZip(tail)) return null;
  if (startsWith(head, Buffer.from('%PDF-'))) {
    return tail.subarray(-1_024).includes('%%EOF') ? 'pdf' : null;
  }
  if (startsWith(head, PNG_START)) return tail.subarray(-PNG_END.length).equals(PNG_END) ? 'png' : null;
  if (startsWith(head, Buffer.from([0xff, 0xd8, 0xff]))) return looksLikeJpeg(head) ? 'jpg' : null;
  return null;
}

/** The first segment after the start is one a camera or program writes, with a length that fits. */
function looksLikeJpeg(head: Buffer): boolean {
  const marker = head[3] ?? 0;
  const isSegment =
    marker === 0xdb || marker === 0xc4 || marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
  return isSegment && head.length >= 6 && head.readUInt16BE(4) >= 2;
}
