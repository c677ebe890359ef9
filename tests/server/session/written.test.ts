import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { valuesOf } from '#app/domain/session/index.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { asAdmin, convene, type Play, schedule } from './play.ts';

let t: TestKernel;
let world: World;
let play: Play;
let remarkId: string;

beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
});
beforeEach(async () => {
  play = await convene(t, world);
  await t.execute('proposal.open-reactions', { proposalId: play.text.proposalId }, as(world.facilitator));
  remarkId = await raise(2);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const party = (at: 0 | 1 | 2 | 3) => world.organisations[at];
async function raise(at: 2 | 3): Promise<string> {
  const raised = await t.execute(
    'objection.raise',
    {
      proposalId: play.text.proposalId,
      onVersion: play.text.version,
      organisationId: party(at).id,
      body: 'Anggaran belum ada',
    },
    as(party(at).delegate),
  );
  if (!raised.ok) throw new Error(raised.refusal.code);
  return raised.output.remarkId;
}
const answer = (at: 0 | 1 | 2 | 3, roundId: string) =>
  play.act(party(at).delegate, 'position.give', { organisationId: party(at).id, roundId, level: 1 });
const stands = () =>
  asAdmin(t, async (c) => {
    const { rows } = await c.query(
      `select r.state, (select json_agg(s.state order by s.created_at, s.id) from remark_step s where s.remark_id = r.id) as steps
       from remark r where r.id = $1`,
      [remarkId],
    );
    return rows[0];
  });
/** For whom each step was taken, and what the author of the objection is told of it. */
const steps = () =>
  asAdmin(t, async (c) => {
    const { rows } = await c.query(
      `select s.state, s.organisation_id, s.person_id,
         (select count(*)::int from notice n where n.remark_id = s.remark_id and n.kind = 'remark'
           and n.person_id = r.person_id and n.created_at = s.created_at) as told
       from remark_step s join remark r on r.id = s.remark_id where s.remark_id = $1 order by s.created_at, s.id`,
      [remarkId],
    );
    return rows.map((row) => [row.state, row.organisation_id, row.person_id, row.told]);
  });
const moveOutside = async (state: 'withdrawn' | 'resolved') => {
  const moved = await t.execute(
    'objection.move',
    { remarkId, organisationId: party(2).id, state, note: 'Sudah jelas' },
    as(party(2).delegate),
  );
  return moved.ok ? 'ok' : moved.refusal.code;
};

describe('an objection in writing and the room', () => {
  it('holds the test of the text it is about, and the decision keeps its words', async () => {
    const roundId = await play.openRound();
    for (const at of [0, 1, 3] as const) expect(await answer(at, roundId)).toBe('ok');
    await play.act(party(2).delegate, 'attendance.leave', { organisationId: party(2).id });
    expect(await play.act(world.facilitator, 'round.close', { roundId })).toBe('ok');
    const [decision] = (await play.state()).decisions;
    expect(decision).toMatchObject({
      outcome: 'no-consensus',
      objections: [{ organisationId: party(2).id, reason: 'Anggaran belum ada' }],
    });
    expect(await stands()).toEqual({ state: 'raised', steps: null });
  });

  it('has one life: what the room does with it stands on its own page, and is done nowhere else meanwhile', async () => {
    const roundId = await play.openRound();
    const objectionId = `${remarkId}:${party(2).id}`;
    const set = (who: typeof world.facilitator, status: 'discussed' | 'withdrawn') =>
      play.act(who, 'objection.set', { organisationId: party(2).id, objectionId, status });
    expect(await set(world.facilitator, 'discussed')).toBe('ok');
    expect(await moveOutside('withdrawn')).toBe('objection_in_session');
    expect(await set(party(1).delegate, 'withdrawn')).not.toBe('ok');
    expect(await set(party(2).delegate, 'withdrawn')).toBe('ok');
    expect(await stands()).toEqual({ state: 'withdrawn', steps: ['discussed', 'withdrawn'] });
    // The facilitator speaks for no party: their step is not put down to the one that objects, and it hears of it.
    const { delegate, id } = party(2);
    expect(await steps()).toEqual([
      ['discussed', null, world.facilitator.personId, 1],
      ['withdrawn', id, delegate.personId, 0],
    ]);
    for (const at of [0, 1, 2, 3] as const) await answer(at, roundId);
    await play.act(world.facilitator, 'round.close', { roundId });
    expect((await play.state()).decisions[0]?.outcome).toBe('consensus');
  });

  it('is settled by the answer of its party, there as here', async () => {
    const roundId = await play.openRound();
    for (const at of [0, 1, 2, 3] as const) await answer(at, roundId);
    await play.act(world.facilitator, 'round.close', { roundId });
    expect((await play.state()).decisions[0]?.outcome).toBe('consensus');
    expect(await stands()).toEqual({ state: 'resolved', steps: ['resolved'] });
    // It is their own answer that settled it, whoever closed the test.
    expect(await steps()).toEqual([['resolved', party(2).id, party(2).delegate.personId, 0]]);
  });

  it('counts as well when it was written while the test was open', async () => {
    const roundId = await play.openRound();
    remarkId = await raise(3);
    for (const at of [0, 1, 2] as const) await answer(at, roundId);
    await play.act(party(3).delegate, 'attendance.leave', { organisationId: party(3).id });
    await play.act(world.facilitator, 'round.close', { roundId });
    expect((await play.state()).decisions[0]).toMatchObject({
      outcome: 'no-consensus',
      objections: [{ organisationId: party(3).id }],
    });
  });

  it('goes on on its own page when the session is closed', async () => {
    const roundId = await play.openRound();
    for (const at of [0, 1, 3] as const) await answer(at, roundId);
    await play.act(world.facilitator, 'round.close', { roundId });
    expect(await moveOutside('resolved')).toBe('objection_in_session');
    await play.act(world.facilitator, 'session.close', {});
    expect(await moveOutside('resolved')).toBe('ok');
    expect(await stands()).toMatchObject({ state: 'resolved' });
  });

  it('is left alone by a rehearsal', async () => {
    play = await schedule(t, world);
    await t.execute('proposal.open-reactions', { proposalId: play.text.proposalId }, as(world.facilitator));
    await raise(2);
    const made = await t.execute('rehearsal.start', { sessionId: play.sessionId }, as(world.facilitator));
    if (!made.ok) throw new Error(made.refusal.code);
    const { sessionId } = made.output;
    const room = async () => (await t.kernel.room(sessionId))!.state;
    const act = (name: 'session.open' | 'agenda.start' | 'round.open', input: Record<string, unknown>) =>
      t.execute(name, { sessionId, ...input } as never, as(world.facilitator));
    if ((await room()).status !== 'open') await act('session.open', {});
    const deciding = Object.values((await room()).items).find((item) => item.text !== null)?.itemId;
    await act('agenda.start', { itemId: deciding });
    expect(await act('round.open', { itemId: deciding, visibility: 'live' })).toMatchObject({ ok: true });
    expect(Object.keys((await room()).rounds)).toHaveLength(1);
    expect(valuesOf((await room()).objections)).toEqual([]);
  });
});
