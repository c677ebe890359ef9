import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { refusal } from '#tests/server/forum/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { output, sessionMissedByLast, topicActs } from '#tests/server/topic/support.ts';

let test: TestKernel;
let world: World;
let acts: ReturnType<typeof topicActs>;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database, { rules: { responseWindowDays: 3 } });
  acts = topicActs(test, world);
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const proposed = async (topicId?: string) =>
  acts.propose(topicId ?? (await acts.open()), world.organisations[0]);
const shown = async (proposalId: string, who: WorldPerson = world.observer) =>
  output(await test.query('proposal.responses', { proposalId }, as(who)));
const ask = (proposalId: string, input: { until?: string; organisationIds?: string[] }) =>
  test.execute('proposal.set-window', { proposalId, ...input }, as(world.facilitator));
const comment = (by: 0 | 1 | 2 | 3, proposalId: string) =>
  test.execute(
    'remark.make',
    {
      proposalId,
      onVersion: 1,
      kind: 'comment',
      organisationId: world.organisations[by].id,
      body: 'Setuju.',
    },
    as(world.organisations[by].delegate),
  );
const awaitedOf = async (who: WorldPerson) =>
  output(await test.query('proposal.awaited', {}, as(who))).awaited.map(({ proposal }) => proposal.id);
/** The database's clock passes the end of every window of this proposal. */
const timeIsOver = (proposalId: string) =>
  test.kernel.housekeep('test', (tx) =>
    tx.execute(
      sql`update proposal_window set until = now() - interval '1 second' where proposal_id = ${proposalId}`,
    ),
  );

it('who missed the session is asked for each proposal it dealt with, once, in working days', async () => {
  const [_government, _second, partner, absent] = world.organisations;
  const topicId = await acts.open();
  const proposalId = await proposed(topicId);
  expect((await shown(proposalId)).window).toBeNull();
  const sessionId = await sessionMissedByLast(test, world, proposalId);
  const { window, mine } = await shown(proposalId, absent.delegate);
  expect(window).toMatchObject({ open: true, session: { id: sessionId } });
  expect(window?.parties.map(({ organisation, answer }) => [organisation.id, answer])).toEqual([
    [absent.id, null],
  ]);
  // Three working days are never fewer than three days.
  expect(window?.daysLeft).toBeGreaterThanOrEqual(3);
  expect(mine.map(({ id }) => id)).toEqual([absent.id]);
  expect((await shown(proposalId, partner.delegate)).mine).toEqual([]);
  expect(await awaitedOf(absent.delegate)).toEqual([proposalId]);
  expect(await awaitedOf(partner.delegate)).toEqual([]);
  const told = output(await test.query('notice.list', {}, as(absent.delegate)));
  expect(
    told.notices.filter(({ kind }) => kind === 'window').map(({ kind, proposal }) => [kind, proposal?.id]),
  ).toEqual([['window', proposalId]]);
  const opened = output(
    await test.execute('notice.open', { noticeId: told.notices[0]?.id ?? '' }, as(absent.delegate)),
  );
  expect(opened.proposalId).toBe(proposalId);
});

it('only who is asked may react while the others still ask questions, and only until the time is over', async () => {
  const proposalId = await proposed();
  const [, , partner, other] = world.organisations;
  output(await ask(proposalId, { until: '2099-12-31', organisationIds: [partner.id, other.id] }));
  expect(refusal(await comment(1, proposalId))?.code).toBe('reactions_closed');
  const { remarkId } = output(await comment(2, proposalId));
  output(
    await test.execute(
      'remark.move',
      { remarkId, state: 'answered', note: 'Terima kasih.' },
      as(world.facilitator),
    ),
  );
  expect((await shown(proposalId)).window).toMatchObject({
    parties: [
      { organisation: { id: partner.id }, answer: { remarkId, state: 'answered', late: false, said: 1 } },
      { organisation: { id: other.id }, answer: null },
    ].sort((a, b) => a.organisation.id.localeCompare(b.organisation.id)),
    bySector: { government: { asked: 0, answered: 0 }, 'non-government': { asked: 2, answered: 1 } },
  });
  expect(await awaitedOf(partner.delegate)).not.toContain(proposalId);

  await timeIsOver(proposalId);
  expect(refusal(await comment(3, proposalId))?.code).toBe('reactions_closed');
  expect(await awaitedOf(other.delegate)).not.toContain(proposalId);
  expect((await shown(proposalId, other.delegate)).mine).toEqual([]);
  // Nothing is refused for coming late where reactions are open to everybody; it is only said.
  output(await test.execute('proposal.open-reactions', { proposalId }, as(world.facilitator)));
  output(await comment(3, proposalId));
  const { window } = await shown(proposalId);
  expect(window?.open).toBe(false);
  expect(window?.parties.find(({ organisation }) => organisation.id === other.id)?.answer?.late).toBe(true);
});

