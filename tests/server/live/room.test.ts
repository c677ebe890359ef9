import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventsMessage } from '#app/contract/live.ts';
import { TELL } from '#app/contract/live-names.ts';
import { fromWire } from '#app/contract/live-wire.ts';
import { evolveAll, lookup, type SessionState, stateFor, valuesOf } from '#app/domain/session/index.ts';
import type { RoomClient } from '#app/live/room-client.ts';
import type { LiveSocket } from '#app/live/room-types.ts';
import { unpack } from '#app/live/unpack.ts';
import { convene, type Play } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';
import {
  actRaw,
  deviceStorage,
  joinRaw,
  type Node,
  once,
  rawSocket,
  roomClient,
  startNode,
  until,
} from './support.ts';

let node: Node;
let world: World;
let play: Play;
const open: { stop?(): void; disconnect?(): void }[] = [];

beforeAll(async () => {
  node = await startNode();
  world = await buildWorld(node.t.database);
});
beforeEach(async () => {
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
  expect(node.t.errors).toEqual([]);
  await node.close();
});

function client(who: WorldPerson, more: Parameters<typeof roomClient>[3] = {}): RoomClient {
  const made = roomClient(node, who, play.sessionId, more);
  open.push(made);
  return made;
}
function raw(who: WorldPerson | Record<string, string>) {
  const socket = rawSocket(node, who);
  open.push(socket);
  return socket;
}
const live = (c: RoomClient) => until(c, (view) => view.connection === 'live');
const caughtUp = async (c: RoomClient) => {
  const { seq } = await play.state();
  return until(c, (view) => view.state.seq === seq);
};
const delegate = (i: 0 | 1 | 2 | 3) => world.organisations[i].delegate;
const position = (i: 0 | 1 | 2 | 3, roundId: string, level: 1 | 4 | 7 = 1, reason?: string) => ({
  organisationId: world.organisations[i].id,
  roundId,
  level,
  ...(reason ? { reason } : {}),
});
/** States as they travel. */
const plain = (state: SessionState): unknown => JSON.parse(JSON.stringify(state));

