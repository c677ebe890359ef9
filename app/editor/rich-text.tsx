import { Fragment, type ReactNode } from 'react';
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

function Nodes({ nodes, heading }: { nodes: readonly RichNode[] | undefined; heading: 2 | 3 | 4 }) {
  return (nodes ?? []).map((node, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn whole, in order, and keeps no state
    <Fragment key={at}>
      <OneNode node={node} heading={heading} />
    </Fragment>
  ));
}

function OneNode({ node, heading }: { node: RichNode; heading: 2 | 3 | 4 }) {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>((inner, mark) => marked(mark, inner), node.text);
    case 'hardBreak':
      return <br />;
    case 'paragraph':
      return (
        <p>
          <Nodes nodes={node.content} heading={heading} />
        </p>
      );
    case 'heading': {
      const rank = heading + node.attrs.level - 2;
      const Heading = rank <= 2 ? 'h2' : rank === 3 ? 'h3' : rank === 4 ? 'h4' : 'h5';
      return (
        <Heading>
          <Nodes nodes={node.content} heading={heading} />
        </Heading>
      );
    }
    case 'bulletList':
      return (
        <ul>
          <Nodes nodes={node.content} heading={heading} />
        </ul>
      );
    case 'orderedList':
      return (
        <ol start={node.attrs?.start}>
          <Nodes nodes={node.content} heading={heading} />
        </ol>
      );
    case 'listItem':
      return (
        <li>
          <Nodes nodes={node.content} heading={heading} />
        </li>
      );
    case 'blockquote':
      return (
        <blockquote>
          <Nodes nodes={node.content} heading={heading} />
        </blockquote>
      );
  }
}

interface RichTextProps {
  /** A stored document, as a query answers it. What is not one of ours is not drawn. */
  doc: unknown;
  /** In serif, for what parties agree on: proposals, decisions, agreements. */
  serif?: boolean;
  /** Rank of the document's larger headings on this page. Default 3. */
  heading?: 2 | 3 | 4;
}

/** Draws a document from its JSON, on the server and in the browser alike; needs no editor and runs no HTML. */
export function RichText({ doc, serif = false, heading = 3 }: RichTextProps) {
  const read = readDocument(doc);
  if (!read.ok) return null;
  return (
    <div className={serif ? 'prose prose--doc serif' : 'prose'}>
      <Nodes nodes={read.document.content} heading={heading} />
    </div>
  );
}
