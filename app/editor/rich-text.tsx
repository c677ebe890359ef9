import { Fragment, type ReactNode } from 'react';
import { piecesOf } from '#app/domain/mention.ts';
import { type RichMark, type RichNode, readDocument, safeHref } from './document.ts';

/** One mark around what it marks. A link that may not be followed stays as its words. */
function marked(mark: RichMark, inner: ReactNode): ReactNode {
  if (mark.type === 'bold') return <strong>{inner}</strong>;
  if (mark.type === 'italic') return <em>{inner}</em>;
  const href = safeHref(mark.attrs.href);
  if (href === null) return inner;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {inner}
    </a>
  );
}

/** How a document is drawn: the rank of its larger headings, and what stands at its paragraphs and headings. */
interface Drawing {
  heading: 2 | 3 | 4;
  beside: (node: RichNode) => ReactNode;
  below: (node: RichNode) => ReactNode;
  named: Named;
}

/** Whom a text names: codes in capitals and whole names. */
export interface Named {
  codes: readonly string[];
  people: readonly string[];
}
const NOBODY: Named = { codes: [], people: [] };

/** The words with whom they name standing out. */
function words(text: string, { codes, people }: Named): ReactNode {
  if (codes.length + people.length === 0) return text;
  return piecesOf(text, codes, people).map((piece) =>
    piece.names ? (
      <b key={piece.from} className="named">
        {piece.text}
      </b>
    ) : (
      piece.text
    ),
  );
}

/** A plain text with whom it names standing out. */
export function NamedWords({ text, named }: { text: string; named: Named }) {
  return words(text, named);
}

function Nodes({ nodes, by }: { nodes: readonly RichNode[] | undefined; by: Drawing }) {
  return (nodes ?? []).map((node, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn whole, in order, and keeps no state
    <Fragment key={at}>
      <OneNode node={node} by={by} />
    </Fragment>
  ));
}

function OneNode({ node, by }: { node: RichNode; by: Drawing }) {
  if (node.type === 'text')
    return (node.marks ?? []).reduce<ReactNode>(
      (inner, mark) => marked(mark, inner),
      words(node.text, by.named),
    );
  if (node.type === 'hardBreak') return <br />;
  const inner = <Nodes nodes={node.content} by={by} />;
  switch (node.type) {
    case 'paragraph':
      return (
        <>
          <p>
            {inner}
            {by.beside(node)}
          </p>
          {by.below(node)}
        </>
      );
    case 'heading': {
      const rank = by.heading + node.attrs.level - 2;
      const Heading = rank <= 2 ? 'h2' : rank === 3 ? 'h3' : rank === 4 ? 'h4' : 'h5';
      return (
        <>
          <Heading>
            {inner}
            {by.beside(node)}
          </Heading>
          {by.below(node)}
        </>
      );
    }
    case 'bulletList':
      return <ul>{inner}</ul>;
    case 'orderedList':
      return <ol start={node.attrs?.start}>{inner}</ol>;
    case 'listItem':
      return <li>{inner}</li>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
  }
}

/** Paragraphs and headings in their order, at whatever depth, with their place in it. */
function placesIn(nodes: readonly RichNode[], found = new Map<RichNode, number>()): Map<RichNode, number> {
  for (const node of nodes) {
    if (node.type === 'paragraph' || node.type === 'heading') found.set(node, found.size);
    else if ('content' in node) placesIn(node.content ?? [], found);
  }
  return found;
}

interface RichTextProps {
  /** A stored document, as a query answers it. What is not one of ours is not drawn. */
  doc: unknown;
  /** In serif, for what parties agree on: proposals, decisions, agreements. */
  serif?: boolean;
  /** Rank of the document's larger headings on this page. Default 3. */
  heading?: 2 | 3 | 4;
  /** Whom it names by “@”. */
  named?: Named;
  /** What stands at the end of a paragraph or heading and below it, by its place among them, from 0. */
  passages?: { beside: (place: number) => ReactNode; below: (place: number) => ReactNode };
}

/** Draws a document from its JSON, on the server and in the browser alike; needs no editor and runs no HTML. */
export function RichText({ doc, serif = false, heading = 3, named = NOBODY, passages }: RichTextProps) {
  const read = readDocument(doc);
  if (!read.ok) return null;
  const { content } = read.document;
  const places = passages && placesIn(content);
  const at = (draw: ((place: number) => ReactNode) | undefined) => (node: RichNode) => {
    const place = places?.get(node);
    return draw && place !== undefined ? draw(place) : null;
  };
  return (
    <div className={serif ? 'prose prose--doc serif' : 'prose'}>
      <Nodes
        nodes={content}
        by={{ heading, named, beside: at(passages?.beside), below: at(passages?.below) }}
      />
    </div>
  );
}
