/**
 * The thread in which bytes of strangers are read as Yjs (yjs-worker.ts starts it). Crafted updates can make Yjs
 * loop or eat memory: here that costs this thread only. Plain JavaScript, because a thread starts without our
 * TypeScript loader; the build copies it beside the bundle.
 */
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';

/** Name of the text in its Yjs document, as Tiptap calls it. */
const FIELD = 'default';
/** Largest document, bytes (reliability-security.md, row 49). */
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_NODES = 20_000;
const DEEPEST = 40;

const bytesOf = (base64) => new Uint8Array(Buffer.from(base64, 'base64'));
const base64Of = (bytes) => Buffer.from(bytes).toString('base64');

class Broken extends Error {}

/** The text as Tiptap's JSON. Whatever is neither an element nor text is not a text of ours. */
function contentOf(doc) {
  const fragment = doc.getXmlFragment(FIELD);
  for (const name of doc.share.keys()) if (name !== FIELD) throw new Broken('another root');
  if (fragment._map.size > 0) throw new Broken('a root with attributes');
  let nodes = 0;
  const one = (type, depth) => {
    nodes += 1;
    if (nodes > MOST_NODES || depth > DEEPEST) throw new Broken('too large');
    if (type instanceof Y.XmlText) {
      if (type._map.size > 0) throw new Broken('text with attributes');
      return type.toDelta().map(({ insert, attributes }) => {
        nodes += 1;
        if (nodes > MOST_NODES || typeof insert !== 'string') throw new Broken('not text');
        const marks = Object.entries(attributes ?? {}).map(([name, attrs]) => ({ type: name, attrs }));
        return marks.length > 0 ? { type: 'text', text: insert, marks } : { type: 'text', text: insert };
      });
    }
    if (!(type instanceof Y.XmlElement) || type instanceof Y.XmlHook) throw new Broken('not a node');
    const attrs = type.getAttributes();
    const content = type.toArray().flatMap((child) => one(child, depth + 1));
    return [
      {
        type: type.nodeName,
        ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
        ...(content.length > 0 ? { content } : {}),
      },
    ];
  };
  const content = fragment.toArray().flatMap((type) => one(type, 1));
  // What a live type could still hide in itself does not survive this.
  return JSON.parse(JSON.stringify(content));
}

/**
 * Applies what is stored and then `update`, which must be whole: nothing of it may wait for something unknown.
 * `accepted` is what the update changed, written anew by this thread; null when it changed nothing.
 */
function read({ stored, update, merge }) {
  const doc = new Y.Doc();
  let size = 0;
  for (const one of stored) {
    const bytes = bytesOf(one);
    size += bytes.byteLength;
    Y.applyUpdate(doc, bytes);
  }
  const before = doc.getXmlFragment(FIELD);
  if (doc.store.pendingStructs || doc.store.pendingDs) return { ok: false, why: 'stored' };
  let accepted = null;
  if (update !== null) {
    doc.on('update', (bytes) => {
      if (accepted !== null) throw new Broken('more than one change');
      accepted = bytes;
    });
    const bytes = bytesOf(update);
    size += bytes.byteLength;
    Y.applyUpdate(doc, bytes);
    if (doc.store.pendingStructs || doc.store.pendingDs || doc.subdocs.size > 0)
      throw new Broken('not whole');
    if (doc.getXmlFragment(FIELD) !== before) throw new Broken('another kind of text');
  }
  const content = contentOf(doc);
  const merged = merge || size > MOST_BYTES ? Y.encodeStateAsUpdate(doc) : null;
  if (merged && merged.byteLength > MOST_BYTES) return { ok: false, why: 'too-large' };
  return {
    ok: true,
    content,
    accepted: accepted && base64Of(accepted),
    merged: merged && base64Of(merged),
  };
}

/** Our own JSON of a text as Yjs types, not yet in a document. */
function typesOf(nodes) {
  const textOf = (delta) => {
    const text = new Y.XmlText();
    text.applyDelta(delta);
    return text;
  };
  const types = [];
  let run = null;
  for (const node of nodes) {
    if (node.type === 'text') {
      run ??= [];
      const attributes = Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]));
      run.push({ insert: node.text, attributes });
      continue;
    }
    if (run) types.push(textOf(run));
    run = null;
    const element = new Y.XmlElement(node.type);
    for (const [name, value] of Object.entries(node.attrs ?? {}))
      if (value !== null) element.setAttribute(name, value);
    element.insert(0, typesOf(node.content ?? []));
    types.push(element);
  }
  if (run) types.push(textOf(run));
  return types;
}

/** The same document gives the same bytes each time, so that readers may have them before they are stored. */
function seed({ content, clientId }) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => doc.getXmlFragment(FIELD).insert(0, typesOf(content)));
  return { ok: true, update: base64Of(Y.encodeStateAsUpdate(doc)) };
}

/** Puts blocks into a stored text as one more writer would; what it changed, as an update. */
function insert({ stored, at, content }) {
  const doc = opened(stored);
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment(FIELD);
  doc.transact(() => fragment.insert(Math.min(at, fragment.length), typesOf(content)));
  return { ok: true, update: base64Of(Y.encodeStateAsUpdate(doc, before)) };
}

