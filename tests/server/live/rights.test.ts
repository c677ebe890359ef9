import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ASK, TELL } from '#app/contract/live-names.ts';
import type { RoomClient } from '#app/live/room-client.ts';
import { hashToken } from '#server/auth/tokens.ts';
import { asAdmin, convene, type Play } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';
import { actRaw, joinRaw, type Node, once, rawSocket, roomClient, startNode, until } from './support.ts';

let node: Node;
let world: World;
let play: Play;
const open: { stop?(): void; disconnect?(): void }[] = [];

beforeAll(async () => {
  node = await startNode();
});
beforeEach(async () => {
  world = await buildWorld(node.t.database, { name: `Jejaring ${randomBytes(4).toString('hex')}` });
  play = await convene(node.t, world);
});
afterEach(() => {
  for (const one of open.splice(0)) {
    one.stop?.();
    one.disconnect?.();
  }
});
afterAll(async () => {
  expect(node.errors).toEqual([]);
  await node.close();
});

function raw(who: WorldPerson | Record<string, string>): Socket {
  const socket = rawSocket(node, who);
  open.push(socket);
  return socket;
}
function client(who: WorldPerson): RoomClient {
  const made = roomClient(node, who, play.sessionId);
  open.push(made);
  return made;
}
/** Why a handshake was refused. */
const refusal = async (socket: Socket): Promise<string> =>
  (await once<Error>(socket, 'connect_error')).message;

/** A sign-in straight in the database. @returns the Cookie header and the sign-in's id */
async function signIn(who: WorldPerson, seconds = 3_600): Promise<{ cookie: string; sessionId: string }> {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const token = Array.from(randomBytes(40), (byte) => letters[byte % 32]).join('');
  const sessionId = hashToken(token);
  await asAdmin(node.t, (admin) =>
    admin.query(
      `insert into account_session (id, account_id, expires_at, absolute_expires_at, second_factor_at, last_seen_at)
       values ($1, $2, now() + $3 * interval '1 second', now() + interval '7 days', now(), now())`,
      [sessionId, who.accountId, seconds],
    ),
  );
  return { cookie: `mufakat=${token}`, sessionId };
}

describe('the handshake', () => {
  it('is refused to a foreign origin, and to none', async () => {
    for (const origin of ['https://evil.example', 'null', `${node.url}.evil.example`, '']) {
      const socket = raw({ origin, 'x-test-person': `${world.networkId} ${world.observer.personId}` });
      expect(await refusal(socket)).toBe('websocket error');
    }
  });

  it('is refused without a sign-in, with one that has run out, and to suspended people', async () => {
    expect(await refusal(raw({}))).toBe('sign_in_required');
    expect(await refusal(raw({ cookie: 'mufakat=rubbish%zz' }))).toBe('sign_in_required');
    const expired = await signIn(world.observer, -1);
    expect(await refusal(raw({ cookie: expired.cookie }))).toBe('sign_in_required');
    const { cookie } = await signIn(world.observer);
    const socket = raw({ cookie });
    await once(socket, 'connect');
    expect(await joinRaw(socket, play.sessionId)).toMatchObject({ ok: true, audience: { kind: 'observer' } });
    await asAdmin(node.t, (admin) =>
      admin.query('update account set suspended_at = now() where id = $1', [world.observer.accountId]),
    );
    expect(await refusal(raw({ cookie }))).toBe('sign_in_required');
  });

  it('lets an account have twenty connections and no more', async () => {
    const sockets = Array.from({ length: 20 }, () => raw(world.observer));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    expect(await refusal(raw(world.observer))).toBe('rate_limited');
    await once(raw(world.noteTaker), 'connect');
  });
});

