import { expect, it } from 'vitest';
import { draw } from '#server/documents/draw.ts';
import type { Block, Paper } from '#server/documents/paper.ts';
import { pdfPages, pdfText } from '../record/pdf-text.ts';

const paperOf = (table: Extract<Block, { is: 'table' }>): Paper => ({
  title: 'Uji tabel',
  author: 'Uji',
  subject: 'Uji tabel',
  keywords: 'uji',
  at: '2026-11-22T05:05:00.000Z',
  foot: 'Uji',
  sheets: [[table, { is: 'words', text: 'Sesudah tabel.' }]],
});

it('a table that goes on to another page says its head there again', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`Lembaga ${at + 1}`, 'membenarkan']);
  const paper = paperOf({ is: 'table', head: ['Kepalalembaga', 'Kepalatanggapan'], widths: [2, 1], rows });
  const text = pdfText(await draw(paper, 'pdf'));
  expect(text.split('Kepalatanggapan').length - 1).toBeGreaterThanOrEqual(3);
  for (const row of rows) expect(text).toContain(row.join('').replace(' ', ''));
  expect(text.split('Sesudahtabel').length - 1).toBe(1);
});

it('a row of several lines is never torn apart between two pages', async () => {
  // Wherever the page ends, some of these tables would have it end within a row.
  for (const before of [20, 21, 22, 23]) {
    const short = Array.from({ length: before }, (_, at) => [`Baris ${at + 1}`, '–']);
    const long = Array.from({ length: 12 }, (_, at) => [
      `Panjang${at} ${'kata '.repeat(60)}Ujung${at}`,
      `Sisi${at}`,
    ]);
    const table = { is: 'table', head: ['A', 'B'], widths: [1, 1], rows: [...short, ...long] } as const;
    const pages = pdfPages(await draw(paperOf(table), 'pdf'));
    expect(pages.length).toBeGreaterThan(1);
    for (const at of long.keys()) {
      const page = pages.findIndex((text) => text.includes(`Sisi${at}`));
      expect(pages[page]).toContain(`Panjang${at}kata`);
      expect(pages[page]).toContain(`Ujung${at}`);
    }
  }
});
