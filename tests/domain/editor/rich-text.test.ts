import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RichText } from '#app/editor/rich-text.tsx';

const html = (doc: unknown) => renderToStaticMarkup(createElement(RichText, { doc }));
const paragraph = (...content: unknown[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });

describe('drawing a document', () => {
  it('draws text as text', () => {
    expect(html(paragraph({ type: 'text', text: '<script>alert(1)</script>' }))).toBe(
      '<div class="prose"><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></div>',
    );
  });

  it('draws marks in one order and opens links apart from this page', () => {
    const link = { type: 'link', attrs: { href: 'https://contoh.example' } };
    expect(html(paragraph({ type: 'text', text: 'a', marks: [link, { type: 'bold' }] }))).toBe(
      '<div class="prose"><p><a href="https://contoh.example" target="_blank" rel="noopener noreferrer nofollow ugc"><strong>a</strong></a></p></div>',
    );
  });

  it('puts a document’s headings below those of the page', () => {
    const doc = (level: number) => ({
      type: 'doc',
      content: [{ type: 'heading', attrs: { level }, content: [{ type: 'text', text: 'a' }] }],
    });
    expect(html(doc(2))).toContain('<h3>a</h3>');
    expect(html(doc(3))).toContain('<h4>a</h4>');
  });

  it('draws nothing of what is not ours', () => {
    expect(html({ type: 'doc', content: [{ type: 'image', attrs: { src: 'x' } }] })).toBe('');
    expect(html('<b>x</b>')).toBe('');
  });

  it('never lets any tag or address through that it does not draw itself', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.constantFrom('"><img src=x onerror=alert(1)>', '</p><script>', 'javascript:alert(1)', '\'"`<>&'),
    );
    const mark = fc.oneof(
      fc.constant({ type: 'bold' }),
      fc.record({ type: fc.constant('link'), attrs: fc.record({ href: anyText }) }),
      fc.record({ type: anyText, attrs: fc.object() }),
    );
    const run = fc.record({
      type: fc.constant('text'),
      text: anyText,
      marks: fc.array(mark, { maxLength: 3 }),
    });
    const block = fc.record({
      type: fc.constantFrom('paragraph', 'blockquote', 'listItem', 'script', 'iframe'),
      attrs: fc.option(fc.object(), { nil: undefined }),
      content: fc.array(run, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (content) => {
        const tags = html({ type: 'doc', content }).match(/<\/?[a-z][^>]*>/gi) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(
            /^<\/?(div|p|strong|em|blockquote|li)( class="prose")?>$|^<\/a>$|^<a href="(https:|mailto:)[^"]*" target="_blank" rel="noopener noreferrer nofollow ugc">$/i,
          );
      }),
      { numRuns: 400 },
    );
  });
});
