import { inflateSync } from 'node:zlib';

/** One object of a PDF: its dictionary as text and, if it has one, its unpacked stream. */
interface PdfObject {
  dictionary: string;
  stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(\d+) 0 obj\s*([\s\S]*?)endobj/g)) {
    const [, number = '', body = ''] = found;
    const start = body.indexOf('stream\n');
    const dictionary = start < 0 ? body : body.slice(0, start);
    let stream = '';
    if (start >= 0) {
      const bytes = Buffer.from(body.slice(start + 7, body.lastIndexOf('\nendstream')), 'latin1');
      stream = dictionary.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : '';
    }
    objects.set(number, { dictionary, stream });
  }
  return objects;
}

const unicodeOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Glyph number (4 hex digits) to letters, from a font's ToUnicode map. */
function glyphs(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const range of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? '0', 16);
    [...(range[2] ?? '').matchAll(/<([0-9a-f ]*)>/gi)].forEach((letters, at) => {
      map.set((first + at).toString(16).padStart(4, '0'), unicodeOf((letters[1] ?? '').replaceAll(' ', '')));
    });
  }
  return map;
}

/** The text of a PDF as a reader would copy it, white space left out (lines are broken anywhere). */
export const pdfText = (pdf: Buffer): string => pdfPages(pdf).join('');

/** The same, page by page: each page of ours is one stream. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Map<string, string>>();
  for (const { dictionary } of objects.values())
    for (const [, name = '', number = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.dictionary ?? '')?.[1];
      if (unicode) fonts.set(name, glyphs(objects.get(unicode)?.stream ?? ''));
    }
  const pages: string[] = [];
  for (const { stream } of objects.values()) {
    let text = '';
    let font = new Map<string, string>();
    for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name) ?? font;
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi))
        for (const glyph of hex.match(/.{4}/g) ?? []) text += font.get(glyph.toLowerCase()) ?? '';
    }
    if (text !== '') pages.push(text.replace(/\s+/g, ''));
  }
  return pages;
}
