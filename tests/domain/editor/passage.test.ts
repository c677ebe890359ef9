import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichDocument, RichNode } from '#app/editor/document.ts';
import { blocksOf, findPassage, replacePassage, stillThere } from '#app/editor/passage.ts';

const run = (text: string, bold = false): RichNode =>
  bold ? { type: 'text', text, marks: [{ type: 'bold' }] } : { type: 'text', text };
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content });
const document: RichDocument = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [run('Biaya')] },
    paragraph(run('Biaya rujukan '), run('ditanggung bersama', true), run(' oleh para pihak.')),
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(run('Dinas Sosial'))] },
        { type: 'listItem', content: [paragraph(run('LKS, menurut kemampuan'))] },
      ],
    },
  ],
};
const texts = (doc: RichDocument | null) => (doc ? blocksOf(doc).map((block) => block.text) : null);

describe('a passage of a text', () => {
  it('is found by its words, however blanks were copied, in the block it stands in', () => {
    expect(findPassage(document, ' rujukan\n ditanggung ')).toEqual({
      found: 'once',
      passage: { block: 2, words: 'rujukan ditanggung' },
    });
    expect(findPassage(document, 'Biaya')).toEqual({ found: 'several' });
    expect(findPassage(document, 'Biaya', 1)).toMatchObject({ found: 'once' });
    expect(findPassage(document, 'tidak ada')).toEqual({ found: 'nowhere' });
    expect(findPassage(document, 'a.*')).toEqual({ found: 'nowhere' });
  });

  it('is put in other words across marks, and nothing else changes', () => {
    const changed = replacePassage(
      document,
      { block: 2, words: 'ditanggung bersama oleh' },
      'dibagi rata di antara',
    );
    expect(texts(changed)).toEqual([
      'Biaya',
      'Biaya rujukan dibagi rata di antara para pihak.',
      'Dinas Sosial',
      'LKS, menurut kemampuan',
    ]);
    expect(changed?.content[1]).toEqual(
      paragraph(run('Biaya rujukan '), run('dibagi rata di antara', true), run(' para pihak.')),
    );
    expect(changed?.content[2]).toEqual(document.content[2]);
  });

  it('takes a block away when nothing is left of it', () => {
    expect(texts(replacePassage(document, { block: 3, words: 'Dinas Sosial' }, ''))).toEqual([
      'Biaya',
      'Biaya rujukan ditanggung bersama oleh para pihak.',
      'LKS, menurut kemampuan',
    ]);
  });

  it('is still there when it only moved, and gone when its words changed or are not told apart', () => {
    const moved: RichDocument = { type: 'doc', content: [paragraph(run('Baru.')), ...document.content] };
    expect(stillThere(moved, { block: 4, words: 'menurut kemampuan' }, document)).toEqual({
      block: 5,
      words: 'menurut kemampuan',
    });
    expect(stillThere(document, { block: 4, words: 'menurut daya' }, document)).toBeNull();
    expect(stillThere(document, { block: null, words: 'Biaya' }, document)).toBeNull();
    expect(replacePassage(document, { block: 2, words: 'menurut daya' }, 'x')).toBeNull();
  });

  it('that stands twice is that of its block, wherever the block went, and never the other', () => {
    const plain = (...lines: string[]): RichDocument => ({
      type: 'doc',
      content: lines.map((line) => paragraph(run(line))),
    });
    const before = plain('Rapat tiap bulan.', 'Laporan tiap bulan.');
    const second = { block: 2, words: 'tiap bulan' };
    expect(stillThere(before, second, before)).toEqual(second);
    const pushed = plain('Iuran tiap bulan.', 'Rapat tiap bulan.', 'Laporan tiap bulan.');
    expect(stillThere(pushed, second, before)).toEqual({ block: 3, words: 'tiap bulan' });
    // Its block was worded anew around it, and nothing else: the words stand in the same places.
    expect(stillThere(plain('Rapat tiap bulan.', 'Laporan singkat tiap bulan.'), second, before)).toEqual(
      second,
    );
    // Its block lost the words, or others came in its place: those that are left are not the ones that were meant.
    expect(stillThere(plain('Rapat tiap bulan.', 'Laporan tiap pekan.'), second, before)).toBeNull();
    expect(
      stillThere(plain('Iuran tiap bulan.', 'Rapat tiap bulan.', 'Laporan.'), second, before),
    ).toBeNull();
    const doubled = plain('Rapat tiap bulan.', 'Laporan tiap bulan, tiap bulan.');
    expect(stillThere(doubled, second, before)).toBeNull();
  });

  it('changes exactly the words that were meant, whatever the text and its marks', () => {
    const words = fc.array(fc.tuple(fc.constantFrom('a', 'bb', 'c ', ' d'), fc.boolean()), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        words,
        words,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'x', 'yz '),
        (first, second, a, b, wording) => {
          const doc: RichDocument = {
            type: 'doc',
            content: [first, second].map((runs) =>
              paragraph(run('#'), ...runs.map(([text, bold]) => run(text, bold))),
            ),
          };
          const text = blocksOf(doc)[0]!.text;
          const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
          const passage = text.slice(from, to + 1);
          const at = text.indexOf(passage);
          const changed = replacePassage(doc, { block: 1, words: passage }, wording);
          const expected = text.slice(0, at) + wording + text.slice(at + passage.length);
          expect(texts(changed)).toEqual(
            [expected, blocksOf(doc)[1]!.text].filter((one) => one.trim() !== ''),
          );
        },
      ),
    );
  });
});
