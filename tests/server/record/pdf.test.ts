import { beforeAll, describe, expect, it } from 'vitest';
import { codeAsTyped, codeInGroups, newCode } from '#server/documents/code.ts';
import { printable } from '#server/documents/pdf.ts';
import { fileNameOf, recordPdf } from '#server/documents/routes.ts';
import { pdfText } from './pdf-text.ts';
import { sampleContent } from './sample.ts';

const sealed = {
  content: sampleContent,
  hash: 'ab'.repeat(32),
  code: '0123456789ABCDEF',
  link: 'https://mufakat.example/verifikasi/0123456789ABCDEF',
};
const tight = (text: string) => text.replace(/\s+/g, '');

describe('the PDF of a berita acara', () => {
  let pdf: Buffer;
  let text: string;
  beforeAll(async () => {
    pdf = await recordPdf(sealed);
    text = pdfText(pdf);
  }, 60_000);

  it('is a PDF', () => expect(pdf.subarray(0, 5).toString()).toBe('%PDF-'));

  it.each([
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
    'Halaman 1 dari 3',
  ])('says: %s', (words) => expect(text).toContain(tight(words)));

  it('is drawn once and kept', async () => expect(await recordPdf(sealed)).toBe(pdf));
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
    expect(fileNameOf('../../"x"\r\n')).toBe('berita-acara-x.pdf');
  });
});
