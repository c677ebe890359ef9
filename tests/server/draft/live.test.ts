import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ASK, LIVE_PATH, TELL } from '#app/contract/live-names.ts';
import { DraftClient, type DraftView } from '#app/live/draft-client.ts';
import { actRaw, type Node, once, rawSocket, startNode } from '../live/support.ts';
import { asAdmin } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';
import { counted, output, propose } from './support.ts';

let node: Node;
let world: World;
let proposalId: string;
const owner = () => ({ kind: 'proposal' as const, id: proposalId });
const open: { stop?(): void; disconnect?(): void }[] = [];

beforeAll(async () => {
  node = await startNode();
});
beforeEach(async () => {
  world = await buildWorld(node.t.database, { name: `Jejaring ${randomUUID()}` });
  proposalId = (await propose(node.t, world, 'Satu pintu.')).proposalId;
});
afterEach(() => {
  for (const one of open.splice(0)) {
    one.stop?.();
    one.disconnect?.();
  }
});
afterAll(async () => {
  expect(node.errors).toEqual([]);
  expect(node.t.errors).toEqual([]);
  await node.close();
});

/** The product's own client; `lines` are the connections it has opened, to be cut. */
function writer(who: WorldPerson, organisationId?: string, at = () => node) {
  const lines: Socket[] = [];
  const client = new DraftClient({
    owner: owner(),
    organisationId,
    newKey: randomUUID,
    async openSocket() {
      const socket = io(at().url, {
        path: LIVE_PATH,
        transports: ['websocket'],
        forceNew: true,
        autoConnect: false,
        reconnectionDelay: 50,
        reconnectionDelayMax: 200,
        extraHeaders: { origin: at().url, 'x-test-person': `${who.networkId} ${who.personId}` },
      });
      lines.push(socket);
      return socket;
    },
  });
  open.push(client);
  return { client, lines };
}
const delegate = (at?: () => Node) => writer(world.organisations[0].delegate, world.organisations[0].id, at);
const speaker = (at?: () => Node) => writer(world.speaker, world.organisations[2].id, at);

function until(client: DraftClient, wanted: (view: DraftView) => boolean): Promise<DraftView> {
  return new Promise((resolve, reject) => {
    const stop = client.subscribe(() => look());
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`waited too long: ${JSON.stringify(client.view())}`));
    }, 15_000);
    const look = () => {
      if (!wanted(client.view())) return;
      clearTimeout(timer);
      stop();
      resolve(client.view());
    };
    look();
  });
}
const textOf = ({ doc }: DraftClient) => doc.getXmlFragment('default').toString();
const live = async (one: { client: DraftClient }) => {
  await one.client.start();
  await until(one.client, (view) => view.connection === 'live');
};
function write({ doc }: DraftClient, line: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(line)]);
    doc.getXmlFragment('default').push([paragraph]);
  });
}
const same = (a: DraftClient, b: DraftClient, seq: number) =>
  Promise.all([a, b].map((client) => until(client, (view) => view.seq >= seq && !view.unsent))).then(() =>
    expect(textOf(a)).toBe(textOf(b)),
  );

describe('two who write a draft', () => {
  it('see each other’s words and carets; keystrokes are gathered; the reader writes nothing', async () => {
    const [one, two] = [speaker(), delegate()];
    const reader = writer(world.observer);
    for (const each of [one, two, reader]) await live(each);
    expect([one, two, reader].map(({ client }) => client.view().mayWrite)).toEqual([true, true, false]);
    const before = await counted(node.t, world.networkId);
    for (let i = 1; i <= 30; i += 1) write(one.client, `Baris ${i}.`);
    await same(one.client, two.client, 1);
    // Thirty changes within the same moment are one update (and the seed); none is an entry of the ledger.
    const after = await counted(node.t, world.networkId);
    expect(after).toEqual({ rows: 2, entries: before.entries });
    const anchor = Y.createRelativePositionFromTypeIndex(one.client.doc.getXmlFragment('default'), 0);
    one.client.awareness.setLocalStateField('cursor', {
      anchor: Y.relativePositionToJSON(anchor),
      head: Y.relativePositionToJSON(anchor),
    });
    const view = await until(two.client, ({ here }) => here.some((other) => other.writing));
    expect(view.here).toEqual([
      expect.objectContaining({
        name: 'Peran speaker',
        organisation: expect.objectContaining({ code: 'CC' }),
        clientId: one.client.doc.clientID,
      }),
    ]);
    one.client.stop();
    await until(two.client, ({ here }) => here.length === 0);
    write(reader.client, 'Tanpa hak.');
    await until(reader.client, ({ refused }) => refused === 'forbidden');
    expect(textOf(two.client)).not.toContain('Tanpa hak.');
  });

  it('go on without a connection, and after the server was restarted', async () => {
    let other: Node = node;
    const [one, two] = [speaker(), delegate(() => other)];
    for (const each of [one, two]) await live(each);
    two.lines[0]?.io.engine.close();
    await until(two.client, ({ connection }) => connection === 'offline');
    two.lines[0]?.disconnect();
    write(two.client, 'Ditulis tanpa sambungan.');
    write(one.client, 'Ditulis sementara itu.');
    await until(one.client, ({ unsent, seq }) => !unsent && seq === 1);
    expect(two.client.view().unsent).toBe(true);
    two.client.wake();
    await same(one.client, two.client, 2);
    expect(textOf(one.client)).toContain('Ditulis tanpa sambungan.');

    // Another process on the same database: what was acknowledged is there.
    other = await startNode(node);
    try {
      const late = delegate(() => other);
      await live(late);
      expect(textOf(late.client)).toBe(textOf(one.client));
      write(late.client, 'Dari simpul kedua.');
      await same(one.client, late.client, 3);
    } finally {
      for (const one of open.splice(0)) one.stop?.();
      await other.close();
    }
  });

  it('are told when it was frozen, and their old copies change nothing', async () => {
    const [one, two] = [speaker(), delegate()];
    for (const each of [one, two]) await live(each);
    write(one.client, 'Akan dibekukan.');
    await same(one.client, two.client, 1);
    const freeze = {
      proposalId,
      organisationId: world.organisations[2].id,
      onVersion: 1,
      seq: 1,
      reason: 'Sepakat.',
    };
    output(await node.t.execute('draft.freeze', freeze, as(world.speaker)));
    // The test kernel's bell is the node's: the gateway tells it at once.
    for (const each of [one, two]) await until(each.client, ({ over }) => over);
    write(two.client, 'Terlambat.');
    const shown = output(await node.t.query('draft.show', { proposalId }, as(world.observer)));
    expect(shown.plain).toBe('Satu pintu.\nAkan dibekukan.');
  });
});

