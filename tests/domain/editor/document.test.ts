import { describe, expect, it } from 'vitest';
import { RICH_LIMITS, readDocument, safeHref } from '#app/editor/document.ts';
import { plainText, plainTextOf } from '#app/editor/plain.ts';

const text = (words: string, marks?: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks ? { marks } : {}),
});
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const read = (value: unknown) => {
  const result = readDocument(value);
  return result.ok ? result.document : result.problem;
};

describe('addresses of links', () => {
  it.each([
    'https://dinsos.example/layanan?a=1#b',
    'HTTPS://contoh.example',
    'mailto:layanan@dinsos.example',
  ])('follows %s', (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'http://contoh.example',
    '//contoh.example',
    '/dalam',
    'https://pengguna:sandi@contoh.example',
    'https:\\contoh.example',
    'https://',
    'mailto:satu@dua.example?bcc=tiga@empat.example',
    'mailto:',
    `https://contoh.example/${'a'.repeat(2_000)}`,
    null,
    7,
  ])('refuses %s', (href) => {
    expect(safeHref(href)).toBeNull();
  });
});

describe('reading a document', () => {
  it('keeps headings, lists, quotations, marks and links, and leaves out what libraries add', () => {
    const written = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Tujuan')] },
      paragraph(
        text('Lihat ', []),
        text('pedoman', [
          {
            type: 'link',
            attrs: { href: 'https://contoh.example', target: '_blank', rel: null, class: null, title: null },
          },
          { type: 'bold' },
        ]),
      ),
      {
        type: 'orderedList',
        attrs: { start: 3, type: null },
        content: [{ type: 'listItem', content: [paragraph(text('tiga'))] }],
      },
      { type: 'blockquote', content: [paragraph(text('kutipan'), { type: 'hardBreak' }, text('lanjut'))] },
    );
    expect(read(written)).toEqual(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Tujuan')] },
        paragraph(
          text('Lihat '),
          text('pedoman', [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://contoh.example' } }]),
        ),
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [paragraph(text('tiga'))] }],
        },
        { type: 'blockquote', content: [paragraph(text('kutipan'), { type: 'hardBreak' }, text('lanjut'))] },
      ),
    );
  });

  it('gives one form however the editor cut the runs and whatever blank lines surround the text', () => {
    const cut = doc({ type: 'paragraph' }, paragraph(text('satu '), text('pintu')), { type: 'paragraph' });
    expect(read(cut)).toEqual(read(doc(paragraph(text('satu pintu')))));
  });

  it('writes letters in one Unicode form', () => {
    expect(read(doc(paragraph(text('cafe\u0301'))))).toEqual(doc(paragraph(text('café'))));
  });

  it.each([
    ['a script', doc({ type: 'script', content: [text('alert(1)')] })],
    ['an image', doc({ type: 'image', attrs: { src: 'x', onerror: 'alert(1)' } })],
    ['raw HTML as a node', doc({ type: 'html', text: '<b>x</b>' })],
    ['a handler as an attribute', doc({ type: 'paragraph', attrs: { onclick: 'x' }, content: [text('a')] })],
    ['a style', doc({ type: 'paragraph', attrs: { style: 'position:fixed' }, content: [text('a')] })],
    ['an unknown mark', doc(paragraph(text('a', [{ type: 'highlight' }])))],
    [
      'a javascript link',
      doc(paragraph(text('a', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]))),
    ],
    ['a link without address', doc(paragraph(text('a', [{ type: 'link' }])))],
    ['a heading of rank 1', doc({ type: 'heading', attrs: { level: 1 }, content: [text('a')] })],
    ['a list that starts at minus one', doc({ type: 'orderedList', attrs: { start: -1 }, content: [] })],
    ['a key of its own', doc({ type: 'paragraph', content: [text('a')], extra: 1 })],
    ['a prototype key', JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"a":1}}]}')],
    ['text that is not text', doc(paragraph({ type: 'text', text: { toString: 'x' } }))],
    ['a turned writing direction', doc(paragraph(text('abc\u202Edef')))],
    ['a control character', doc(paragraph(text('a\u0000b')))],
    ['half a surrogate pair', doc(paragraph(text('a\uD800b')))],
    ['an array', [paragraph(text('a'))]],
    ['null', null],
    ['another root', paragraph(text('a'))],
  ])('refuses %s', (_, value) => {
    expect(read(value)).toBe('not-ours');
  });

  it('refuses what is nested three hundred deep without falling over', () => {
    let nested: unknown = paragraph(text('dalam'));
    for (let depth = 0; depth < 300; depth += 1) nested = { type: 'blockquote', content: [nested] };
    expect(read(doc(nested))).toBe('not-ours');
  });

  it('refuses what is too long, in characters and in nodes', () => {
    expect(read(doc(paragraph(text('a'.repeat(RICH_LIMITS.characters + 1)))))).toBe('too-long');
    expect(read(doc(...Array.from({ length: RICH_LIMITS.nodes }, () => paragraph(text('a')))))).toBe(
      'too-long',
    );
  });

  it.each([
    ['nothing', doc()],
    ['blank paragraphs', doc({ type: 'paragraph' }, { type: 'paragraph' })],
    ['white space', doc(paragraph(text('  ')))],
  ])('knows that %s is empty', (_, value) => {
    expect(read(value)).toBe('empty');
  });
});

describe('plain text', () => {
  it('keeps lines and the signs of lists', () => {
    const document = readDocument(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Judul')] },
        paragraph(text('satu'), { type: 'hardBreak' }, text('dua')),
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [paragraph(text('a'))] },
            {
              type: 'listItem',
              content: [
                paragraph(text('b')),
                { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('b1'))] }] },
              ],
            },
          ],
        },
      ),
    );
    expect(document.ok && plainText(document.document)).toBe('Judul\nsatu\ndua\n- a\n- b\n  1. b1');
  });

  it('is empty for what is not ours', () => {
    expect(plainTextOf({ type: 'doc', content: [{ type: 'script' }] })).toBe('');
  });
});
