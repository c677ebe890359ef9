import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valuesOf } from '#app/domain/session/index.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { asAdmin, convene, schedule } from './play.ts';

let t: TestKernel;
let world: World;
beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

describe('handing the steering over', () => {
  it('lets the note-taker facilitate this session, and no other', async () => {
    const play = await convene(t, world);
    const other = await convene(t, world);
    const itemId = (await play.state()).itemIds[0] ?? '';
    expect(await play.act(world.noteTaker, 'agenda.start', { itemId })).toBe('forbidden');
    const to = { personId: world.noteTaker.personId };
    expect(await play.act(world.facilitator, 'steering.hand', to)).toBe('ok');
    expect(await play.act(world.noteTaker, 'agenda.start', { itemId })).toBe('ok');
    expect((await play.state()).steering).toMatchObject({
      personId: world.noteTaker.personId,
      byId: world.facilitator.personId,
    });
    const elsewhere = (await other.state()).itemIds[0] ?? '';
    expect(await other.act(world.noteTaker, 'agenda.start', { itemId: elsewhere })).toBe('forbidden');
    // The facilitator takes it back with the same act.
    const back = { personId: world.facilitator.personId };
    expect(await play.act(world.facilitator, 'steering.hand', back)).toBe('ok');
    expect((await play.state()).steering?.personId).toBe(world.facilitator.personId);
  });

  it('is refused to a delegate, who is no neutral person', async () => {
    const play = await convene(t, world);
    const { personId } = world.organisations[0].delegate;
    expect(await play.act(world.facilitator, 'steering.hand', { personId })).toBe('invalid_input');
    const own = { personId };
    expect(await play.act(world.organisations[0].delegate, 'steering.hand', own)).toBe('forbidden');
  });
});

describe('a rehearsal', () => {
  it('runs with simulated participants and leaves nothing that counts', async () => {
    const real = await schedule(t, world);
    const started = await t.execute('rehearsal.start', { sessionId: real.sessionId }, as(world.facilitator));
    if (!started.ok) throw new Error(started.refusal.code);
    const { sessionId } = started.output;
    const act = async (name: Parameters<typeof t.execute>[0], input: Record<string, unknown> = {}) => {
      const answer = await t.execute(name, { sessionId, ...input } as never, as(world.facilitator));
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    const state = async () => (await t.kernel.room(sessionId))!.state;
    const before = await decisionsInRegister();
    expect(await act('session.open')).toBe('ok');
    // They come by chance, but after a few rounds of it all are there.
    for (let again = 0; again < 6; again += 1) expect(await act('rehearsal.play')).toBe('ok');
    const itemId = (await state()).itemIds[0];
    expect(await act('agenda.start', { itemId })).toBe('ok');
    expect(await act('rehearsal.play')).toBe('ok');
    expect((await state()).queue.length).toBeGreaterThan(0);
    expect(await act('round.open', { itemId, visibility: 'live' })).toBe('ok');
    expect(await act('rehearsal.play')).toBe('ok');
    const roundId = (await state()).openRoundId ?? '';
    expect(valuesOf((await state()).rounds[roundId]?.positions ?? [])).toHaveLength(4);
    expect(await act('round.close', { roundId })).toBe('ok');
    expect((await state()).decisions).toHaveLength(1);

    expect(await decisionsInRegister()).toBe(before);
    const entries = await asAdmin(t, (client) =>
      client.query<{ body: string }>(`select body from ledger_entry where body like '%' || $1 || '%'`, [
        sessionId,
      ]),
    );
    expect(entries.rows.length).toBeGreaterThan(5);
    for (const { body } of entries.rows) {
      expect(body).toContain('"rehearsal":true');
      expect(body).not.toContain('"decision"');
    }
    expect(await act('session.close')).toBe('ok');
    expect(await act('record.issue', { number: 'UJI/99' })).toBe('wrong_state');

    const list = await t.query('session.list', { forumId: world.forumId }, as(world.facilitator));
    expect(list.ok && list.output.sessions.map(({ id }) => id)).not.toContain(sessionId);
    const seen = await t.query('session.show', { sessionId }, as(world.organisations[0].delegate));
    expect(seen).toMatchObject({ refusal: { code: 'forbidden' } });

    expect(await act('rehearsal.discard')).toBe('ok');
    expect(await act('rehearsal.play')).toBe('not_found');
  });

  it('has its participants nowhere else, and a real session cannot be thrown away', async () => {
    const real = await convene(t, world);
    expect(await real.act(world.facilitator, 'rehearsal.play', {})).toBe('not_a_rehearsal');
    expect(await real.act(world.facilitator, 'rehearsal.discard', {})).toBe('not_a_rehearsal');
  });
});

async function decisionsInRegister(): Promise<number> {
  return asAdmin(t, async (client) => {
    const { rows } = await client.query<{ count: string }>('select count(*) from decision');
    return Number(rows[0]?.count);
  });
}
