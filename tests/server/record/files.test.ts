import { beforeAll, describe, expect, it } from 'vitest';
import { codeAsTyped, codeInGroups, newCode } from '#server/documents/code.ts';
import { draw, drawingThread } from '#server/documents/draw.ts';
import { printable } from '#server/documents/pdf.ts';
import { recordPaper } from '#server/documents/record-paper.ts';
import { fileNameOf } from '#server/documents/routes.ts';
import { docxText } from './docx-text.ts';
import { pdfText } from './pdf-text.ts';
import { sampleContent } from './sample.ts';

const sealed = {
  content: sampleContent,
  hash: 'ab'.repeat(32),
  code: '0123456789ABCDEF',
  link: 'https://mufakat.example/verifikasi/0123456789ABCDEF',
};
const paper = recordPaper(sealed);
const tight = (text: string) => text.replace(/\s+/g, '');

/** What stands in both forms. */
const SAID = [
  'BERITA ACARA',
  'Nomor: 400.9/012/BA/2026',
  'Minggu, tanggal dua puluh dua bulan November tahun dua ribu dua puluh enam (22-11-2026)',
  'Keputusan nomor 4: Mufakat dengan catatan',
  'Jam layanan malam belum tercakup.',
  'Anggaran piket belum ada di DPA.',
  'Badan Perencanaan Pembangunan Daerah · Keberatan · Dicabut',
  'Tidak hadir: Karang Taruna Kabupaten.',
  'Lampiran: daftar hadir',
  '0123-4567-89AB-CDEF',
  'ab'.repeat(32),
];

describe('the PDF of a berita acara', () => {
  let pdf: Buffer;
  let text: string;
  beforeAll(async () => {
    pdf = await draw(paper, 'pdf');
    text = pdfText(pdf);
  }, 60_000);

  it('is a PDF', () => expect(pdf.subarray(0, 5).toString()).toBe('%PDF-'));

  it.each([...SAID, 'Halaman 1 dari 3'])('says: %s', (words) => expect(text).toContain(tight(words)));

  it('is drawn once and kept', async () => expect(await draw(paper, 'pdf')).toBe(pdf));
});

describe('the DOCX of a berita acara', () => {
  let parts: Map<string, string>;
  beforeAll(async () => {
    parts = docxText(await draw(paper, 'docx'));
  }, 60_000);

  it('has the parts that Word asks for, as XML', () => {
    expect([...parts.keys()]).toEqual(
      expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml']),
    );
    expect(parts.get('word/document.xml')).toMatch(/^<\?xml [^>]*>\s*<w:document[\s\S]*<\/w:document>$/);
  });

  it.each(SAID)('says: %s', (words) => {
    const text = (parts.get('word/document.xml') ?? '').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&');
    expect(tight(text)).toContain(tight(words));
  });
});

describe('drawing', () => {
  it('happens in a thread of its own, while this one goes on', async () => {
    let ticks = 0;
    let latest = performance.now();
    let longest = 0;
    const clock = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - latest);
      latest = now;
      ticks += 1;
    }, 5);
    const begun = performance.now();
    await draw({ ...paper, keywords: 'another document' }, 'pdf');
    const took = performance.now() - begun;
    clearInterval(clock);
    expect(drawingThread()).toBeGreaterThan(0);
    // On this thread drawing would be one silence as long as itself.
    expect(ticks).toBeGreaterThan(3);
    expect(longest).toBeLessThan(took * 0.75);
  });

  it('says what cannot be drawn, and draws the next one', async () => {
    const broken = { ...paper, at: 'no time at all', keywords: 'broken' };
    await expect(draw(broken, 'pdf')).rejects.toMatchObject({ code: 'unavailable' });
    expect((await draw({ ...paper, keywords: 'the next' }, 'docx')).byteLength).toBeGreaterThan(5_000);
  });
});

describe('what can be printed', () => {
  it('keeps Latin letters with their marks and replaces what has no drawing', () => {
    expect(printable('Ketua – “é ñ Š” 1 × 24 jam, Rp 5.000 €')).toBe(
      'Ketua – “é ñ Š” 1 × 24 jam, Rp 5.000 €',
    );
    expect(printable('a → b ≥ c ✓ 🙂 漢')).toBe('a -> b >= c v [?] [?]');
    expect(printable('e\u0301')).toBe('é');
  });
});

describe('codes and names', () => {
  it('can be read aloud, typed and found again', () => {
    const code = newCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(codeAsTyped(codeInGroups(code).toLowerCase())).toBe(code);
    expect(codeAsTyped('oil0')).toBe('0110');
  });

  it('become file names', () => {
    expect(fileNameOf('400.9/012/BA/2026')).toBe('berita-acara-400.9-012-BA-2026.pdf');
    expect(fileNameOf('../../"x"\r\n', 'docx')).toBe('berita-acara-x.docx');
  });
});
