/**
 * The documents people write: which nodes, marks and attributes there are, and the one plain form in which
 * they are stored and hashed. Shared by the browser's editor and the server; it needs no editor library.
 */

/** A mark on a stretch of text. */
export type RichMark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

/** A run of text with one set of marks. */
export interface RichTextRun {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly RichMark[];
}

/** One node of a document, in its stored form: nothing in it is left to a library's defaults. */
export type RichNode =
  | RichTextRun
  | { readonly type: 'hardBreak' }
  | { readonly type: 'paragraph'; readonly content?: readonly RichNode[] }
  | {
      readonly type: 'heading';
      readonly attrs: { readonly level: 2 | 3 };
      readonly content?: readonly RichNode[];
    }
  | { readonly type: 'bulletList'; readonly content: readonly RichNode[] }
  | {
      readonly type: 'orderedList';
      readonly attrs?: { readonly start: number };
      readonly content: readonly RichNode[];
    }
  | { readonly type: 'listItem'; readonly content: readonly RichNode[] }
  | { readonly type: 'blockquote'; readonly content: readonly RichNode[] };

/** A whole document. */
export interface RichDocument {
  readonly type: 'doc';
  readonly content: readonly RichNode[];
}

/** Largest document: characters of text, nodes, and nodes within nodes. */
export const RICH_LIMITS = { characters: 60_000, nodes: 5_000, depth: 12 } as const;

/** Why a document is not ours. */
export type RichProblem = 'empty' | 'too-long' | 'not-ours';

/** Orders, controls and invisible turns of writing direction: nothing a reader could see, much that could mislead. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;
const ALL_UNSEEN = new RegExp(UNSEEN, 'g');

/** A text without the characters a document may not hold, for what is pasted from elsewhere. */
export const withoutUnseen = (text: string): string => text.replace(ALL_UNSEEN, '');

const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * The address of a link if it may be followed: https without a name and password in it, or mailto.
 * Everything else (javascript:, data:, relative) is null.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || href.length > 2_000) return null;
  if (/^mailto:[^\s@?<>"']+@[^\s@?<>"']+$/i.test(href)) return href;
  if (!/^https:\/\/[^\s\\<>"]+$/i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  return url.username || url.password ? null : href;
}

class NotOurs extends Error {
  readonly problem: RichProblem;
  constructor(problem: RichProblem) {
    super(problem);
    this.problem = problem;
  }
}

type Loose = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotOurs('not-ours');
  return value as Loose;
}

/** Attributes, of which only the named ones may say anything; a library's empty ones (null) are left out. */
function attributesOf(node: Loose, allowed: readonly string[], ignored: readonly string[] = []): Loose {
  if (node.attrs === undefined || node.attrs === null) return {};
  const attrs = objectOf(node.attrs);
  for (const key of Object.keys(attrs)) {
    if (allowed.includes(key) || ignored.includes(key)) continue;
    if (attrs[key] !== null) throw new NotOurs('not-ours');
  }
  return attrs;
}

function onlyKeys(node: Loose, keys: readonly string[]): void {
  for (const key of Object.keys(node)) if (!keys.includes(key)) throw new NotOurs('not-ours');
}

const MARK_ORDER = ['bold', 'italic', 'link'] as const;

function marksOf(value: unknown): readonly RichMark[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MARK_ORDER.length) throw new NotOurs('not-ours');
  const found = new Map<string, RichMark>();
  for (const each of value) {
    const mark = objectOf(each);
    onlyKeys(mark, ['type', 'attrs']);
    if (mark.type === 'bold' || mark.type === 'italic') {
      attributesOf(mark, []);
      found.set(mark.type, { type: mark.type });
    } else if (mark.type === 'link') {
      // Pasted links bring these along; they are dropped, the renderer decides by itself how a link opens.
      const href = safeHref(attributesOf(mark, ['href'], ['target', 'rel', 'class', 'title']).href);
      if (href === null) throw new NotOurs('not-ours');
      found.set('link', { type: 'link', attrs: { href } });
    } else throw new NotOurs('not-ours');
  }
  return MARK_ORDER.flatMap((type) => found.get(type) ?? []);
}

interface Budget {
  characters: number;
  nodes: number;
}

function runOf(node: Loose, budget: Budget): RichTextRun {
  onlyKeys(node, ['type', 'text', 'marks']);
  if (typeof node.text !== 'string' || node.text === '') throw new NotOurs('not-ours');
  budget.characters -= node.text.length;
  if (budget.characters < 0) throw new NotOurs('too-long');
  if (UNSEEN.test(node.text) || HALF_PAIR.test(node.text)) throw new NotOurs('not-ours');
  const marks = marksOf(node.marks);
  const text = node.text.normalize('NFC');
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

const sameMarks = (a: RichTextRun, b: RichTextRun) => JSON.stringify(a.marks) === JSON.stringify(b.marks);

/** Neighbouring runs with the same marks are one run, however the editor cut them. */
function joined(nodes: readonly RichNode[]): readonly RichNode[] {
  const result: RichNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last, node))
      result[result.length - 1] = { ...last, text: last.text + node.text };
    else result.push(node);
  }
  return result;
}

