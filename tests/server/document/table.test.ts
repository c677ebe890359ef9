import { expect, it } from 'vitest';
import { draw } from '#server/documents/draw.ts';
import type { Paper } from '#server/documents/paper.ts';
import { pdfText } from '../record/pdf-text.ts';

it('a table that goes on to another page says its head there again', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`Lembaga ${at + 1}`, 'membenarkan']);
  const paper: Paper = {
    title: 'Uji tabel',
    author: 'Uji',
    subject: 'Uji tabel',
    keywords: 'uji',
    at: '2026-11-22T05:05:00.000Z',
    foot: 'Uji',
    sheets: [
      [
        { is: 'table', head: ['Kepalalembaga', 'Kepalatanggapan'], widths: [2, 1], rows },
        { is: 'words', text: 'Sesudah tabel.' },
      ],
    ],
  };
  const text = pdfText(await draw(paper, 'pdf'));
  expect(text.split('Kepalatanggapan').length - 1).toBeGreaterThanOrEqual(3);
  for (const row of rows) expect(text).toContain(row.join('').replace(' ', ''));
  expect(text.split('Sesudahtabel').length - 1).toBe(1);
});
