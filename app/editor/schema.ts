import { type Extensions, getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { safeHref } from './document.ts';

/**
 * The nodes and marks of our texts, for the browser's editor and the server alike: paragraphs, headings of rank
 * 2 and 3, bold, italic, lists, quotations, links (https, mailto), line breaks.
 * @param collaborative several people write at once: undoing is then the shared document's matter
 */
export function extensions({ collaborative = false } = {}): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3] },
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      trailingNode: false,
      dropcursor: false,
      gapcursor: false,
      ...(collaborative ? { undoRedo: false as const } : {}),
      link: {
        openOnClick: false,
        autolink: true,
        linkOnPaste: true,
        defaultProtocol: 'https',
        HTMLAttributes: { target: null, rel: null, class: null },
        isAllowedUri: (url) => safeHref(url) !== null,
        shouldAutoLink: (url) => safeHref(url) !== null,
      },
    }),
  ];
}

let known: Schema | null = null;

/** The schema that judges whether a document's nodes may stand where they stand. */
export function schema(): Schema {
  known ??= getSchema(extensions());
  return known;
}
