import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachment, safeFileName } from '#server/files/file-name.ts';

describe('names of files', () => {
  it.each([
    ['Surat Mandat.pdf', 'Surat Mandat.pdf'],
    ['C:\\Users\\x\\Surat.pdf', 'Surat.pdf'],
    ['../../../etc/passwd', 'passwd.pdf'],
    ['..%2f..%2fa.pdf', '_2f.._2fa.pdf'],
    ['surat\u202efdp.exe', 'suratfdp.pdf'],
    ['a\0b\r\nSet-Cookie: x.pdf', 'abSet-Cookie_ x.pdf'],
    ['<script>.pdf', '_script_.pdf'],
    ['...', 'berkas.pdf'],
    ['', 'berkas.pdf'],
    ['CON.pdf', 'berkas.pdf'],
    ['.htaccess', 'berkas.pdf'],
    ['Laporan é 👍.PDF', 'Laporan é 👍.pdf'],
    [`${'a'.repeat(5_000)}.pdf`, `${'a'.repeat(116)}.pdf`],
  ])('%j becomes %j', (claimed, name) => {
    expect(safeFileName(claimed, 'pdf')).toBe(name);
  });

  it('are one line without folders, whatever was claimed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (claimed) => {
        const name = safeFileName(claimed, 'docx');
        expect(name).toMatch(/^[^/\\\p{Cc}"<>:|?*%]+\.docx$/u);
        expect(name.startsWith('.')).toBe(false);
        expect([...name].length).toBeLessThanOrEqual(120);
      }),
    );
  });

  it('make a header of plain characters that reads back', () => {
    expect(attachment('Berita acara.pdf')).toBe(
      `attachment; filename="Berita acara.pdf"; filename*=UTF-8''Berita%20acara.pdf`,
    );
    expect(attachment(`é"\\'(1)*.pdf`)).toBe(
      `attachment; filename="e__'(1)*.pdf"; filename*=UTF-8''%C3%A9%22%5C%27%281%29%2A.pdf`,
    );
    expect(attachment('日本.pdf')).toContain('filename="berkas.pdf"');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (claimed) => {
        const name = safeFileName(claimed, 'pdf');
        const header = attachment(name);
        expect(header).toMatch(/^[\x20-\x7e]*$/);
        const [, plain = '"', coded = ''] =
          /^attachment; filename="(.*)"; filename\*=UTF-8''(.*)$/.exec(header) ?? [];
        expect(plain).not.toMatch(/["\\]/);
        expect(decodeURIComponent(coded)).toBe(name);
      }),
    );
  });
});
