import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { lookup } from '#app/domain/session/index.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { asAdmin, convene, type Play, schedule } from './play.ts';

let t: TestKernel;
let world: World;
beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database, {
    rules: { ...defaultGroundRules, fallback: ['vote', 'secret-vote'] },
  });
  // The facilitator decides for organisation 0, too.
  await asAdmin(t, async (client) => {
    const own = [world.networkId, world.organisations[0].id, world.facilitator.personId];
    await client.query(
      `insert into membership (network_id, id, organisation_id, person_id, office, starts_on)
       values ($1, $4, $2, $3, 'Delegasi', '2020-01-01')`,
      [...own, uuidv7()],
    );
    await client.query(
      `insert into mandate (network_id, id, organisation_id, person_id, level, letter_number, letter_date, valid_from, valid_until)
       values ($1, $4, $2, $3, 'decide', 'UJI/2', '2020-01-01', '2020-01-01', '2099-12-31')`,
      [...own, uuidv7()],
    );
  });
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

/** A session in which a test ended without consensus; the charter lets the parties vote. */
async function withoutConsensus(play: Play): Promise<string> {
  const roundId = await play.openRound();
  for (const { id, delegate } of world.organisations)
    await play.act(delegate, 'position.give', { organisationId: id, roundId, level: 7, reason: 'Alasan' });
  expect(await play.act(world.facilitator, 'round.close', { roundId, next: 'vote' })).toBe('ok');
  return (await play.state()).itemIds[0] ?? '';
}

it('takes no answer, dot, vote or ballot from whoever facilitates, though they hold a mandate', async () => {
  const play = await convene(t, world);
  const [own] = world.organisations;
  const organisationId = own.id;
  const roundId = await play.openRound();
  const answer = { organisationId, roundId, level: 1 } as const;
  expect(await play.act(world.facilitator, 'position.give', answer)).toBe('facilitator_is_neutral');
  expect(await play.act(world.facilitator, 'position.confirm', { organisationId, roundId })).toBe(
    'facilitator_is_neutral',
  );
  expect(await play.act(own.delegate, 'position.give', answer)).toBe('ok');
  await play.act(world.facilitator, 'round.cancel', { roundId, note: 'Diulang' });
  const itemId = await withoutConsensus(play);
  for (const secret of [false, true]) {
    await play.act(world.facilitator, 'vote.open', { itemId, visibility: 'live', secret });
    const voteId = (await play.state()).openVoteId ?? '';
    const given = { organisationId, voteId, choice: 'for' } as const;
    const cast = secret
      ? play.act(world.facilitator, 'ballot.cast', { ...given, receiptCode: 'AAAA-0000-0001' })
      : play.act(world.facilitator, 'vote.cast', given);
    expect(await cast).toBe('facilitator_is_neutral');
    expect(await play.act(world.facilitator, 'vote.cancel', { voteId, note: 'Uji' })).toBe('ok');
  }
  const dot = { organisationId, activityId: uuidv7(), target: uuidv7(), value: 1 };
  expect(await play.act(world.facilitator, 'activity.mark', dot)).toBe('facilitator_is_neutral');
});

it('takes no objection in writing from them, and offers none', async () => {
  const play = await schedule(t, world);
  const about = { proposalId: play.text.proposalId, organisationId: world.organisations[0].id };
  const raised = await t.execute(
    'objection.raise',
    { ...about, onVersion: 1, body: 'Keberatan uji' },
    as(world.facilitator),
  );
  expect(raised).toMatchObject({ ok: false, refusal: { code: 'facilitator_is_neutral' } });
  const { proposalId } = about;
  const list = async (who: World['facilitator']) => {
    const answer = await t.query('remark.list', { proposalId }, as(who));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.output.may.object;
  };
  expect(await list(world.facilitator)).toBe(false);
  expect(await list(world.organisations[0].delegate)).toBe(true);
});

it('tells the room that they are neutral, and counts nobody as a voter through them', async () => {
  const play = await schedule(t, world);
  const [own, ...others] = world.organisations;
  await play.act(world.facilitator, 'session.open', {});
  for (const { id, delegate } of others)
    await play.act(delegate, 'attendance.mark', { organisationId: id, mode: 'online', role: 'delegate' });
  const here = { mode: 'in-room', role: 'delegate' } as const;
  // A note-taker who is handed the steering was there for their organisation before.
  await asAdmin(t, (client) =>
    client.query(
      `insert into forum_role (network_id, forum_id, person_id, role) values ($1, $2, $3, 'note-taker')`,
      [world.networkId, world.forumId, own.delegate.personId],
    ),
  );
  await play.act(own.delegate, 'attendance.mark', { organisationId: own.id, ...here });
  const itemId = await withoutConsensus(play);
  await play.act(world.facilitator, 'steering.hand', { personId: own.delegate.personId });
  const mine = async (who: World['facilitator']) => {
    const answer = await t.query('session.room', { sessionId: play.sessionId }, as(who));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.output.mine;
  };
  expect(await mine(own.delegate)).toMatchObject([{ id: own.id, neutral: true }]);
  expect(await mine(others[0]!.delegate)).toMatchObject([{ neutral: false }]);
  const open = { itemId, visibility: 'live' } as const;
  expect(await play.act(own.delegate, 'vote.open', open)).toBe('ok');
  const rollOf = async () => {
    const { votes, openVoteId } = await play.state();
    return [...(votes[openVoteId ?? '']?.roll ?? [])].sort();
  };
  expect(await rollOf()).toEqual(others.map(({ id }) => id).sort());
  // Noted at the desk for somebody else of it, the organisation votes.
  const voteId = (await play.state()).openVoteId ?? '';
  await play.act(world.facilitator, 'vote.cancel', { voteId, note: 'Uji' });
  await play.act(world.facilitator, 'attendance.leave', { organisationId: own.id });
  await play.act(world.facilitator, 'attendance.mark', { organisationId: own.id, ...here });
  expect(Object.keys(lookup((await play.state()).attendance, own.id)?.attendees ?? {})).toEqual([
    'at-the-desk',
  ]);
  await play.act(world.facilitator, 'vote.open', open);
  expect(await rollOf()).toContain(own.id);
});

it('asks nobody who facilitates to confirm what was noted for their organisation', async () => {
  const play = await convene(t, world);
  const [own] = world.organisations;
  const to = { personId: world.noteTaker.personId };
  expect(await play.act(world.facilitator, 'steering.hand', to)).toBe('ok');
  const itemId = (await play.state()).itemIds[0] ?? '';
  await play.act(world.noteTaker, 'agenda.start', { itemId });
  expect(await play.act(world.noteTaker, 'round.open', { itemId, visibility: 'live' })).toBe('ok');
  const roundId = (await play.state()).openRoundId ?? '';
  const noted = { roundId, organisationId: own.id, level: 1 } as const;
  expect(await play.act(world.noteTaker, 'position.record', noted)).toBe('ok');
  const told = async (who: typeof world.facilitator) => {
    const answer = await t.query('notice.list', {}, as(who));
    return answer.ok ? answer.output.notices.filter(({ kind }) => kind === 'noted').length : -1;
  };
  expect([await told(own.delegate), await told(world.facilitator)]).toEqual([1, 0]);
});
