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
  const doc = new Y.Doc();
  for (const one of stored) Y.applyUpdate(doc, bytesOf(one));
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment(FIELD);
  doc.transact(() => fragment.insert(Math.min(at, fragment.length), typesOf(content)));
  return { ok: true, update: base64Of(Y.encodeStateAsUpdate(doc, before)) };
}

/** Whether these bytes are an update at all, without a document to apply them to. */
function decode({ update }) {
  Y.decodeUpdate(bytesOf(update));
  return { ok: true };
}

const does = { read, seed, insert, decode };

parentPort.on('message', ({ what, ...task }) => {
  try {
    parentPort.postMessage(does[what](task));
  } catch (error) {
    // Yjs throws errors of every kind at broken bytes; to the caller all of them mean the same.
    parentPort.postMessage({ ok: false, why: 'broken', said: String(error).slice(0, 200) });
  }
});
parentPort.postMessage({ ready: true });
