import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WithdrawalRule } from '#app/domain/withdrawal.ts';
import { letGo } from '#server/jobs/withdrawals.ts';
import { refusal, rules } from '#tests/server/forum/support.ts';
import { director } from '#tests/server/permissions/scene.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { withOwner } from '../conditions/support.ts';

let test: TestKernel;
let world: World;

beforeAll(async () => {
  test = await testKernel();
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const act: ReturnType<typeof director> = (name, input, who) => director(test)(name, input, who);
const begin = async (withdrawal: WithdrawalRule) => {
  world = await buildWorld(test.database, { rules: { withdrawal } });
};
/** Organisation 2 of the world, non-government. */
const leaver = () => world.organisations[2];
const declare = () =>
  act(
    'party.withdraw',
    { forumId: world.forumId, organisationId: leaver().id, reason: 'Tidak ada orang lagi' },
    leaver().delegate,
  );
const parties = async (who: WorldPerson = world.facilitator) => {
  const answer = await test.query('forum.parties', { forumId: world.forumId }, as(who));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
};
const schedule = async () =>
  (
    await act(
      'session.schedule',
      {
        forumId: world.forumId,
        title: 'Sesi',
        place: 'Aula',
        startsAt: '2027-01-20T02:00:00.000Z',
        endsAt: '2027-01-20T05:00:00.000Z',
        agenda: [{ title: 'Acara', mode: 'consultative', minutes: 10 }],
      },
      world.facilitator,
    )
  ).sessionId;
const countedIn = async (sessionId: string) => (await test.kernel.room(sessionId))!.state.partyIds;
/** Moves every declaration into the past, as its owner may and nobody else. */
const passDays = (days: number) =>
  withOwner(test.database.adminUrl, (query) =>
    query(
      `update forum_withdrawal set ends_at = ends_at - make_interval(days => $1),
        leaves_at = leaves_at - make_interval(days => $1) where forum_id = $2`,
      [days, world.forumId],
    ),
  );

describe('under "when the notice has run out"', () => {
  beforeEach(() => begin({ noticeDays: 30, leaves: 'after-notice' }));

  it('an organisation is counted until then, and not in sessions scheduled later', async () => {
    await declare();
    await letGo(test.kernel);
    const before = await schedule();
    expect(await countedIn(before)).toContain(leaver().id);
    expect((await parties()).leaving).toMatchObject([{ state: 'in-notice', reason: 'Tidak ada orang lagi' }]);
    await passDays(30);
    await letGo(test.kernel);
    expect((await parties()).parties.map((one) => one.organisation.id)).not.toContain(leaver().id);
    const after = await schedule();
    expect(await countedIn(after)).toHaveLength(3);
    expect(await countedIn(after)).not.toContain(leaver().id);
    // The list of the session that was scheduled before still names it, until the facilitator takes it off.
    const [left] = (await parties()).leaving;
    expect(left).toMatchObject({ state: 'left', sessions: [{ id: before }] });
    await act('session.drop-party', { sessionId: before, organisationId: leaver().id }, world.facilitator);
    expect(await countedIn(before)).toHaveLength(3);
    expect((await parties()).leaving[0]?.sessions).toEqual([]);
  });

  it('can be taken back before, and not after', async () => {
    await declare();
    const again = { forumId: world.forumId, organisationId: leaver().id, reason: 'Dua kali' };
    const twice = await test.execute('party.withdraw', again, as(leaver().leader));
    expect(refusal(twice)?.code).toBe('already_done');
    const back = { forumId: world.forumId, organisationId: leaver().id };
    await act('party.stay', back, leaver().leader);
    await passDays(60);
    await letGo(test.kernel);
    expect((await parties()).leaving).toEqual([]);
    expect((await parties()).total).toBe(4);
    await declare();
    await passDays(60);
    const late = await test.execute('party.stay', back, as(leaver().delegate));
    expect(refusal(late)?.code).toBe('wrong_state');
  });

  it('no longer holds up a charter that it has not accepted', async () => {
    const { charterId } = await act(
      'charter.draft',
      { forumId: world.forumId, rules: rules({ invitationDays: 4 }) },
      world.facilitator,
    );
    for (const place of [0, 1, 3] as const) {
      const { id, delegate } = world.organisations[place];
      await act('charter.accept', { charterId, organisationId: id }, delegate);
    }
    const inForce = async () => {
      const answer = await test.query('charter.show', { forumId: world.forumId }, as(world.facilitator));
      return answer.ok ? answer.output.inForce : null;
    };
    expect(await inForce()).toBe(1);
    await declare();
    await passDays(30);
    await letGo(test.kernel);
    expect(await inForce()).toBe(2);
  });

  it('keeps its record, and comes back when the facilitator takes it in again', async () => {
    const { topicId } = await act(
      'topic.open',
      { forumId: world.forumId, organisationId: leaver().id, title: 'Topik', mode: 'consultative' },
      leaver().delegate,
    );
    await declare();
    await passDays(30);
    await letGo(test.kernel);
    const read = (who: WorldPerson) => test.query('topic.show', { topicId }, as(who));
    expect((await read(world.facilitator)).ok).toBe(true);
    // Who has left reads its own leaving, and no longer the forum.
    expect((await read(leaver().delegate)).ok).toBe(false);
    const own = { forumId: world.forumId, organisationId: leaver().id };
    const shown = await test.query('party.withdrawal', own, as(leaver().delegate));
    expect(shown.ok && shown.output).toMatchObject({
      withdrawal: { state: 'left' },
      may: { withdraw: false, stay: false },
    });
    await act('forum.add-party', { forumId: world.forumId, organisationId: leaver().id }, world.facilitator);
    await letGo(test.kernel);
    expect((await parties()).total).toBe(4);
    expect((await parties()).leaving).toEqual([]);
    expect((await read(leaver().delegate)).ok).toBe(true);
  });
});

describe('under "at once"', () => {
  beforeEach(() => begin({ noticeDays: 30, leaves: 'at-once' }));

  it('is not counted from the declaration on, and comes back by itself within its notice', async () => {
    await declare();
    expect((await parties()).total).toBe(3);
    expect(await countedIn(await schedule())).toHaveLength(3);
    const own = { forumId: world.forumId, organisationId: leaver().id };
    const shown = await test.query('party.withdrawal', own, as(leaver().delegate));
    expect(shown.ok && shown.output.may).toEqual({ withdraw: false, stay: true });
    // Not counted, it no longer reads the forum: the way back stands on its home page.
    const home = await test.query('forum.waiting', {}, as(leaver().delegate));
    expect(home.ok && home.output.leaving).toMatchObject([{ organisation: { id: leaver().id } }]);
    await act('party.stay', own, leaver().delegate);
    expect((await parties()).total).toBe(4);
  });
});

describe('a topic', () => {
  it('is closed by the facilitator with what came of it; then nothing is added', async () => {
    await begin({ noticeDays: 0, leaves: 'at-once' });
    const { topicId } = await act(
      'topic.open',
      { forumId: world.forumId, organisationId: leaver().id, title: 'Topik', mode: 'consultative' },
      leaver().delegate,
    );
    await act('topic.close', { topicId, summary: 'Dibawa ke usulan' }, world.facilitator);
    const shown = await test.query('topic.show', { topicId }, as(world.observer));
    expect(shown.ok && shown.output.topic).toMatchObject({
      closed: true,
      closing: { summary: 'Dibawa ke usulan' },
    });
    const body = { type: 'doc' as const, content: [] };
    const late = { topicId, organisationId: leaver().id, body };
    expect(refusal(await test.execute('contribution.write', late, as(leaver().delegate)))?.code).toBe(
      'wrong_state',
    );
    const again = { topicId, summary: 'Lagi' };
    expect(refusal(await test.execute('topic.close', again, as(world.facilitator)))?.code).toBe(
      'wrong_state',
    );
  });
});
