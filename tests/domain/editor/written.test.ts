import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RichDocument, type RichNode, readDocument } from '#app/editor/document.ts';
import { readWritten } from '#app/editor/read-written.ts';
import { written } from '#app/editor/written.ts';
import { fits } from '#server/text/rich-text.ts';

const run = (text: string, ...marks: ('bold' | 'italic')[]) =>
  marks.length > 0 ? { type: 'text', text, marks: marks.map((type) => ({ type })) } : { type: 'text', text };
const link = (text: string, href: string) => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
});
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const blocks = (text: string) => readWritten(text).content;

describe('text written without the editor', () => {
  it('is one paragraph for each line, as it always was', () => {
    expect(blocks('Satu\n\n  Dua \r\nTiga')).toEqual([
      paragraph(run('Satu')),
      paragraph(run('Dua')),
      paragraph(run('Tiga')),
    ]);
  });

  it('may be bold and slanted as in a message on the phone', () => {
    expect(blocks('Paling lambat *30 September*, _bukan_ 1 Oktober.')).toEqual([
      paragraph(
        run('Paling lambat '),
        run('30 September', 'bold'),
        run(', '),
        run('bukan', 'italic'),
        run(' 1 Oktober.'),
      ),
    ]);
    expect(blocks('*_penting_* dan pe**nyalur**an')).toEqual([
      paragraph(run('penting', 'bold', 'italic'), run(' dan pe'), run('nyalur', 'bold'), run('an')),
    ]);
  });

  it.each([
    '2*3*4',
    'berkas nama_berkas_panjang.pdf',
    '* bukan *',
    'a * b * c',
    '*tanpa akhir',
    '****',
    '5_',
  ])('leaves signs alone that are no marks: %s', (line) => {
    expect(blocks(`x ${line}`)).toEqual([paragraph(run(`x ${line}`))]);
  });

  it('has lists, numbers that go on, quotations and headings', () => {
    const text = ['# Tujuan', '- satu', '  - di dalam', '- dua', '', '3. tiga', '4. empat', '> dikutip'].join(
      '\n',
    );
    const item = (...content: unknown[]) => ({ type: 'listItem', content });
    expect(blocks(text)).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [run('Tujuan')] },
      {
        type: 'bulletList',
        content: [
          item(paragraph(run('satu')), {
            type: 'bulletList',
            content: [item(paragraph(run('di dalam')))],
          }),
          item(paragraph(run('dua'))),
        ],
      },
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [item(paragraph(run('tiga'))), item(paragraph(run('empat')))],
      },
      { type: 'blockquote', content: [paragraph(run('dikutip'))] },
    ]);
  });

  it('links what may be followed, and nothing else', () => {
    expect(blocks('Lihat https://contoh.example/a_b_c, dan [pedoman](https://contoh.example/x).')).toEqual([
      paragraph(
        run('Lihat '),
        link('https://contoh.example/a_b_c', 'https://contoh.example/a_b_c'),
        run(', dan '),
        link('pedoman', 'https://contoh.example/x'),
        run('.'),
      ),
    ]);
    for (const line of [
      '[x](javascript:alert(1))',
      '[x](http://contoh.example)',
      'https://a:b@contoh.example/',
    ])
      expect(blocks(line)).toEqual([paragraph(run(line))]);
  });

  it('takes a sign behind a backslash as itself', () => {
    expect(blocks('\\- bukan daftar\n12\\. bukan nomor\n\\*bukan tebal\\*')).toEqual([
      paragraph(run('- bukan daftar')),
      paragraph(run('12. bukan nomor')),
      paragraph(run('*bukan tebal*')),
    ]);
  });

  it.each(['*', '_ ', '[', '[a](', '> ', '- ', '\\', '**a', 'https://', '# a\n', '- a\n\n', 'x\\\n'])(
    'is read before the test gives up, however long: %j',
    (line) => {
      const read = readDocument(readWritten(line.repeat(60_000 / line.length)));
      expect(read.ok || read.problem).toBeTruthy();
    },
  );
});

describe('an existing document in a form without the editor', () => {
  const letters = fc
    .stringMatching(/^[a-zA-Z0-9 *_\\[\]()#>.,:/•-]{1,12}$/)
    .map((text) => text.replace(/ +/g, ' '));
  const inner = letters.map((text) => text.trim()).filter((text) => text !== '');
  const marked = fc.record({
    text: fc.oneof(
      { weight: 3, arbitrary: inner },
      { weight: 1, arbitrary: fc.constantFrom('https://contoh.example/a', '- x', '1. x', '# x') },
    ),
    bold: fc.boolean(),
    italic: fc.boolean(),
    href: fc.option(
      fc.constantFrom('https://contoh.example/a', 'https://contoh.example/b_(c)_d', 'mailto:a@b.example'),
      {
        freq: 4,
      },
    ),
  });
  const inline = fc
    .array(fc.oneof({ weight: 6, arbitrary: marked }, { weight: 1, arbitrary: fc.constant(null) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) =>
      parts.map((part, at) =>
        part === null
          ? // A break at either end of a paragraph is nothing that can be seen.
            at > 0 && at < parts.length - 1
            ? { type: 'hardBreak' }
            : { type: 'text', text: 'y' }
          : {
              type: 'text',
              text: part.text,
              marks: [
                ...(part.bold ? [{ type: 'bold' }] : []),
                ...(part.italic ? [{ type: 'italic' }] : []),
                ...(part.href ? [{ type: 'link', attrs: { href: part.href } }] : []),
              ],
            },
      ),
    );
  const words = inline.map((content) => ({ type: 'paragraph', content }));
  const heading = fc.tuple(inline, fc.constantFrom(2, 3)).map(([content, level]) => ({
    type: 'heading',
    attrs: { level },
    content,
  }));
  const { block } = fc.letrec<{ block: unknown; list: unknown }>((tie) => ({
    list: fc
      .tuple(
        fc.constantFrom('bulletList', 'orderedList'),
        fc.array(fc.tuple(words, fc.option(tie('block'), { freq: 3 })), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 40 }),
      )
      .map(([type, items, start]) => ({
        type,
        ...(type === 'orderedList' ? { attrs: { start } } : {}),
        content: items.map(([first, more]) => ({
          type: 'listItem',
          content: more ? [first, more] : [first],
        })),
      })),
    block: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      words,
      heading,
      tie('list'),
      words.map((one) => ({ type: 'blockquote', content: [one] })),
    ),
  }));
  /** Neighbours of one kind would become one: a paragraph stands between them. */
  const document = fc
    .array(fc.tuple(block, words), { minLength: 1, maxLength: 3 })
    .map((pairs) => readDocument({ type: 'doc', content: pairs.flat() }))
    .filter((read) => read.ok)
    .map((read) => (read as { document: RichDocument }).document);

  it('loses nothing when it is sent back as it stands', () => {
    fc.assert(
      fc.property(document, (there) => {
        const back = readDocument(readWritten(written(there)));
        expect(back.ok && back.document).toEqual(there);
        expect(fits(there)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is as readable as it can be', () => {
    const doc = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Tujuan' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Paling lambat ' },
            { type: 'text', text: '30 September', marks: [{ type: 'bold' }] },
            { type: 'text', text: ' (2*3 berkas_ini).' },
          ],
        },
      ] satisfies RichNode[],
    } as const;
    expect(written(doc)).toBe('# Tujuan\nPaling lambat *30 September* (2*3 berkas_ini).');
  });
});
