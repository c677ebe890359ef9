import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TELL } from '#app/contract/live-names.ts';
import { type Anonymity, openActivity, picked, stateFor } from '#app/domain/session/index.ts';
import { asAdmin, convene, type Play } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';
import { joinRaw, type Node, rawSocket, roomClient, startNode, until } from './support.ts';

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
  const { itemIds } = await play.state();
  await play.act(world.facilitator, 'agenda.start', { itemId: itemIds[0] ?? '' });
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

const delegate = (i: 0 | 1 | 2 | 3) => world.organisations[i].delegate;
const idOf = (i: 0 | 1 | 2 | 3) => world.organisations[i].id;

async function openOne(kind: 'writing' | 'temperature' | 'draw' | 'questions', anonymity?: Anonymity) {
  const { itemIds } = await play.state();
  const opened = await play.act(world.facilitator, 'activity.open', {
    itemId: itemIds[0] ?? '',
    kind,
    question: 'Apa yang perlu kita lakukan?',
    ...(anonymity ? { anonymity } : {}),
  });
  expect(opened).toBe('ok');
  return (await play.state()).openActivityId ?? '';
}

/** Everything that reaches somebody by the socket, by catching up, as a snapshot and through the ledger. */
async function listen(who: WorldPerson) {
  const socket = rawSocket(node, who);
  open.push(socket);
  const told: unknown[] = [];
  socket.on(TELL.events, (message) => told.push(message));
  await joinRaw(socket, play.sessionId);
  return async () => {
    const client = roomClient(node, who, play.sessionId);
    open.push(client);
    await client.start();
    const { seq } = await play.state();
    await until(client, (view) => view.state.seq === seq);
    const list = await node.t.query('activity.list', { sessionId: play.sessionId }, as(who));
    const room = await node.t.query('session.room', { sessionId: play.sessionId }, as(who));
    const missed = await node.t.query('session.catch-up', { sessionId: play.sessionId, after: 1 }, as(who));
    return JSON.stringify([told, client.view().state, list, room, missed]);
  };
}

/** The entries of activities as anybody of the network may read them. */
async function ledger(activityId: string) {
  const rows = await asAdmin(node.t, (client) =>
    client.query('select body from ledger_entry where command like $1 order by at', ['activity.%']),
  );
  return rows.rows
    .map((row) => JSON.parse(row.body))
    .filter((entry) => JSON.stringify(entry.facts).includes(activityId));
}

describe('an anonymous idea', () => {
  it('is attributable through nothing that reaches others: events, catch-up, snapshot, receipts, ledger', async () => {
    const others = await Promise.all([world.facilitator, delegate(1), world.observer].map(listen));
    const activityId = await openOne('writing');
    const about = { activityId, organisationId: idOf(0) };
    const key = 'kunci-gagasan-pertama';
    expect(
      await play.act(delegate(0), 'activity.write', { ...about, text: 'Satu formulir rujukan' }, key),
    ).toBe('ok');
    expect(await play.act(delegate(0), 'activity.write', { ...about, text: 'Peta layanan' })).toBe('ok');
    const before = await play.state();
    const entryId = openActivity(before)?.entries[1]?.entryId ?? '';
    await play.act(delegate(0), 'activity.rewrite', { ...about, entryId, text: 'Peta layanan bersama' });
    expect(
      await play.act(delegate(1), 'activity.rewrite', { ...about, entryId, text: 'Bukan saya' }),
    ).not.toBe('ok');
    await play.act(delegate(2), 'activity.write', {
      activityId,
      organisationId: idOf(2),
      text: 'Biaya rujukan',
    });

    for (const everything of others) {
      const text = await everything();
      expect(text).toContain('activity.entry-counted');
      for (const secret of ['formulir', 'Peta layanan bersama', 'Biaya', entryId, key])
        expect(text).not.toContain(secret);
    }
    // Whose it is sees it, and can change it.
    const own = stateFor(before, { kind: 'party', organisationIds: [idOf(0)] });
    expect(openActivity(own)?.entries).toHaveLength(2);

    expect(await play.act(world.facilitator, 'activity.reveal', { activityId })).toBe('ok');
    await play.act(world.facilitator, 'activity.close', { activityId });
    const events = await node.t.query(
      'session.catch-up',
      { sessionId: play.sessionId, after: 1 },
      as(world.facilitator),
    );
    for (const everything of others) {
      const text = await everything();
      expect(text).toContain('Satu formulir rujukan');
      for (const secret of [entryId, key]) expect(text).not.toContain(secret);
    }
    if (!events.ok || events.output.update.kind !== 'events') throw new Error('no events');
    for (const event of events.output.update.events.filter((one) => one.type.startsWith('activity.'))) {
      const told = JSON.stringify(event);
      for (const i of [0, 2] as const) {
        expect(told).not.toContain(idOf(i));
        expect(told).not.toContain(delegate(i).personId);
      }
    }
    const list = await node.t.query('activity.list', { sessionId: play.sessionId }, as(delegate(0)));
    expect(list).toMatchObject({
      output: {
        activities: [
          {
            kind: 'writing',
            entries: [
              { text: 'Biaya rujukan', organisation: null },
              { text: 'Peta layanan bersama', organisation: null },
              { text: 'Satu formulir rujukan', organisation: null },
            ],
          },
        ],
      },
    });
    for (const entry of await ledger(activityId)) {
      expect(entry.organisation).toBeNull();
      const told = JSON.stringify(entry);
      for (const secret of [idOf(0), idOf(2), delegate(0).personId, 'formulir', entryId])
        expect(told).not.toContain(secret);
    }
  });

  it('stands for its organisation in the ledger only where everybody is named', async () => {
    const activityId = await openOne('writing', 'named');
    await play.act(delegate(0), 'activity.write', {
      activityId,
      organisationId: idOf(0),
      text: 'Satu pintu',
    });
    const written = (await ledger(activityId)).find((entry) => entry.command === 'activity.write');
    expect(written).toMatchObject({ organisation: idOf(0) });
    expect(JSON.stringify(written)).not.toContain('Satu pintu');
    await play.act(world.facilitator, 'activity.close', { activityId });
  });
});

