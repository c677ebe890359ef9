/** A node of a text as the editor's schema names it. */
export interface Node {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  text?: string;
  marks?: { type: string }[];
}

/** A run of words. */
export const run = (text: string, bold = false): Node => ({
  type: 'text',
  text,
  ...(bold ? { marks: [{ type: 'bold' }] } : {}),
});
/** A paragraph of runs; blank without any. */
export const paragraph = (...content: Node[]): Node => ({
  type: 'paragraph',
  ...(content.length > 0 ? { content } : {}),
});
/** A list with one item for each line. */
export const list = (lines: readonly string[]): Node => ({
  type: 'bulletList',
  content: lines.map((line) => ({ type: 'listItem', content: [paragraph(run(line))] })),
});

/** Plain lines as somebody types them into a form: each a paragraph, those that begin with "- " a list. */
export function lineNodes(typed: string): Node[] {
  const nodes: Node[] = [];
  let items: string[] = [];
  const endList = () => {
    if (items.length > 0) nodes.push(list(items));
    items = [];
  };
  for (const one of typed.split(/\r?\n/).map((raw) => raw.trim())) {
    const item = /^[-•*]\s+(.+)$/.exec(one)?.[1];
    if (item !== undefined) items.push(item);
    else {
      endList();
      if (one !== '') nodes.push(paragraph(run(one)));
    }
  }
  endList();
  return nodes;
}
