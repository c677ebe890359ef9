import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRunningHouse, type RunningHouse } from './support/running-house.ts';
import { type History, send, startWriters, until } from './support/writers.ts';

let house: RunningHouse;
beforeAll(async () => {
  house = await openRunningHouse();
});
afterAll(async () => {
  await house.cleanUp();
});

/** Law A: what was acknowledged is there. Law B: nothing is there twice. Law C: asking again with the key settles the unknown. */
async function lawsHold(history: readonly History[]): Promise<void> {
  expect(
    history.filter((h) => h.outcome === 'refused'),
    'nobody asks for what may not be',
  ).toEqual([]);
  const titles = history.map((h) => String(h.input.title));
  const count = async () => {
    const rows = await house.read<{ title: string; n: number }>(
      'select title, count(*)::int as n from topic where title = any($1) group by title',
      [titles],
    );
    return new Map(rows.map((row) => [row.title, row.n]));
  };
  const before = await count();
  for (const act of history) {
    const found = before.get(String(act.input.title)) ?? 0;
    if (act.outcome === 'acknowledged') expect(found, `acknowledged and lost or doubled: ${act.key}`).toBe(1);
    else expect(found).toBeLessThanOrEqual(1);
  }
  const unknown = history.filter((h) => h.outcome === 'unknown');
  for (const act of unknown)
    expect((await send(house, act)).outcome, `retry of ${act.key}`).toBe('acknowledged');
  const after = await count();
  for (const act of history) expect(after.get(String(act.input.title)), act.key).toBe(1);
  const entries = await house.read<{ n: number }>(
    `select count(*)::int as n from ledger_entry where command = 'topic.open'`,
  );
  const topics = await house.read<{ n: number }>('select count(*)::int as n from topic');
  expect(entries[0]!.n, 'one ledger entry per effect').toBe(topics[0]!.n);
}

test('kill -9 of the app in the middle of commands loses and doubles nothing', async () => {
  for (let round = 0; round < 3; round += 1) {
    const writers = startWriters(house, 8);
    await until(() => writers.acknowledged() >= 40 + round * 17, 'some acknowledged acts');
    await house.killApp();
    const history = await writers.stop();
    await house.start();
    await lawsHold(history);
  }
});

test('kill -9 of PostgreSQL loses and doubles nothing, and the app goes on without a restart', async () => {
  for (let round = 0; round < 2; round += 1) {
    const writers = startWriters(house, 8);
    await until(() => writers.acknowledged() >= 40 + round * 23, 'some acknowledged acts');
    const atKill = writers.acknowledged();
    await house.killDatabase();
    await until(() => writers.acknowledged() >= atKill + 20, 'acknowledgements after the database came back');
    const history = await writers.stop();
    expect(house.app().exitCode).toBeNull();
    await lawsHold(history);
  }
});

test('connections cut at random lose and double nothing', async () => {
  const writers = startWriters(house, 8);
  for (let cut = 1; cut <= 6; cut += 1) {
    await until(() => writers.acknowledged() >= cut * 15, 'some acknowledged acts');
    await house.read(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'mufakat_app'`);
  }
  await until(() => writers.acknowledged() >= 120, 'acknowledgements after the cuts');
  const history = await writers.stop();
  expect(house.app().exitCode).toBeNull();
  await lawsHold(history);
});

test('a commit whose answer is lost has happened once, and the retry gets its answer', async () => {
  const { world } = house;
  const organisation = world.organisations[0];
  const history: History[] = [];
  for (let i = 0; i < 40; i += 1) {
    const key = `lost-answer-${i}-${Date.now()}`;
    const act = {
      key,
      name: 'topic.open',
      token: house.tokenOf(organisation.delegate),
      input: {
        forumId: world.forumId,
        organisationId: organisation.id,
        title: `Topik ${key}`,
        mode: 'deciding',
      },
    };
    // The client hangs up a few milliseconds after sending: sometimes before, sometimes after the commit.
    history.push(await send(house, act, AbortSignal.timeout(1 + (i % 12))));
  }
  expect(history.some((h) => h.outcome === 'unknown')).toBe(true);
  await lawsHold(history);
  const [first] = history;
  const again = await send(house, first!);
  expect(again.output).toEqual((await send(house, first!)).output);
});

test('SIGTERM under load: what was acknowledged stays, the end is in order, the next start serves', async () => {
  const writers = startWriters(house, 8);
  await until(() => writers.acknowledged() >= 30, 'some acknowledged acts');
  const stopped = house.stopApp();
  const history = await writers.stop();
  expect(await stopped).toBe(0);
  await house.start();
  await lawsHold(history);
});