describe('a temperature', () => {
  it('reaches nobody as whose it is: not while it is taken, not when it is closed', async () => {
    const listeners = await Promise.all([world.facilitator, delegate(3), world.observer].map(listen));
    const activityId = await openOne('temperature');
    for (const [i, value] of [
      [0, 1],
      [1, 5],
      [2, 4],
    ] as const)
      expect(
        await play.act(delegate(i), 'activity.mark', { activityId, organisationId: idOf(i), value }),
      ).toBe('ok');
    expect(
      await play.act(delegate(0), 'activity.mark', { activityId, organisationId: idOf(0), value: 6 }),
    ).toBe('value_not_offered');
    for (const everything of listeners) expect(await everything()).not.toContain('activity.marked');
    await play.act(world.facilitator, 'activity.close', { activityId });
    for (const everything of listeners) expect(await everything()).not.toContain('activity.marked');
    // Two of government and one other: neither sector may be told apart.
    const state = await play.state();
    expect(state.activities[activityId]?.results?.lines.map((line) => [line.total, line.bySector])).toEqual([
      [1, null],
      [0, null],
      [0, null],
      [1, null],
      [1, null],
    ]);
    for (const entry of await ledger(activityId)) {
      expect(entry.organisation).toBeNull();
      expect(entry.facts).not.toHaveProperty('value');
      expect(entry.facts.closed?.answers ?? null).toBeNull();
    }
  });
});

describe('a question', () => {
  it('is anonymous to the room, and wanted by how many, when it was opened so', async () => {
    const everything = await listen(world.observer);
    const activityId = await openOne('questions', 'anonymous');
    await play.act(delegate(0), 'activity.write', {
      activityId,
      organisationId: idOf(0),
      text: 'Siapa memimpin?',
    });
    const target = openActivity(await play.state())?.entries[0]?.entryId ?? '';
    await play.act(delegate(2), 'activity.mark', { activityId, organisationId: idOf(2), target, value: 1 });
    const seen = await everything();
    expect(seen).toContain('Siapa memimpin?');
    const told = await node.t.query(
      'session.catch-up',
      { sessionId: play.sessionId, after: 1 },
      as(world.observer),
    );
    if (!told.ok || told.output.update.kind !== 'events') throw new Error('no events');
    const acts = told.output.update.events.filter((event) => event.type.startsWith('activity.')).slice(1);
    expect(acts.map((event) => [event.type, event.organisationId, event.personId, event.id])).toEqual([
      ['activity.entry-written', null, null, ''],
      ['activity.marked', null, null, ''],
    ]);
    await play.act(world.facilitator, 'activity.close', { activityId });
  });
});

describe('a draw', () => {
  it('can be checked by anybody from the ledger: seed, rolls, candidates', async () => {
    const activityId = await openOne('draw');
    for (let at = 0; at < 5; at += 1) await play.act(world.facilitator, 'activity.draw', { activityId });
    const watching = (await play.state()).activities[activityId];
    expect(watching).toMatchObject({ seed: null });
    await play.act(world.facilitator, 'activity.close', { activityId });
    const entries = await ledger(activityId);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    const { seed } = entries.find((entry) => entry.command === 'activity.close').facts.closed;
    const opened = entries.find((entry) => entry.command === 'activity.open').facts.activity;
    expect(sha256(seed)).toBe(opened.seedHash);
    const drawn = entries
      .filter((entry) => entry.command === 'activity.draw')
      .map((entry) => entry.facts.drawn);
    expect(drawn).toHaveLength(5);
    for (const [at, one] of drawn.entries()) {
      expect(one.roll).toBe(sha256(`${seed}:${at + 1}`));
      expect(picked(one.candidates, one.roll)).toBe(one.organisationId);
    }
    expect(new Set(drawn.slice(0, 4).map((one) => one.organisationId)).size).toBe(4);
  });
});