describe('rights', () => {
  it('decide who joins a room, and as whom', async () => {
    const kinds: unknown[] = [];
    const people = [world.facilitator, world.organisations[0].delegate, world.speaker, world.expired];
    for (const who of [...people, world.administrator, world.verifier]) {
      const answer = await joinRaw(raw(who), play.sessionId);
      kinds.push(answer.ok ? answer.audience.kind : answer.refusal.code);
    }
    expect(kinds).toEqual(['facilitator', 'party', 'party', 'observer', 'observer', 'observer']);
    expect(await joinRaw(raw(world.outsider), play.sessionId)).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
    const stranger = await buildWorld(node.t.database, { name: 'Jejaring asing' });
    expect(await joinRaw(raw(stranger.administrator), play.sessionId)).toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    });
    expect(await joinRaw(raw(world.facilitator), play.sessionId, { wall: true })).toMatchObject({
      ok: true,
      audience: { kind: 'wall' },
    });
  });

  it('take effect on an open connection within two seconds when a mandate is revoked', async () => {
    const { delegate, id } = world.organisations[0];
    const roundId = await play.openRound('after-close');
    await play.act(delegate, 'position.give', { organisationId: id, roundId, level: 7, reason: 'Rahasia' });
    const c = client(delegate);
    await c.start();
    await until(c, (view) => JSON.stringify(view.state).includes('Rahasia'));
    const { rows } = await asAdmin(node.t, (admin) =>
      admin.query<{ id: string }>('select id from mandate where person_id = $1', [delegate.personId]),
    );
    const begun = performance.now();
    const mandateId = rows[0]?.id ?? '';
    expect(await node.t.execute('mandate.revoke', { mandateId }, as(world.administrator))).toMatchObject({
      ok: true,
    });
    const view = await until(c, ({ audience }) => audience.kind === 'observer', 2_000);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(JSON.stringify(view.state)).not.toContain('Rahasia');
    const socket = raw(delegate);
    const refused = await actRaw(socket, 'position.give', {
      sessionId: play.sessionId,
      organisationId: id,
      roundId,
      level: 1,
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'mandate_expired' } });
  });

  it('close the room to whoever may not read it any more, before the next event', async () => {
    const { delegate } = world.organisations[1];
    const socket = raw(delegate);
    await joinRaw(socket, play.sessionId);
    const heard: string[] = [];
    socket.onAny((event) => heard.push(event));
    await asAdmin(node.t, (admin) =>
      admin.query('update membership set ends_on = current_date - 1 where person_id = $1', [
        delegate.personId,
      ]),
    );
    node.signals.revoked({ personId: delegate.personId, networkId: world.networkId });
    // The push waits for the check that is under way.
    await play.act(world.facilitator, 'session.close', {});
    await expect.poll(() => heard).toContain(TELL.closed);
    const watcher = raw(world.observer);
    expect(await joinRaw(watcher, play.sessionId)).toMatchObject({ ok: true });
    expect(heard).not.toContain(TELL.events);
  });

  it('go on without a gap when nothing has changed after all', async () => {
    const { delegate } = world.organisations[1];
    const c = client(delegate);
    await c.start();
    await until(c, (view) => view.connection === 'live');
    node.signals.revoked({ networkId: world.networkId });
    const roundId = await play.openRound();
    const { seq } = await play.state();
    expect((await until(c, (view) => view.state.seq === seq)).state.openRoundId).toBe(roundId);
  });

  it('end every connection of a sign-in that ended, within two seconds, and no other', async () => {
    const one = await signIn(world.noteTaker);
    const other = await signIn(world.noteTaker);
    const [ended, stays] = [raw({ cookie: one.cookie }), raw({ cookie: other.cookie })];
    for (const socket of [ended, stays]) await joinRaw(socket, play.sessionId);
    await asAdmin(node.t, (admin) =>
      admin.query('delete from account_session where id = $1', [one.sessionId]),
    );
    const closed = once(ended, 'disconnect', 2_000);
    const told = once<{ reason: string }>(ended, TELL.closing, 2_000);
    node.signals.revoked({ accountId: world.noteTaker.accountId, sessionId: one.sessionId });
    expect((await told).reason).toBe('sign_in_required');
    await closed;
    expect(await joinRaw(stays, play.sessionId)).toMatchObject({ ok: true });
  });
});

