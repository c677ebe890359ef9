import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLOSING, TELL } from '#app/contract/live-names.ts';
import { convene, type Play } from '../session/play.ts';
import { as, asPublic } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { joinRaw, type Node, once, rawSocket, startNode } from './support.ts';

let node: Node;
let world: World;
let play: Play;
const open: { disconnect(): void }[] = [];

beforeAll(async () => {
  node = await startNode();
  world = await buildWorld(node.t.database);
});
beforeEach(async () => {
  play = await convene(node.t, world);
});
afterEach(() => {
  for (const one of open.splice(0)) one.disconnect();
});
afterAll(async () => {
  expect(node.errors).toEqual([]);
  expect(node.t.errors).toEqual([]);
  await node.close();
});

async function guestSocket() {
  const { secrets } = await node.t.kernel.execute(
    'guest.enter',
    { code: play.shortCode, name: 'Pengamat Uji' },
    asPublic,
  );
  const socket = rawSocket(node, { cookie: secrets.cookie!.split(';')[0]! });
  open.push(socket);
  return socket;
}

describe('the live room of an observer with a name only', () => {
  it('tells what an observer may see, and never the words of an open round', async () => {
    const socket = await guestSocket();
    const heard: unknown[] = [];
    socket.onAny((...message) => heard.push(message));
    const joined = await joinRaw(socket, play.sessionId);
    expect(joined).toMatchObject({ ok: true, audience: { kind: 'observer' } });
    const roundId = await play.openRound('after-close');
    const told = once(socket, TELL.events);
    await play.act(world.organisations[1].delegate, 'position.give', {
      organisationId: world.organisations[1].id,
      roundId,
      level: 7,
      reason: 'Alasan rahasia',
    });
    await told;
    await play.act(world.organisations[1].delegate, 'turn.request', {
      organisationId: world.organisations[1].id,
      kind: 'reply',
    });
    while (!JSON.stringify(heard).includes('turn.requested')) await once(socket, TELL.events);
    expect(JSON.stringify(heard)).not.toContain('Alasan rahasia');
    expect(JSON.stringify(heard)).not.toContain('"level":7');
  });

  it('answers nothing else: no act, no board, no draft, no other room', async () => {
    const socket = await guestSocket();
    await joinRaw(socket, play.sessionId);
    const other = await convene(node.t, world);
    expect(await joinRaw(socket, other.sessionId)).toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    });
    for (const ask of ['room.act', 'board.join', 'draft.join', 'draft.caret']) {
      const answered = socket.timeout(300).emitWithAck(ask, {
        key: 'k',
        command: 'turn.request',
        input: { sessionId: play.sessionId, organisationId: world.organisations[0].id, kind: 'reply' },
      });
      await expect(answered).rejects.toThrow();
    }
  });

  it('ends at once when the seat is taken away, and does not open again', async () => {
    const socket = await guestSocket();
    await joinRaw(socket, play.sessionId);
    const room = await node.t.query('session.room', { sessionId: play.sessionId }, as(world.facilitator));
    const guestId = room.ok ? room.output.guests[0]!.guestId : '';
    const closing = once<{ reason: string }>(socket, TELL.closing);
    await play.act(world.facilitator, 'guest.remove', { guestId, reason: 'Mengganggu' });
    expect(await closing).toEqual({ reason: CLOSING.signedOut });
    const again = once<Error>(socket, 'connect_error');
    socket.connect();
    expect((await again).message).toBe(CLOSING.signedOut);
  });
});
