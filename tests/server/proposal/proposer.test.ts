import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { body } from '#tests/server/forum/support.ts';
import { asAdmin } from '#tests/server/session/play.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { output, topicActs } from '#tests/server/topic/support.ts';

let test: TestKernel;
let world: World;
let acts: ReturnType<typeof topicActs>;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  acts = topicActs(test, world);
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const proposed = async () => {
  const proposalId = await acts.propose(await acts.open(), world.organisations[0]);
  output(await test.execute('proposal.open-reactions', { proposalId }, as(world.facilitator)));
  return proposalId;
};
const say = async (
  proposalId: string,
  kind: 'question' | 'comment' | 'amendment',
  by: 0 | 1 | 2 | 3 | null,
  words = 'Mengapa?',
) =>
  output(
    await test.execute(
      'remark.make',
      {
        proposalId,
        onVersion: 1,
        kind,
        body: words,
        ...(kind === 'amendment' ? { block: 1, wording: 'Kata lain.' } : {}),
        ...(by === null ? {} : { organisationId: world.organisations[by].id }),
      },
      as(by === null ? world.facilitator : world.organisations[by].delegate),
    ),
  ).remarkId;
/** What somebody is told of this proposal, the newest first; that it is there and open is told to everybody. */
const told = async (who: WorldPerson, proposalId: string) =>
  output(await test.query('notice.list', {}, as(who)))
    .notices.filter(
      ({ proposal, kind }) => proposal?.id === proposalId && !['proposed', 'reactions'].includes(kind),
    )
    .map(({ kind, by }) => [kind, by.organisation?.id ?? null]);

it('the proposer hears of every response of somebody else, once, and which it is', async () => {
  const [proposer, , partner] = world.organisations;
  const proposalId = await proposed();
  await say(proposalId, 'question', 2);
  await say(proposalId, 'comment', null);
  await say(proposalId, 'amendment', 2);
  output(
    await test.execute(
      'objection.raise',
      { proposalId, onVersion: 1, organisationId: partner.id, body: 'Tidak jelas.' },
      as(partner.delegate),
    ),
  );
  // Four responses that nobody has read are one line with a number.
  expect(await told(proposer.delegate, proposalId)).toEqual([['responded', partner.id]]);
  const unread = async () =>
    output(await test.query('notice.list', { unread: true }, as(proposer.delegate))).notices.filter(
      ({ proposal, kind }) => proposal?.id === proposalId && kind === 'responded',
    );
  expect(await unread()).toMatchObject([{ n: 4 }]);
  const open = async () => {
    const [first] = await unread();
    return output(await test.execute('notice.open', { noticeId: first?.id ?? '' }, as(proposer.delegate)));
  };
  await open();
  // Once read, the next one is news again, and leads to what was said.
  const remarkId = await say(proposalId, 'question', 2);
  expect(await unread()).toMatchObject([{ n: 1 }]);
  expect(await open()).toMatchObject({ proposalId, remarkId });
  // What it says itself is no news to it, and nobody else is told.
  await say(proposalId, 'comment', 0);
  expect(await told(proposer.delegate, proposalId)).toHaveLength(2);
  for (const who of [partner.delegate, world.facilitator]) expect(await told(who, proposalId)).toEqual([]);
});

it('whose place in the organisation has ended is told nothing, whatever mandate is left', async () => {
  const [proposer, , partner] = world.organisations;
  const proposalId = await proposed();
  const ends = (day: string | null) =>
    asAdmin(test, (client) =>
      client.query('update membership set ends_on = $2 where person_id = $1', [
        proposer.delegate.personId,
        day,
      ]),
    );
  await ends('2026-01-31');
  await say(proposalId, 'question', 2);
  expect(await told(proposer.delegate, proposalId)).toEqual([]);
  expect(await told(proposer.leader, proposalId)).toEqual([['responded', partner.id]]);
  await say(proposalId, 'question', 2, 'Bagaimana, @AA?');
  expect(await told(proposer.delegate, proposalId)).toEqual([]);
  await ends(null);
});

it('who is named in a response is told by that, and not once more', async () => {
  const [proposer, , partner] = world.organisations;
  const proposalId = await proposed();
  await say(proposalId, 'question', 2, 'Apa maksudnya, @AA?');
  expect(await told(proposer.delegate, proposalId)).toEqual([['mentioned', partner.id]]);
});

it('the proposer hears of a version that the facilitator freezes, not of its own; no other party freezes one', async () => {
  const [proposer, second] = world.organisations;
  const proposalId = await proposed();
  const attempt = (onVersion: number, who: WorldPerson, organisationId?: string) =>
    test.execute(
      'proposal.revise',
      {
        proposalId,
        onVersion,
        reason: 'Diperjelas.',
        body: body(`Naskah ke-${onVersion + 1}.`),
        ...(organisationId ? { organisationId } : {}),
      },
      as(who),
    );
  output(await attempt(1, proposer.delegate, proposer.id));
  expect(await told(proposer.delegate, proposalId)).toEqual([]);
  expect(await attempt(2, second.delegate, second.id)).toMatchObject({
    refusal: { code: 'not_your_organisation' },
  });
  output(await attempt(2, world.facilitator));
  expect(await told(proposer.delegate, proposalId)).toEqual([['revised', null]]);
});

it('a new version is offered to its proposer and the facilitator; the shared draft to every party', async () => {
  const [proposer, second] = world.organisations;
  const proposalId = await proposed();
  const offered = async (who: WorldPerson) => {
    const { may } = output(await test.query('proposal.show', { proposalId }, as(who)));
    const draft = output(await test.query('draft.show', { proposalId }, as(who)));
    return {
      revise: may.revise,
      freeze: draft.may.freeze,
      together: may['write-draft'],
      write: draft.may.write,
    };
  };
  const all = { revise: true, freeze: true, together: true, write: true };
  expect(await offered(proposer.delegate)).toEqual(all);
  expect(await offered(world.facilitator)).toEqual(all);
  expect(await offered(second.delegate)).toEqual({ ...all, revise: false, freeze: false });
});

it('where the proposer has no delegate the facilitators hear of it', async () => {
  const { id } = world.organisations[0];
  const proposalId = await proposed();
  await asAdmin(test, (client) =>
    client.query('update mandate set revoked_at = now() where organisation_id = $1', [id]),
  );
  await say(proposalId, 'question', 2);
  expect(await told(world.facilitator, proposalId)).toEqual([['responded', world.organisations[2].id]]);
});
