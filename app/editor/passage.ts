import type { RichDocument, RichNode, RichTextRun } from './document.ts';

/** A paragraph or heading of a document, numbered from 1 in the order it is read. */
export interface Block {
  readonly number: number;
  readonly text: string;
}

/** Words of one block, as a remark refers to them. */
export interface Passage {
  readonly block: number;
  readonly words: string;
}

type TextBlock = Extract<RichNode, { type: 'paragraph' | 'heading' }>;

const isTextBlock = (node: RichNode): node is TextBlock =>
  node.type === 'paragraph' || node.type === 'heading';

const textOf = (block: TextBlock): string =>
  (block.content ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''))
    .join('');

function textBlocks(nodes: readonly RichNode[]): TextBlock[] {
  return nodes.flatMap((node) => {
    if (isTextBlock(node)) return textOf(node).trim() === '' ? [] : [node];
    return 'content' in node && node.content ? textBlocks(node.content) : [];
  });
}

/** The paragraphs and headings that hold words, numbered as they are read: what can be chosen without a mouse. */
export function blocksOf(document: RichDocument): Block[] {
  return textBlocks(document.content).map((block, at) => ({ number: at + 1, text: textOf(block) }));
}

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

/** How a reader's selection is compared: browsers turn breaks and runs of blanks into others. */
const plainly = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Where words that somebody marked or typed stand in a document: in one place, in several, or nowhere.
 * Blanks count as one, as they do on the page; the answer has the words as the document has them.
 * @param block look in this one only
 */
export function findPassage(
  document: RichDocument,
  words: string,
  block?: number,
): { found: 'once'; passage: Passage } | { found: 'several' } | { found: 'nowhere' } {
  const wanted = plainly(words);
  const blocks = blocksOf(document).filter((one) => block === undefined || one.number === block);
  if (wanted === '') return { found: 'nowhere' };
  const pattern = new RegExp(
    wanted
      .split(' ')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
    'g',
  );
  const matches = blocks.flatMap((one) =>
    [...one.text.matchAll(pattern)].map((match) => ({ block: one.number, words: match[0] })),
  );
  const [only] = matches;
  if (!only) return { found: 'nowhere' };
  return matches.length > 1 ? { found: 'several' } : { found: 'once', passage: only };
}

/** Words as a remark keeps them: in a block of the version it was made on, or (null) anywhere in it. */
export interface Kept {
  readonly block: number | null;
  readonly words: string;
}

/** How often words stand in each block. */
const spread = (blocks: readonly Block[], words: string): number[] =>
  blocks.map((block) => occurrences(block.text, words));

/**
 * Where a passage of an earlier version stands in this one; null when it is gone or cannot be told from others.
 * Words that stood once may have moved to another block. Of words that stood several times those of the chosen block
 * are meant and no others: they are found where the block is as it was, or where the words still stand in the same
 * blocks as often as before.
 * @param before the version the passage was chosen in
 */
export function stillThere(
  document: RichDocument,
  { block, words }: Kept,
  before: RichDocument,
): Passage | null {
  const [now, then] = [blocksOf(document), blocksOf(before)];
  const [places, stood] = [spread(now, words), spread(then, words)];
  const onceIn = (number: number | undefined): Passage | null =>
    number !== undefined && places[number - 1] === 1 ? { block: number, words } : null;
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  if (block === null || total(stood) <= 1) {
    return total(places) === 1 ? onceIn(places.indexOf(1) + 1) : null;
  }
  const text = then[block - 1]?.text;
  if (now[block - 1]?.text === text) return onceIn(block);
  const same = now.filter((one) => one.text === text);
  if (same.length > 0) return same.length === 1 ? onceIn(same[0]?.number) : null;
  const asBefore = places.length === stood.length && places.every((count, at) => count === stood[at]);
  return asBefore ? onceIn(block) : null;
}

/** The runs of a block with `from` to `to` (in characters) replaced; the new words look like the first they replace. */
function replaced(content: readonly RichNode[], from: number, to: number, wording: string): RichNode[] {
  const result: RichNode[] = [];
  let at = 0;
  let written = false;
  for (const node of content) {
    const length = node.type === 'text' ? node.text.length : 1;
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, length);
    if (start >= length || end <= 0) result.push(node);
    else if (node.type === 'text') {
      const put = written ? '' : wording;
      written = true;
      const text = node.text.slice(0, start) + put + node.text.slice(end);
      if (text !== '') result.push({ ...node, text } satisfies RichTextRun);
    } else if (!written && wording !== '') {
      result.push({ type: 'text', text: wording });
      written = true;
    }
    at += length;
  }
  return result;
}

function withBlock(
  nodes: readonly RichNode[],
  target: TextBlock,
  change: (block: TextBlock) => RichNode | null,
): RichNode[] {
  return nodes.flatMap((node): RichNode[] => {
    if (node === target) {
      const changed = change(target);
      return changed ? [changed] : [];
    }
    if (!('content' in node) || !node.content || isTextBlock(node)) return [node];
    const content = withBlock(node.content, target, change);
    // A list or quotation whose last words went goes with them.
    return content.length > 0 ? [{ ...node, content } as RichNode] : [];
  });
}

/**
 * The document with one passage in other words, and nothing else changed; null when the passage is not there.
 * Empty words take it out; a block of which nothing is left goes.
 */
export function replacePassage(
  document: RichDocument,
  passage: Passage,
  wording: string,
): RichDocument | null {
  const target = textBlocks(document.content)[passage.block - 1];
  const from = target ? textOf(target).indexOf(passage.words) : -1;
  if (!target || from < 0 || passage.words === '') return null;
  return {
    type: 'doc',
    content: withBlock(document.content, target, (block) => {
      const content = replaced(block.content ?? [], from, from + passage.words.length, wording);
      return content.length > 0 ? { ...block, content } : null;
    }),
  };
}
