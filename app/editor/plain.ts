import { type RichDocument, type RichNode, readDocument } from './document.ts';

function inline(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''))
    .join('');
}

function lines(nodes: readonly RichNode[], indent: string): string[] {
  return nodes.flatMap((node): string[] => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return inline(node.content ?? [])
          .split('\n')
          .map((line) => indent + line);
      case 'bulletList':
      case 'orderedList': {
        const start = node.type === 'orderedList' ? (node.attrs?.start ?? 1) : null;
        return node.content.flatMap((item, at) => {
          const sign = start === null ? '- ' : `${start + at}. `;
          const inner = item.type === 'listItem' ? lines(item.content, '') : [];
          return inner.map((line, n) => indent + (n === 0 ? sign : ' '.repeat(sign.length)) + line);
        });
      }
      case 'blockquote':
        return lines(node.content, `${indent}  `);
      default:
        return [];
    }
  });
}

/** A document as plain text: one line for each block, list signs kept. For search, previews and forms without JavaScript. */
export function plainText(document: RichDocument): string {
  return lines(document.content, '').join('\n').trim();
}

/** The same for a document that was stored or sent by somebody else; empty when it is not one of ours. */
export function plainTextOf(value: unknown): string {
  const read = readDocument(value);
  return read.ok ? plainText(read.document) : '';
}
