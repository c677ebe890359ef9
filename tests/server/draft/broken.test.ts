import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDraft } from '#server/text/draft-text.ts';
import { readUpdates } from '#server/text/yjs-worker.ts';
import { type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { base64, Copy, counted, propose, updateOf } from './support.ts';

let t: TestKernel;
let world: World;
let copy: Copy;

beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database, { name: `Jejaring ${randomUUID()}` });
  const { proposalId } = await propose(t, world, 'Naskah yang utuh.');
  copy = new Copy(t, world.speaker, { proposalId, organisationId: world.organisations[2].id });
  await copy.read();
  copy.write('Kalimat kedua.');
  await copy.save();
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

/** Sends bytes that must not be taken, and looks whether really nothing came of them. */
async function refused(update: Uint8Array, code = 'document_broken'): Promise<void> {
  const before = await counted(t, world.networkId);
  expect(await copy.send(update)).toMatchObject({ ok: false, refusal: { code } });
  expect(await counted(t, world.networkId)).toEqual(before);
}

/** What one change of the draft's own document looks like as an update. */
function change(run: (doc: Y.Doc, text: Y.XmlFragment) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy.doc));
  const known = Y.encodeStateVector(doc);
  doc.transact(() => run(doc, doc.getXmlFragment('default')));
  return Y.encodeStateAsUpdate(doc, known);
}
function element(name: string, attributes: Record<string, unknown> = {}, text = 'isi'): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, [new Y.XmlText(text)]);
  return made;
}

/** The same sequence every time (Mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('broken updates are refused, and nothing of them is stored', () => {
  it('garbage, and updates cut short', async () => {
    const good = change((_, text) => text.push([element('paragraph')]));
    await refused(new Uint8Array([255, 255, 255, 255, 255, 255, 255, 127]));
    await refused(new TextEncoder().encode('<script>alert(1)</script>'));
    for (const part of [0.3, 0.6, 0.9]) await refused(good.slice(0, Math.floor(good.byteLength * part)));
  });

  it('updates that wait for something unknown', async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy.doc));
    doc.getXmlFragment('default').push([element('paragraph')]);
    const between = Y.encodeStateVector(doc);
    doc.getXmlFragment('default').push([element('paragraph')]);
    await refused(Y.encodeStateAsUpdate(doc, between));
    // A deletion of what nobody has written.
    await refused(new Uint8Array([0, 1, 7, 1, 0, 5]));
  });

  it('content that is not in our schema', async () => {
    await refused(change((_, text) => text.push([element('script')])));
    await refused(change((_, text) => text.push([element('iframe', { src: 'https://evil.example' })])));
    await refused(change((_, text) => text.push([element('heading', { level: 1 })])));
    await refused(change((_, text) => text.push([element('paragraph', { onclick: 'alert(1)' })])));
    await refused(change((_, text) => text.push([element('listItem')])));
    await refused(change((_, text) => text.push([new Y.XmlText('langsung di naskah')])));
    await refused(change((_, text) => text.push([new Y.XmlHook('kait') as never])));
    await refused(
      change((_, text) => {
        const words = new Y.XmlText();
        words.insert(0, 'tautan', { link: { href: 'javascript:alert(1)' } });
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [words]);
        text.push([paragraph]);
      }),
    );
    await refused(
      change((_, text) => {
        const words = new Y.XmlText();
        words.insertEmbed(0, { image: 'x' });
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [words]);
        text.push([paragraph]);
      }),
    );
    await refused(change((doc) => doc.getMap('simpanan').set('a', 'tersembunyi')));
    const beside = new Y.Doc();
    beside.getMap('default').set('a', 'tersembunyi');
    await refused(Y.encodeStateAsUpdate(beside));
  });

  it('texts that are too long or too deep, and bytes beyond the limit', async () => {
    await refused(
      change((_, text) => text.push([element('paragraph', {}, 'a'.repeat(61_000))])),
      'too_large',
    );
    let inner = element('paragraph');
    for (let depth = 0; depth < 60; depth += 1) {
      const outer = new Y.XmlElement('blockquote');
      outer.insert(0, [inner]);
      inner = outer;
    }
    await refused(change((_, text) => text.push([inner])));
    await refused(new Uint8Array(190_000), 'invalid_input');
  });

  it('a mutated update never does more than a text of ours', async () => {
    const good = change((_, text) =>
      text.insert(0, [element('paragraph', {}, 'Mutasi.'), element('heading', { level: 2 })]),
    );
    const next = random(20_261_122);
    const mutated = () => {
      const bytes = good.slice();
      for (let n = 0; n <= next() * 3; n += 1)
        bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      return bytes;
    };
    for (let i = 0; i < 60; i += 1) {
      const answer = await copy.send(mutated());
      if (!answer.ok) expect(['document_broken', 'too_large']).toContain(answer.refusal.code);
    }
    const stored = base64(Y.encodeStateAsUpdate(copy.doc));
    let taken = 0;
    for (let i = 0; i < 2_000; i += 1) {
      const read = await readUpdates([stored], base64(mutated()));
      if (!read.ok || !readDraft(read.content).ok) continue;
      taken += 1;
      // What is kept is whole: whoever has the text can take it without waiting for anything.
      const after = await readUpdates([stored, ...(read.accepted ? [read.accepted] : [])], null);
      expect(after).toMatchObject({ ok: true, content: read.content });
    }
    expect(taken).toBeLessThan(1_000);
    await copy.read();
    expect(copy.doc.store.pendingStructs).toBeNull();
  });

  it('and the draft lives on', async () => {
    await copy.read();
    copy.write('Tetap bisa ditulis.');
    await copy.save();
    const late = new Copy(t, world.observer, { proposalId: (await list())[0] ?? '' });
    await late.read();
    expect(late.text.toString()).toBe(copy.text.toString());
    expect(late.text.toString()).toContain('Tetap bisa ditulis.');
  });
});

async function list(): Promise<string[]> {
  const { rows } = await t.db.execute<{ id: string }>('select id from proposal');
  return rows.map((row) => row.id);
}

describe('the thread', () => {
  it('leaves behind an empty list that two people emptied together, without anybody being to blame', async () => {
    const item = (text: string) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    });
    const start = updateOf([
      { type: 'paragraph', content: [{ type: 'text', text: 'Daftar:' }] },
      { type: 'bulletList', content: [item('satu'), item('dua')] },
    ]);
    const remove = (at: number): Uint8Array => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, start);
      const known = Y.encodeStateVector(doc);
      (doc.getXmlFragment('default').get(1) as Y.XmlElement).delete(at, 1);
      return Y.encodeStateAsUpdate(doc, known);
    };
    const read = await readUpdates([base64(start), base64(remove(0))], base64(remove(1)));
    if (!read.ok) throw new Error(read.why);
    expect(read.content).toHaveLength(2);
    expect(readDraft(read.content)).toMatchObject({
      ok: true,
      document: { content: [{ type: 'paragraph' }] },
    });
  });

  it('is ended when bytes keep it busy, and the next text is read by a new one', async () => {
    // Millions of nodes within nodes: reading them takes far longer than a second.
    const doc = new Y.Doc();
    const text = new Y.XmlText('a'.repeat(100));
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    doc.getXmlFragment('default').insert(0, [paragraph]);
    const one = base64(Y.encodeStateAsUpdate(doc));
    const many = Array.from({ length: 400_000 }, () => one);
    expect(await readUpdates(many, null)).toEqual({ ok: false, why: 'broken' });
    expect(await readUpdates([one], null)).toMatchObject({ ok: true, accepted: null });
  });
});