describe('bad input', () => {
  it('gets an answer and leaves the server up', async () => {
    const socket = raw(world.observer);
    const bad = { ok: false, refusal: { code: 'invalid_input' } };
    const deep = JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`);
    for (const payload of [null, 7, 'x', [], {}, { sessionId: 'x' }, { sessionId: play.sessionId }])
      expect(await socket.timeout(3_000).emitWithAck(ASK.join, payload)).toEqual(bad);
    for (const payload of [null, {}, { key: 'x', command: 'session.open', input: {} }, deep])
      expect(await socket.timeout(3_000).emitWithAck(ASK.act, payload)).toEqual(bad);
    expect(await actRaw(socket, 'position.give', deep)).toMatchObject({ refusal: { code: 'too_deep' } });
    expect(await actRaw(socket, 'position.give', { sessionId: 7 })).toMatchObject({
      refusal: { code: 'invalid_input' },
    });
    socket.emit(ASK.join);
    socket.emit(ASK.act, 'no acknowledgement');
    socket.emit('no.such.event', { a: 1 });
    expect(await joinRaw(socket, play.sessionId)).toMatchObject({ ok: true });
    expect(await joinRaw(socket, world.networkId)).toMatchObject({ refusal: { code: 'not_found' } });
    expect(await joinRaw(socket, play.sessionId, { protocol: 0 })).toMatchObject(bad);
  });

  it('is cut off when a message is larger than 256 kB', async () => {
    const socket = raw(world.observer);
    await once(socket, 'connect');
    const closed = once(socket, 'disconnect');
    socket.emit(ASK.join, { sessionId: 'x'.repeat(300_000) });
    await closed;
    expect(await joinRaw(raw(world.observer), play.sessionId)).toMatchObject({ ok: true });
  });

  it('of a flood is refused, then cut off, and others do not notice', async () => {
    const flooder = raw(world.observer);
    const calm = raw(world.noteTaker);
    await Promise.all([once(flooder, 'connect'), once(calm, 'connect')]);
    const told = once<{ reason: string }>(flooder, TELL.closing);
    const answers = Array.from({ length: 100 }, () =>
      flooder.timeout(3_000).emitWithAck(ASK.leave, { sessionId: play.sessionId }),
    );
    const refused = (await Promise.all(answers)).filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThanOrEqual(35);
    expect(refused[0]).toEqual({ ok: false, refusal: { code: 'rate_limited' } });
    for (let i = 0; i < 400; i += 1) flooder.emit(ASK.leave, {});
    expect((await told).reason).toBe('rate_limited');
    expect(await joinRaw(calm, play.sessionId)).toMatchObject({ ok: true });
  });
});

describe('several nodes', () => {
  it('know who is connected to any of them, whoever comes first', async () => {
    const [, early, late] = world.organisations;
    const second = await startNode(node);
    const enter = async (where: Node, who: WorldPerson) => {
      const one = roomClient(where, who, play.sessionId);
      open.push(one);
      await one.start();
      await until(one, (view) => view.connection === 'live');
      return one;
    };
    try {
      const far = await enter(second, early.delegate);
      const watcher = await enter(node, world.facilitator);
      await until(watcher, ({ online }) => online?.has(early.id) === true);
      await enter(node, late.delegate);
      await until(watcher, ({ online }) => online?.has(early.id) === true && online.has(late.id));
      await until(far, ({ online }) => online?.has(late.id) === true);
      // Who comes to the other node later hears of both as they enter.
      const another = await enter(second, early.delegate);
      expect([...(another.view().online ?? [])].sort()).toEqual([early.id, late.id].sort());
      far.stop();
      another.stop();
      await until(watcher, ({ online }) => online?.has(early.id) === false && online.has(late.id));
    } finally {
      await second.close();
    }
  });

  it('tell one another what was committed, whose rights changed, and what moved on a board', async () => {
    const second = await startNode(node);
    try {
      const { delegate } = world.organisations[1];
      const far = roomClient(second, delegate, play.sessionId);
      open.push(far);
      await far.start();
      await until(far, (view) => view.connection === 'live');
      const roundId = await play.openRound();
      for (const o of world.organisations)
        await play.act(o.delegate, 'position.give', { organisationId: o.id, roundId, level: 1 });
      const { seq, ...rest } = await play.state();
      const view = await until(far, ({ state }) => state.seq === seq);
      expect(JSON.parse(JSON.stringify(view.state))).toEqual(JSON.parse(JSON.stringify({ seq, ...rest })));

      // The listening connection is lost: what happens meanwhile is caught up with.
      await asAdmin(node.t, (admin) =>
        admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mufakat-ear' and datname = current_database()`,
        ),
      );
      await play.act(world.facilitator, 'round.close', { roundId });
      const closed = await play.state();
      await until(far, ({ state }) => state.seq === closed.seq);
      expect(second.errors.length).toBeGreaterThan(0);
      second.errors.length = 0;
      node.errors.length = 0;

      const socket = rawSocket(second, delegate);
      open.push(socket);
      await joinRaw(socket, play.sessionId);
      await asAdmin(node.t, (admin) =>
        admin.query('update membership set ends_on = current_date - 1 where person_id = $1', [
          delegate.personId,
        ]),
      );
      const gone = once(socket, TELL.closed, 2_000);
      node.signals.revoked({ personId: delegate.personId, networkId: world.networkId });
      await gone;
    } finally {
      for (const one of open.splice(0)) {
        one.stop?.();
        one.disconnect?.();
      }
      await second.close();
    }
  });
});

describe('a board', () => {
  it('is told to those who may read it, until they may not', async () => {
    const boardId = play.sessionId;
    await asAdmin(node.t, (admin) =>
      admin.query(
        `insert into board (network_id, id, forum_id, title, goal) values ($1, $2, $3, 'Papan uji', 'Sasaran uji')`,
        [world.networkId, boardId, world.forumId],
      ),
    );
    const { delegate } = world.organisations[2];
    const [inside, outside] = [raw(delegate), raw(world.outsider)];
    const ask = (socket: Socket) => socket.timeout(3_000).emitWithAck(ASK.joinBoard, { boardId });
    expect(await ask(inside)).toEqual({ ok: true });
    expect(await ask(outside)).toEqual({ ok: false, refusal: { code: 'not_found' } });
    const heard: unknown[] = [];
    outside.onAny((event) => heard.push(event));
    const told = once(inside, TELL.board);
    const change = { networkId: world.networkId, boardId, head: 3, change: { moved: 'card' } };
    node.signals.boardChanged(change);
    expect(await told).toEqual({ boardId, head: 3, change: { moved: 'card' } });
    expect(heard).toEqual([]);
    const closed = once(inside, TELL.boardClosed, 2_000);
    await asAdmin(node.t, (admin) =>
      admin.query('update membership set ends_on = current_date - 1 where person_id = $1', [
        delegate.personId,
      ]),
    );
    node.signals.revoked({ personId: delegate.personId });
    await closed;
  });
});