describe('a live room', () => {
  it('shows every listener what it may see, whether it was there, was away or comes late', async () => {
    const people = [world.facilitator, delegate(0), delegate(1), world.observer];
    const clients = people.map((who) => client(who));
    await Promise.all(clients.map((c) => c.start()));
    await Promise.all(clients.map(live));
    const roundId = await play.openRound('after-close');
    for (const i of [0, 1, 2] as const)
      await play.act(delegate(i), 'position.give', position(i, roundId, i === 1 ? 7 : 1, 'Alasan uji'));
    const away = clients[2]!;
    await caughtUp(away);
    away.stop();
    await play.act(delegate(3), 'position.give', position(3, roundId, 4));
    await play.act(delegate(1), 'turn.request', { organisationId: world.organisations[1].id, kind: 'reply' });
    await away.start();
    const late = client(delegate(3));
    await late.start();
    for (const c of [...clients, late]) {
      const view = await caughtUp(c);
      expect(plain(view.state)).toEqual(plain(stateFor(await play.state(), view.audience)));
    }
    await play.act(world.facilitator, 'round.close', { roundId });
    for (const c of [...clients, late]) {
      const view = await caughtUp(c);
      expect(plain(view.state)).toEqual(plain(stateFor(await play.state(), view.audience)));
      expect(lookup(view.state.rounds[roundId]?.positions ?? [], world.organisations[1].id)?.reason).toBe(
        'Alasan uji',
      );
    }
  });

  it('tells its pages when something beside the log has changed', async () => {
    const page = client(delegate(1));
    await page.start();
    await live(page);
    const added = await node.t.execute(
      'material.add',
      { sessionId: play.sessionId, title: 'Data panti', url: 'https://contoh.example/data' },
      as(world.facilitator),
    );
    expect(added.ok).toBe(true);
    await until(page, ({ facts }) => facts === 1);
    const { proposalId, version } = play.text;
    await node.t.execute('proposal.open-reactions', { proposalId }, as(world.facilitator));
    const raised = await node.t.execute(
      'objection.raise',
      {
        proposalId,
        onVersion: version,
        organisationId: world.organisations[2].id,
        body: 'Anggaran belum ada',
      },
      as(delegate(2)),
    );
    expect(raised.ok).toBe(true);
    await until(page, ({ facts }) => facts === 2);
  });

  it('leaks nothing of a hidden answer in any message to those who may not see it', async () => {
    const watchers = [delegate(1), world.observer, world.noteTaker, world.expired].map((who) => raw(who));
    const heard: unknown[] = [];
    for (const socket of watchers) {
      socket.onAny((...message) => heard.push(message));
      heard.push(await joinRaw(socket, play.sessionId));
    }
    const roundId = await play.openRound('after-close');
    const secret = 'Rahasia lembaga pertama';
    await play.act(delegate(0), 'position.give', position(0, roundId, 7, secret));
    const objectionId = `${roundId}:${world.organisations[0].id}`;
    const set = { organisationId: world.organisations[0].id, objectionId, status: 'discussed' as const };
    await play.act(world.facilitator, 'objection.set', { ...set, note: secret });
    for (const socket of watchers) {
      heard.push(await joinRaw(socket, play.sessionId, { lastSeq: 3, audienceKey: 'observer' }));
      heard.push(await joinRaw(socket, play.sessionId));
      const { ok } = await actRaw(socket, 'session.show', { sessionId: play.sessionId });
      expect(ok).toBe(false);
    }
    const owner = raw(delegate(0));
    expect(JSON.stringify(await joinRaw(owner, play.sessionId))).toContain(secret);
    const everything = JSON.stringify(heard);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain('"level":7');
    // A run of answers has the level in third place; only counted, it is empty.
    expect(everything).toContain(`"${delegate(0).personId}",null,0]`);
    expect(everything).not.toContain(`"${delegate(0).personId}",7`);
    expect(everything).not.toContain(objectionId);
  });

  it('tells the owner of a hidden answer its own, and the others that it was given', async () => {
    const own = raw(delegate(0));
    const other = raw(delegate(1));
    const roundId = await play.openRound('after-close');
    for (const socket of [own, other]) await joinRaw(socket, play.sessionId);
    const heard = [once<EventsMessage>(own, TELL.events), once<EventsMessage>(other, TELL.events)];
    await play.act(delegate(0), 'position.give', position(0, roundId));
    const [mine, theirs] = await Promise.all(heard);
    const { partyIds } = await play.state();
    expect(fromWire(mine?.events ?? [], partyIds)).toMatchObject([{ type: 'position.given', level: 1 }]);
    expect(fromWire(theirs?.events ?? [], partyIds)).toMatchObject([{ type: 'position.counted', id: '' }]);
  });

  it('resynchronises when a number is missing', async () => {
    let drop = true;
    const c = client(delegate(0), {
      openSocket: async () => {
        const socket = rawSocket(node, delegate(0));
        const lossy: LiveSocket = {
          get connected() {
            return socket.connected;
          },
          get active() {
            return socket.active;
          },
          on: (event, listener) =>
            socket.on(event, (message: unknown) => {
              // The first message of events gets lost on the way.
              if (event === TELL.events && drop) drop = false;
              else listener(message as never);
            }),
          timeout: (ms) => socket.timeout(ms),
          connect: () => socket.connect(),
          disconnect: () => socket.disconnect(),
        };
        return lossy;
      },
    });
    await c.start();
    await live(c);
    const roundId = await play.openRound();
    await play.act(delegate(1), 'position.give', position(1, roundId));
    const view = await caughtUp(c);
    expect(drop).toBe(false);
    expect(plain(view.state)).toEqual(plain(await play.state()));
  });

  it('sends a whole state to whoever missed too much, packed when it can unpack it', async () => {
    const socket = raw(delegate(0));
    const first = await joinRaw(socket, play.sessionId);
    expect(first).toMatchObject({ ok: true, update: { kind: 'snapshot' } });
    const answer = await joinRaw(socket, play.sessionId, { inflates: true });
    if (!answer.ok || !answer.packed) throw new Error('not packed');
    const update = await unpack(answer.packed);
    if (update.kind !== 'snapshot') throw new Error(update.kind);
    expect(update.state).toEqual(plain(await play.state()));
    const ahead = await joinRaw(socket, play.sessionId, { lastSeq: 9_999, audienceKey: 'observer' });
    expect(ahead).toMatchObject({ ok: true, update: { kind: 'snapshot' } });
  });

  it('knows who is connected', async () => {
    const watcher = client(world.facilitator);
    await watcher.start();
    await live(watcher);
    const partner = client(delegate(2));
    await partner.start();
    const { id } = world.organisations[2];
    await until(watcher, (view) => view.online?.has(id) === true);
    partner.stop();
    await until(watcher, (view) => view.online?.has(id) === false);
  });
});

