import { expect, it } from 'vitest';
import { draw } from '#server/documents/draw.ts';
import { keptTogether } from '#server/documents/kept-together.ts';
import type { Block, Paper } from '#server/documents/paper.ts';
import { pdfPages } from '../record/pdf-text.ts';

const paper = (keywords: string, blocks: Block[]): Paper => ({
  title: 'Tepi halaman',
  author: 'Uji',
  subject: 'Uji',
  keywords,
  at: '2026-11-22T05:05:00.000Z',
  foot: 'kaki',
  sheets: [blocks],
});
const entries = (lines: readonly string[]): Block[] =>
  lines.map((text) => ({ is: 'entry', sign: '–', blocks: [{ is: 'words', text }] }));
const list = (lines: readonly string[]): Block[] => [
  {
    is: 'rich',
    content: [
      {
        type: 'bulletList',
        content: lines.map((text) => ({
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
        })),
      },
    ],
  },
];

it('a list is kept by its first two and its last two lines', () => {
  expect(keptTogether([])).toEqual([]);
  expect(keptTogether([1, 2, 3])).toEqual([[1, 2, 3]]);
  expect(keptTogether([1, 2, 3, 4])).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(keptTogether([1, 2, 3, 4, 5, 6])).toEqual([[1, 2], [3], [4], [5, 6]]);
});

it.each([
  ['entries', entries],
  ['a list in a text', list],
] as const)(
  'no line of %s stands alone at the edge of a page, wherever the page ends',
  async (name, of) => {
    const lines = Array.from({ length: 6 }, (_, at) => `Butir${at + 1}akhir`);
    const seen = new Set<string>();
    for (let points = 580; points <= 700; points += 8) {
      const pdf = await draw(paper(`${name} ${points}`, [{ is: 'gap', points }, ...of(lines)]), 'pdf');
      const perPage = pdfPages(pdf).map((page) => lines.filter((line) => page.includes(line)).length);
      expect(perPage.filter((count) => count === 1)).toEqual([]);
      expect(perPage.reduce((sum, count) => sum + count, 0)).toBe(6);
      seen.add(perPage.join(' '));
    }
    // The end of the page did go through the list.
    expect(seen.size).toBeGreaterThan(2);
  },
  120_000,
);

it('no heading stays behind when its list goes on to the next page', async () => {
  const lines = ['Satu', 'Dua', 'Tiga'].map((name) => `${name}akhir`);
  const moved = new Set<number>();
  for (let points = 560; points <= 700; points += 8) {
    const part: Block = { is: 'part', title: 'Kepalanya', blocks: entries(lines) };
    const pages = pdfPages(await draw(paper(`heading ${points}`, [{ is: 'gap', points }, part]), 'pdf'));
    const at = pages.findIndex((page) => page.includes('Kepalanya'));
    expect(at).toBe(pages.findIndex((page) => page.includes('Satuakhir')));
    moved.add(at);
  }
  expect(moved.size).toBe(2);
}, 120_000);
