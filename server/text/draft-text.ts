import { type RichDocument, readDocument } from '#app/editor/document.ts';
import { schema } from '#app/editor/schema.ts';
import { fits } from './rich-text.ts';

interface Node {
  type: string;
  content?: Node[];
}

const HOLDS = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote']);

/**
 * Two people who each delete half of a list leave an empty one behind: nobody is to blame, and every editor takes
 * it away. Such containers are left out here too; a list item that lost its first paragraph gets a blank one.
 */
function tidied(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!HOLDS.has(node.type)) return [node];
    const content = tidied(node.content ?? []);
    if (content.length === 0) return [];
    if (node.type === 'listItem' && content[0]?.type !== 'paragraph') content.unshift({ type: 'paragraph' });
    return [{ ...node, content }];
  });
}

export type DraftText =
  /** `document` is null while the draft is blank. */
  | { ok: true; json: { type: 'doc'; content: Node[] }; document: RichDocument | null }
  | { ok: false; why: 'broken' | 'too-large' };

/**
 * Judges a shared text by our schema: only its nodes, marks, attributes and links, where it allows them, within the
 * limits of length. @param content blocks as the Yjs thread has read them: plain JSON of limited depth
 */
export function readDraft(content: readonly unknown[]): DraftText {
  const json = { type: 'doc' as const, content: tidied(content as Node[]) };
  const read = readDocument(json);
  if (!read.ok) {
    if (read.problem === 'empty') return { ok: true, json, document: null };
    return { ok: false, why: read.problem === 'too-long' ? 'too-large' : 'broken' };
  }
  return fits(read.document) ? { ok: true, json, document: read.document } : { ok: false, why: 'broken' };
}

/** A frozen document's blocks as the editor itself would write them, every attribute named. */
export function editorContent(document: unknown): unknown {
  const { content } = schema().nodeFromJSON(document).toJSON() as { content?: unknown };
  return content ?? [];
}