describe('the outbox', () => {
  it('keeps an act while there is no connection, over a closed tab, and sends it once', async () => {
    const roundId = await play.openRound();
    const device = deviceStorage();
    const before = client(delegate(0), { device });
    const key = before.act('position.give', position(0, roundId));
    expect(before.view().acts).toMatchObject([{ key, state: 'saved' }]);
    before.stop();

    const after = client(delegate(0), { device });
    await after.start();
    await until(after, (view) => view.acts.some((act) => act.key === key && act.state === 'counted'));
    expect(valuesOf((await play.state()).rounds[roundId]?.positions ?? [])).toHaveLength(1);
    const again = client(delegate(0), { device });
    const { seq } = await play.state();
    await again.start();
    await live(again);
    expect((await play.state()).seq).toBe(seq);
  });

  it('sends only the last of several changes of mind, and keeps a refusal until it is read', async () => {
    const roundId = await play.openRound();
    const c = client(delegate(0));
    c.act('position.give', position(0, roundId, 1));
    c.act('position.give', position(0, roundId, 4));
    const bad = c.act('turn.give', { organisationId: world.organisations[1].id });
    await c.start();
    const view = await until(c, ({ acts }) => acts.some((act) => act.key === bad && act.state === 'refused'));
    expect(view.acts.find((act) => act.key === bad)?.refusal?.code).toBe('forbidden');
    await until(c, ({ acts }) => acts.some((act) => act.state === 'counted'));
    const given = lookup((await play.state()).rounds[roundId]?.positions ?? [], world.organisations[0].id);
    expect(given?.level).toBe(4);
    c.dismiss(bad);
    expect(c.view().acts.map((act) => act.key)).not.toContain(bad);
  });

  it('does not send the acts of somebody else who used this device', async () => {
    const roundId = await play.openRound();
    const device = deviceStorage();
    client(delegate(0), { device }).act('position.give', position(0, roundId));
    const next = client(delegate(1), { device });
    await next.start();
    await live(next);
    expect(next.view().acts).toEqual([]);
    expect(valuesOf((await play.state()).rounds[roundId]?.positions ?? [])).toEqual([]);
  });

  it('works over plain requests when no socket can be opened', async () => {
    const roundId = await play.openRound();
    const who = delegate(0);
    const c = client(who, {
      openSocket: async () => {
        throw new Error('blocked on the way');
      },
      http: async (path, init) => {
        const url = new URL(path, node.url);
        const name = url.pathname.split('/').at(-1) ?? '';
        if (init?.method === 'POST') {
          const key = new Headers(init.headers).get('idempotency-key') ?? '';
          const { answer } = await node.t.kernel.execute(name, JSON.parse(String(init.body)), {
            ...as(who),
            key,
          });
          return Response.json(answer);
        }
        const input = { sessionId: play.sessionId, after: Number(url.searchParams.get('after')) };
        return Response.json(await node.t.kernel.query(name, input, as(who)));
      },
    });
    const key = c.act('position.give', position(0, roundId));
    await c.start();
    const view = await until(c, ({ acts }) => acts.some((act) => act.key === key && act.state === 'counted'));
    expect(view.connection).toBe('requests');
    expect(plain(view.state)).toEqual(plain(await play.state()));
  });
});

describe('an act over the socket', () => {
  it('counts once through both doors with the same key', async () => {
    const roundId = await play.openRound();
    const socket = raw(delegate(0));
    const input = { sessionId: play.sessionId, ...position(0, roundId) };
    const key = 'kunci-dua-pintu-1';
    const answers = await Promise.all([
      actRaw(socket, 'position.give', input, key),
      node.t.execute('position.give', input, { ...as(delegate(0)), key }),
      actRaw(socket, 'position.give', input, key),
    ]);
    const seqs = answers.map((a) => a.ok && a.output.seq);
    expect(new Set(seqs).size).toBe(1);
    expect(await actRaw(socket, 'position.give', { ...input, level: 4 }, key)).toMatchObject({
      ok: false,
      refusal: { code: 'key_reused' },
    });
  });

  it('gives one organisation one position when its two delegates answer at once', async () => {
    const roundId = await play.openRound();
    const two = [raw(delegate(2)), raw(world.colleague)];
    const answers = await Promise.all(
      two.map((socket, i) =>
        actRaw(socket, 'position.give', {
          sessionId: play.sessionId,
          ...position(2, roundId, i === 0 ? 1 : 4),
        }),
      ),
    );
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.find((a) => !a.ok)).toMatchObject({ refusal: { code: 'organisation_already_answered' } });
    expect(valuesOf((await play.state()).rounds[roundId]?.positions ?? [])).toHaveLength(1);
  });

  it('offers only what a room decides', async () => {
    const socket = raw(world.facilitator);
    for (const name of ['forum.create', 'account.sign-out', 'no.such', '__proto__'])
      expect(await actRaw(socket, name, {})).toMatchObject({
        ok: false,
        refusal: { code: 'unknown_command' },
      });
  });

  it('is folded by every listener into what a fresh reader sees', async () => {
    const socket = raw(delegate(1));
    const joined = await joinRaw(socket, play.sessionId);
    if (!joined.ok || joined.update?.kind !== 'snapshot') throw new Error('no snapshot');
    let { state } = joined.update;
    const done = new Promise<void>((resolve) => {
      socket.on(TELL.events, ({ events }: EventsMessage) => {
        state = evolveAll(state, fromWire(events, state.partyIds));
        if (events.some((event) => event.type === 'session.closed')) resolve();
      });
    });
    const roundId = await play.openRound('after-close');
    for (const i of [0, 1, 2, 3] as const)
      await play.act(delegate(i), 'position.give', position(i, roundId, i === 3 ? 7 : 1, 'Kata'));
    await play.act(world.facilitator, 'round.close', { roundId });
    await play.act(world.facilitator, 'session.close', {});
    await done;
    expect(plain(state)).toEqual(plain(stateFor(await play.state(), { kind: 'observer' })));
  });
});