/** A stored text, to be written on. */
function opened(stored) {
  const doc = new Y.Doc();
  for (const one of stored) Y.applyUpdate(doc, bytesOf(one));
  return doc;
}

const TEXT_BLOCKS = new Set(['paragraph', 'heading']);
const isBreak = (type) => type instanceof Y.XmlElement && type.nodeName === 'hardBreak';
const wordsOf = (text) =>
  text
    .toDelta()
    .map(({ insert }) => insert)
    .join('');

/** The lines of a passage: what stands between its line breaks. */
function linesOf(element) {
  const lines = [[]];
  for (const child of element.toArray()) {
    if (isBreak(child)) lines.push([]);
    else lines.at(-1).push(child);
  }
  return lines;
}

/** A name that stays with a passage as long as it lives, whatever is written around it. */
const nameOf = ({ _item: { id } }) => `${id.client}-${id.clock}`;
const textOf = (element) =>
  linesOf(element)
    .map((line) => line.map(wordsOf).join(''))
    .join('\n');

/**
 * Every paragraph and heading in order, at whatever depth. A list item that lost its first paragraph shows a blank one
 * (draft-text.ts) that nobody can change: null.
 */
function passagesOf(parent) {
  return parent.toArray().flatMap((child, at) => {
    if (!(child instanceof Y.XmlElement)) return [];
    const missing = parent.nodeName === 'listItem' && at === 0 && child.nodeName !== 'paragraph';
    const own = TEXT_BLOCKS.has(child.nodeName)
      ? [{ id: nameOf(child), text: textOf(child) }]
      : passagesOf(child);
    return missing ? [null, ...own] : own;
  });
}

function passages({ stored }) {
  return { ok: true, passages: passagesOf(opened(stored).getXmlFragment(FIELD)) };
}

function findPassage(parent, id) {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (TEXT_BLOCKS.has(child.nodeName)) {
      if (nameOf(child) === id) return child;
      continue;
    }
    const inside = findPassage(child, id);
    if (inside) return inside;
  }
  return null;
}

const placeOf = (type) => type.parent.toArray().indexOf(type);

/** Takes a block away, and whatever held nothing else. */
function remove(block) {
  const { parent } = block;
  parent.delete(placeOf(block), 1);
  if (parent instanceof Y.XmlElement && parent.length === 0) remove(parent);
}

/** Length of what two texts have in common at their ends, without cutting a character of two units in half. */
function common(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (head > 0 && /[\uD800-\uDBFF]/.test(before[head - 1])) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && /[\uDC00-\uDFFF]/.test(before.at(-tail))) tail -= 1;
  return { head, tail };
}

/** Changes only what differs: bold words and links around it stay, and so does what others type beside it. */
function retype(element, line, after) {
  const [first, ...rest] = line;
  if (!first) {
    if (after !== '') element.insert(element.length, [new Y.XmlText(after)]);
    return;
  }
  const before = line.map(wordsOf).join('');
  if (before === after) return;
  for (const more of rest) {
    first.insert(first.length, wordsOf(more));
    element.delete(placeOf(more), 1);
  }
  const { head, tail } = common(before, after);
  if (before.length > head + tail) first.delete(head, before.length - head - tail);
  if (after.length > head + tail) first.insert(head, after.slice(head, after.length - tail));
}

/** What belongs below a passage of a list are items of that list. */
const asItems = (nodes) =>
  nodes.flatMap((node) =>
    node.type === 'bulletList' ? node.content : [{ type: 'listItem', content: [node] }],
  );

/**
 * Writes a passage anew as one more writer would. No lines: it is taken away. Blocks in `more` are put below it.
 * The caller has compared the passage with what the writer saw.
 */
function rewrite({ stored, id, lines, more }) {
  const doc = opened(stored);
  const before = Y.encodeStateVector(doc);
  const block = findPassage(doc.getXmlFragment(FIELD), id);
  if (!block) throw new Broken('no such passage');
  doc.transact(() => {
    if (lines.length === 0) return remove(block);
    const old = linesOf(block);
    for (const [at, line] of old.entries()) if (at < lines.length) retype(block, line, lines[at]);
    // From the line break on that ends the last line kept.
    const cut = block
      .toArray()
      .findIndex(
        (child, at, all) => isBreak(child) && all.slice(0, at + 1).filter(isBreak).length === lines.length,
      );
    if (cut !== -1) block.delete(cut, block.length - cut);
    if (more.length === 0) return;
    const item = block.parent.nodeName === 'listItem' ? block.parent : null;
    const beside = item ?? block;
    beside.parent.insert(placeOf(beside) + 1, typesOf(item ? asItems(more) : more));
  });
  return { ok: true, update: base64Of(Y.encodeStateAsUpdate(doc, before)) };
}

/** Whether these bytes are an update at all, without a document to apply them to. */
function decode({ update }) {
  Y.decodeUpdate(bytesOf(update));
  return { ok: true };
}

const does = { read, seed, insert, passages, rewrite, decode };

parentPort.on('message', ({ what, ...task }) => {
  try {
    parentPort.postMessage(does[what](task));
  } catch (error) {
    // Yjs throws errors of every kind at broken bytes; to the caller all of them mean the same.
    parentPort.postMessage({ ok: false, why: 'broken', said: String(error).slice(0, 200) });
  }
});
parentPort.postMessage({ ready: true });