describe('rights at an open draft', () => {
  it('become reading only within two seconds when a mandate is revoked', async () => {
    const [one, two] = [speaker(), delegate()];
    for (const each of [one, two]) await live(each);
    const { rows } = await asAdmin(node.t, (admin) =>
      admin.query<{ id: string }>('select id from mandate where person_id = $1', [
        world.organisations[0].delegate.personId,
      ]),
    );
    const begun = performance.now();
    output(await node.t.execute('mandate.revoke', { mandateId: rows[0]?.id ?? '' }, as(world.administrator)));
    await until(two.client, ({ mayWrite }) => !mayWrite);
    expect(performance.now() - begun).toBeLessThan(2_000);
    write(two.client, 'Sesudah dicabut.');
    await until(two.client, ({ refused }) => refused === 'mandate_expired');
    // Still a member: goes on reading what the others write.
    write(one.client, 'Masih terbaca.');
    await until(two.client, ({ seq }) => seq === 1);
    expect(textOf(one.client)).not.toContain('Sesudah dicabut.');
  });

  it('end when somebody may not read it any more, before the next word', async () => {
    const [one, two] = [speaker(), delegate()];
    for (const each of [one, two]) await live(each);
    const { personId } = world.organisations[0].delegate;
    await asAdmin(node.t, (admin) =>
      admin.query('update membership set ends_on = current_date - 1 where person_id = $1', [personId]),
    );
    node.signals.revoked({ personId, networkId: world.networkId });
    write(one.client, 'Tidak untuknya.');
    await until(two.client, ({ connection }) => connection === 'closed');
    await until(one.client, ({ unsent, seq }) => !unsent && seq === 1);
    expect(textOf(two.client)).not.toContain('Tidak untuknya.');
  });

  it('let nobody join or show a caret who may not', async () => {
    const outsider = rawSocket(node, world.outsider);
    const reader = rawSocket(node, world.observer);
    open.push(outsider, reader);
    const ask = (socket: Socket, name: string, message: unknown) =>
      socket.timeout(5_000).emitWithAck(name, message);
    expect(await ask(outsider, ASK.joinDraft, { owner: owner() })).toMatchObject({ ok: false });
    expect(await ask(reader, ASK.joinDraft, { owner: owner() })).toMatchObject({ ok: true });
    const caret = { owner: owner(), clientId: 7, cursor: null };
    for (const socket of [outsider, reader])
      expect(await ask(socket, ASK.draftCaret, caret)).toMatchObject({ ok: false });
    for (const bad of [
      null,
      {},
      { owner: { kind: 'proposal', id: 7 } },
      { ...caret, cursor: { anchor: { tname: 'lain' } } },
    ]) {
      expect(await ask(reader, ASK.joinDraft, bad)).toMatchObject({ refusal: { code: 'invalid_input' } });
      expect(await ask(reader, ASK.draftCaret, bad)).toMatchObject({ refusal: { code: 'invalid_input' } });
    }
  });

  it('a broken update over the socket is refused, and the room lives on', async () => {
    const one = speaker();
    await live(one);
    const bad = rawSocket(node, world.organisations[0].delegate);
    open.push(bad);
    const joined = await bad.timeout(5_000).emitWithAck(ASK.joinDraft, { owner: owner() });
    const input = {
      proposalId,
      organisationId: world.organisations[0].id,
      base: joined.draft.base.id,
      update: Buffer.from('rusak sama sekali').toString('base64'),
    };
    expect(await actRaw(bad, 'draft.write', input)).toMatchObject({ refusal: { code: 'document_broken' } });
    const heard = once<{ seq: number }>(bad, TELL.draft);
    write(one.client, 'Tetap hidup.');
    expect((await heard).seq).toBe(1);
  });
});
