import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { refusal } from '#tests/server/forum/support.ts';
import { asAdmin } from '#tests/server/session/play.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { output, topicActs } from './support.ts';

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

it('an organisation’s input waits until it is told what became of it, counted for each sector', async () => {
  const [government, , partner, other] = world.organisations;
  const topicId = await acts.open();
  const adopted = await acts.write(topicId, partner);
  const answered = await acts.write(topicId, other);
  const parked = await acts.write(topicId, government);
  const waiting = await acts.write(topicId, partner);
  await acts.write(topicId, other, { parentId: waiting });
  await acts.write(topicId, world.facilitator);
  const proposalId = await acts.propose(topicId, government);
  const { facilitator } = world;
  output(await acts.mark(facilitator, { contributionId: adopted, standing: 'adopted', proposalId }));
  output(
    await acts.mark(facilitator, { contributionId: answered, standing: 'answered', note: 'Sudah ada.' }),
  );
  output(
    await acts.mark(facilitator, { contributionId: parked, standing: 'parked', note: 'Menunggu APBD.' }),
  );

  const shown = await acts.show(topicId);
  expect(shown.inputs).toEqual({
    government: { adopted: 0, answered: 0, parked: 1, open: 0 },
    'non-government': { adopted: 1, answered: 1, parked: 0, open: 1 },
  });
  expect(shown.threads.find(({ id }) => id === adopted)?.mark).toMatchObject({
    standing: 'adopted',
    proposal: { id: proposalId, number: 1, version: 1 },
  });
  for (const [standing, id] of [
    ['adopted', adopted],
    ['answered', answered],
    ['parked', parked],
    ['open', waiting],
  ] as const)
    expect((await acts.show(topicId, { standing })).threads.map((thread) => thread.id)).toEqual([id]);
});

it('its author reads it on a page of their own, with everything said before', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open();
  const contributionId = await acts.write(topicId, partner);
  const proposalId = await acts.propose(topicId, government);
  output(await acts.mark(world.facilitator, { contributionId, standing: 'parked', note: 'Belum waktunya.' }));
  output(
    await acts.mark(government.delegate, {
      contributionId,
      organisationId: government.id,
      standing: 'adopted',
      proposalId,
    }),
  );
  const shown = output(await test.query('contribution.show', { contributionId }, as(partner.delegate)));
  expect(shown.marks.map(({ standing, author }) => [standing, author.organisation?.id ?? null])).toEqual([
    ['adopted', government.id],
    ['parked', null],
  ]);
  expect(shown.marking).toBeNull();
  const mine = output(await test.query('contribution.mine', { limit: 1 }, as(partner.delegate)));
  expect(mine.contributions[0]).toMatchObject({ id: contributionId, standing: 'adopted' });
  const theirs = output(await test.query('contribution.mine', {}, as(world.colleague)));
  expect(theirs.contributions).toEqual([]);
});

it('a reply that was marked counts as an input, and opening again takes it back', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open();
  const first = await acts.write(topicId, government);
  const reply = await acts.write(topicId, partner, { parentId: first });
  const { facilitator } = world;
  expect(
    refusal(await acts.mark(facilitator, { contributionId: reply, standing: 'open', note: 'x' }))?.code,
  ).toBe('already_done');
  output(await acts.mark(facilitator, { contributionId: reply, standing: 'answered', note: 'Ya.' }));
  expect((await acts.show(topicId)).inputs['non-government'].answered).toBe(1);
  output(await acts.mark(facilitator, { contributionId: reply, standing: 'open', note: 'Belum lengkap.' }));
  expect((await acts.show(topicId)).inputs['non-government']).toEqual({
    adopted: 0,
    answered: 0,
    parked: 0,
    open: 1,
  });
});