function contentOf(node: Loose, budget: Budget, depth: number): readonly RichNode[] {
  if (node.content === undefined) return [];
  if (!Array.isArray(node.content)) throw new NotOurs('not-ours');
  return joined(node.content.map((child: unknown) => nodeOf(child, budget, depth + 1)));
}

function levelOf(level: unknown): 2 | 3 {
  if (level === 2 || level === 3) return level;
  throw new NotOurs('not-ours');
}

function startOf(start: unknown): number {
  if (start === undefined || start === null) return 1;
  if (typeof start !== 'number' || !Number.isInteger(start) || start < 1 || start > 9_999)
    throw new NotOurs('not-ours');
  return start;
}

function nodeOf(value: unknown, budget: Budget, depth: number): RichNode {
  budget.nodes -= 1;
  if (budget.nodes < 0) throw new NotOurs('too-long');
  if (depth > RICH_LIMITS.depth) throw new NotOurs('not-ours');
  const node = objectOf(value);
  if (node.type === 'text') return runOf(node, budget);
  onlyKeys(node, ['type', 'attrs', 'content']);
  const content = contentOf(node, budget, depth);
  const inside = content.length > 0 ? { content } : {};
  switch (node.type) {
    case 'hardBreak':
      attributesOf(node, []);
      if (content.length > 0) throw new NotOurs('not-ours');
      return { type: 'hardBreak' };
    case 'paragraph':
      attributesOf(node, []);
      return { type: 'paragraph', ...inside };
    case 'heading':
      return { type: 'heading', attrs: { level: levelOf(attributesOf(node, ['level']).level) }, ...inside };
    case 'orderedList': {
      const start = startOf(attributesOf(node, ['start'], ['type']).start);
      return { type: 'orderedList', ...(start === 1 ? {} : { attrs: { start } }), content };
    }
    case 'bulletList':
    case 'listItem':
    case 'blockquote':
      attributesOf(node, []);
      return { type: node.type, content };
    default:
      throw new NotOurs('not-ours');
  }
}

const isBlankBlock = (node: RichNode | undefined) => node?.type === 'paragraph' && node.content === undefined;

/** The document without the blank paragraphs around it that editors leave behind. */
function trimmed(content: readonly RichNode[]): readonly RichNode[] {
  let from = 0;
  let to = content.length;
  while (from < to && isBlankBlock(content[from])) from += 1;
  while (to > from && isBlankBlock(content[to - 1])) to -= 1;
  return content.slice(from, to);
}

function hasText(nodes: readonly RichNode[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return node.text.trim() !== '';
    return 'content' in node && node.content !== undefined && hasText(node.content);
  });
}

/**
 * Reads a document from outside into its stored form: allowed nodes, marks and attributes only, runs joined,
 * text in Unicode form NFC, link addresses https or mailto. Whether nodes may stand where they stand is the
 * schema's question (`server/text`). Deep and large documents are refused before they cost anything.
 */
export function readDocument(
  value: unknown,
):
  | { readonly ok: true; readonly document: RichDocument }
  | { readonly ok: false; readonly problem: RichProblem } {
  try {
    const root = objectOf(value);
    onlyKeys(root, ['type', 'content']);
    if (root.type !== 'doc') return { ok: false, problem: 'not-ours' };
    const budget = { characters: RICH_LIMITS.characters, nodes: RICH_LIMITS.nodes };
    const content = trimmed(contentOf(root, budget, 0));
    if (!hasText(content)) return { ok: false, problem: 'empty' };
    return { ok: true, document: { type: 'doc', content } };
  } catch (thrown) {
    if (thrown instanceof NotOurs) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}