it('the facilitator asks parties only, for a day to come, moves it and closes it', async () => {
  const proposalId = await proposed();
  const [government, , partner] = world.organisations;
  const fields = async (input: Parameters<typeof ask>[1]) => refusal(await ask(proposalId, input))?.fields;
  expect(await fields({})).toEqual({ until: 'field_required' });
  expect(await fields({ until: '2099-12-31' })).toEqual({ organisationIds: 'field_required' });
  expect(await fields({ until: '2020-01-01', organisationIds: [partner.id] })).toEqual({
    until: 'field_out_of_range',
  });
  const stranger = '01900000-0000-7000-8000-000000000000';
  expect(await fields({ until: '2099-12-31', organisationIds: [stranger] })).toEqual({
    organisationIds: 'field_not_in_list',
  });
  output(await ask(proposalId, { until: '2099-12-30', organisationIds: [partner.id] }));
  output(await ask(proposalId, { until: '2099-12-31' }));
  const { window } = await shown(proposalId);
  expect([window?.until, window?.parties.map(({ organisation }) => organisation.id)]).toEqual([
    '2099-12-31T16:59:59.000Z',
    [partner.id],
  ]);
  output(await ask(proposalId, {}));
  expect(refusal(await ask(proposalId, {}))?.code).toBe('wrong_state');
  // Asked again after it was over, it begins anew.
  output(await ask(proposalId, { until: '2099-12-31', organisationIds: [government.id] }));
  expect((await shown(proposalId)).window?.parties.map(({ organisation }) => organisation.id)).toEqual([
    government.id,
  ]);
});

it('who is asked hears of it once, not of a day that moves; of a time that was over and begins again, anew', async () => {
  const proposalId = await proposed();
  const [, , partner] = world.organisations;
  const heard = async () =>
    output(await test.query('notice.list', {}, as(partner.delegate))).notices.filter(
      ({ kind, proposal }) => kind === 'window' && proposal?.id === proposalId,
    ).length;
  output(await ask(proposalId, { until: '2099-12-30', organisationIds: [partner.id] }));
  output(await ask(proposalId, { until: '2099-12-31', organisationIds: [partner.id] }));
  expect(await heard()).toBe(1);
  await timeIsOver(proposalId);
  output(await ask(proposalId, { until: '2099-12-31' }));
  expect(await heard()).toBe(2);
});

it('an answer to a comment can be asked on and settled, each told to whom it answers', async () => {
  const proposalId = await proposed();
  const [government, , partner] = world.organisations;
  output(await test.execute('proposal.open-reactions', { proposalId }, as(world.facilitator)));
  const { remarkId } = output(await comment(2, proposalId));
  const move = (by: 0 | 2, state: 'answered' | 'asked' | 'clear', note?: string) =>
    test.execute(
      'remark.move',
      { remarkId, organisationId: world.organisations[by].id, state, ...(note ? { note } : {}) },
      as(world.organisations[by].delegate),
    );
  const told = async (who: WorldPerson) =>
    output(await test.query('notice.list', { unread: true }, as(who))).notices.filter(
      ({ kind, proposal }) => kind === 'remark' && proposal?.id === proposalId,
    ).length;
  // Nobody settles somebody else's comment, and there is nothing to ask on yet.
  expect(refusal(await move(0, 'clear'))?.code).toBe('wrong_state');
  expect(refusal(await move(2, 'asked', 'Jadi?'))?.code).toBe('wrong_state');
  output(await move(0, 'answered', 'Biayanya dibagi dua.'));
  expect([await told(partner.delegate), await told(government.delegate)]).toEqual([1, 0]);
  output(await move(2, 'asked', 'Siapa yang membayar lebih dulu?'));
  expect([await told(partner.delegate), await told(government.delegate)]).toEqual([1, 1]);
  output(await move(0, 'answered', 'Dinas.'));
  output(await move(2, 'clear'));
  const { remarks } = output(await test.query('remark.list', { proposalId }, as(world.observer)));
  expect(remarks[0]).toMatchObject({ state: 'clear', open: false });
  expect(remarks[0]?.steps.map(({ state }) => state)).toEqual(['answered', 'asked', 'answered', 'clear']);
});

it('who was asked before keeps their time when another session asks somebody else, unless they have answered', async () => {
  const [, second, third, absent] = world.organisations;
  const proposalId = await proposed();
  const until = '2099-01-05';
  output(await ask(proposalId, { until, organisationIds: [second.id, third.id] }));
  output(await comment(2, proposalId));
  const before = (await shown(proposalId)).window;
  await sessionMissedByLast(test, world, proposalId);
  const { window } = await shown(proposalId);
  expect(window?.parties.map(({ organisation }) => organisation.id).sort()).toEqual(
    [second.id, absent.id].sort(),
  );
  expect(window?.until).toBe(before?.until);
  expect(await awaitedOf(second.delegate)).toContain(proposalId);
  expect(await awaitedOf(third.delegate)).not.toContain(proposalId);
});