it('is refused without the words it needs, and from those who put nothing forward', async () => {
  const [government, second, partner] = world.organisations;
  const topicId = await acts.open();
  const contributionId = await acts.write(topicId, partner);
  const proposalId = await acts.propose(topicId, government);
  const by = (who: typeof world.facilitator, more: Partial<Parameters<typeof acts.mark>[1]>) =>
    acts.mark(who, { contributionId, standing: 'adopted', ...more }).then(refusal);
  const { facilitator } = world;
  expect((await by(facilitator, {}))?.fields).toEqual({ proposalId: 'field_required' });
  expect((await by(facilitator, { proposalId, version: 2 }))?.fields).toEqual({
    version: 'field_out_of_range',
  });
  expect((await by(facilitator, { standing: 'answered' }))?.fields).toEqual({ note: 'field_required' });
  expect((await by(facilitator, { standing: 'parked' }))?.code).toBe('reason_required');
  expect((await by(second.delegate, { organisationId: second.id, proposalId }))?.code).toBe('forbidden');
  expect((await by(partner.delegate, { organisationId: partner.id, proposalId }))?.code).toBe('forbidden');
  // Neither does a facilitator speak as the proposer, nor a proposer as the facilitator.
  expect((await by(facilitator, { organisationId: government.id, proposalId }))?.code).toBe(
    'not_your_organisation',
  );
  expect((await by(government.delegate, { proposalId }))?.code).toBe('forbidden');
});

it('an input is adopted in no proposal that was withdrawn; of the others every one is offered', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open();
  const contributionId = await acts.write(topicId, partner);
  const proposalIds: string[] = [];
  for (let at = 0; at < 32; at += 1) proposalIds.push(await acts.propose(topicId, government));
  const [proposalId = ''] = proposalIds;
  const offered = async () => (await acts.show(topicId)).marking?.proposals.map(({ id }) => id) ?? [];
  expect(await offered()).toEqual(expect.arrayContaining(proposalIds));
  output(await test.execute('proposal.withdraw', { proposalId, reason: 'Digabung.' }, as(world.facilitator)));
  expect(await offered()).not.toContain(proposalId);
  const answer = await acts.mark(world.facilitator, { contributionId, standing: 'adopted', proposalId });
  expect(refusal(answer)?.fields).toEqual({ proposalId: 'proposal_withdrawn' });
});

it('beside each input stand the proposals of its topic, and a few others; on its own page every one, in their order', async () => {
  const [government, , partner] = world.organisations;
  const [elsewhere, topicId] = [await acts.open(), await acts.open()];
  const others: string[] = [];
  for (let at = 0; at < 7; at += 1) others.push(await acts.propose(elsewhere, government));
  const contributionId = await acts.write(topicId, partner);
  const beside = async () => {
    const { marking } = await acts.show(topicId);
    return { others: marking!.others, ids: marking!.proposals.map(({ id, ofTopic }) => [id, ofTopic]) };
  };
  const newest = others.toReversed().map((id) => [id, false]);
  const none = await beside();
  expect(none.ids).toEqual(newest.slice(0, 5));
  const own: [string, boolean][] = [];
  for (let at = 0; at < 4; at += 1) own.unshift([await acts.propose(topicId, government), true]);
  expect(await beside()).toEqual({ ids: [...own, ...newest.slice(0, 1)], others: none.others + 4 });
  for (let at = 0; at < 2; at += 1) own.unshift([await acts.propose(topicId, government), true]);
  expect(await beside()).toEqual({ ids: own, others: none.others + 5 });
  const alone = output(await test.query('contribution.show', { contributionId }, as(world.facilitator)));
  const { proposals = [], others: left } = alone.marking ?? {};
  expect(left).toBe(0);
  expect(proposals.slice(0, 13).map(({ id, ofTopic }) => [id, ofTopic])).toEqual([...own, ...newest]);
});

it('whoever may not read the forum any more is not told there what became of what they wrote', async () => {
  const partner = world.organisations[2];
  const mine = async () =>
    output(await test.query('contribution.mine', {}, as(partner.delegate))).contributions;
  expect(await mine()).not.toEqual([]);
  const withdrawn = (at: string) =>
    asAdmin(test, (client) =>
      client.query(`update forum_party set withdrawn_at = ${at} where organisation_id = $1`, [partner.id]),
    );
  await withdrawn('now()');
  expect(await mine()).toEqual([]);
  await withdrawn('null');
  expect(await mine()).not.toEqual([]);
});
