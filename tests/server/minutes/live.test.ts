import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ASK, LIVE_PATH } from '#app/contract/live-names.ts';
import { DraftClient, type DraftView } from '#app/live/draft-client.ts';
import { type Node, rawSocket, startNode } from '../live/support.ts';
import { schedule } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';

let node: Node;
let world: World;
let sessionId: string;
const open: { stop?(): void; disconnect?(): void }[] = [];

beforeAll(async () => {
  node = await startNode();
});
beforeEach(async () => {
  world = await buildWorld(node.t.database, { name: `Jejaring ${randomUUID()}` });
  sessionId = (await schedule(node.t, world)).sessionId;
  await node.t.execute('minutes.begin', { sessionId }, as(world.noteTaker));
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

function seat(who: WorldPerson): DraftClient {
  const client = new DraftClient({
    owner: { kind: 'minutes', id: sessionId },
    organisationId: undefined,
    newKey: randomUUID,
    openSocket: async () =>
      io(node.url, {
        path: LIVE_PATH,
        transports: ['websocket'],
        forceNew: true,
        autoConnect: false,
        extraHeaders: { origin: node.url, 'x-test-person': `${who.networkId} ${who.personId}` },
      }),
  });
  open.push(client);
  return client;
}

/** Waits until a page's view (and its text with it) is as wanted. */
function until(client: DraftClient, wanted: (view: DraftView, text: string) => boolean): Promise<DraftView> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const text = client.doc.getXmlFragment('default').toString();
      if (!wanted(client.view(), text)) return;
      clearTimeout(timer);
      stop();
      resolve(client.view());
    };
    const stop = client.subscribe(look);
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`waited too long: ${JSON.stringify(client.view())}`));
    }, 15_000);
    look();
  });
}

describe('minutes over the live socket', () => {
  it('reach every reader of the session as they are written, and what the server puts in as well', async () => {
    const writer = seat(world.noteTaker);
    const reader = seat(world.organisations[0].delegate);
    await Promise.all([writer.start(), reader.start()]);
    await until(writer, ({ base, mayWrite }) => base !== null && mayWrite);
    expect((await until(reader, ({ base }) => base !== null)).mayWrite).toBe(false);
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    text.insert(0, 'Rapat dibuka.');
    paragraph.insert(0, [text]);
    writer.doc.getXmlFragment('default').insert(1, [paragraph]);
    await until(reader, (_view, words) => words.includes('Rapat dibuka.'));
    await until(writer, ({ unsent }) => !unsent);
    const action = { sessionId, what: 'Menyusun jadwal', organisationId: world.organisations[2].id };
    const put = await node.t.execute(
      'minutes.note-action',
      { ...action, due: '2027-03-01' },
      as(world.noteTaker),
    );
    expect(put.ok).toBe(true);
    for (const page of [writer, reader])
      await until(
        page,
        (_view, words) => words.includes('Rapat dibuka.') && words.includes('Menyusun jadwal'),
      );
  });

  it('are closed to people outside the forum', async () => {
    const stranger = await rawSocket(node, world.outsider);
    open.push(stranger);
    const joined: unknown = await stranger
      .timeout(5_000)
      .emitWithAck(ASK.joinDraft, { owner: { kind: 'minutes', id: sessionId } });
    expect(joined).toMatchObject({ ok: false });
  });
});
