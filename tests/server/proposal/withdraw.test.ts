import { afterAll, beforeAll, beforeEach, expect, test as it } from 'vitest';
import { body, refusal } from '#tests/server/forum/support.ts';
import { convene, type Play, schedule } from '#tests/server/session/play.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { output, topicActs } from '#tests/server/topic/support.ts';

let test: TestKernel;
let world: World;
let acts: ReturnType<typeof topicActs>;
let proposalId: string;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  acts = topicActs(test, world);
});
beforeEach(async () => {
  proposalId = await acts.propose(await acts.open(), world.organisations[0]);
  output(await test.execute('proposal.open-reactions', { proposalId }, as(world.facilitator)));
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const reason = 'Digantikan oleh rencana kerja bersama.';
const withdraw = (who: WorldPerson, organisationId?: string, id = proposalId) =>
  test.execute(
    'proposal.withdraw',
    { proposalId: id, reason, ...(organisationId ? { organisationId } : {}) },
    as(who),
  );
const code = async (answer: Promise<{ ok: boolean }>) => refusal((await answer) as never)?.code ?? 'ok';
const shown = async (who: WorldPerson, id = proposalId) =>
  output(await test.query('proposal.show', { proposalId: id }, as(who)));
const amend = () =>
  test.execute(
    'remark.make',
    {
      proposalId,
      onVersion: 1,
      kind: 'amendment',
      organisationId: world.organisations[2].id,
      block: 1,
      wording: 'Kata lain.',
      body: 'Lebih jelas.',
    },
    as(world.organisations[2].delegate),
  );

it('its proposer or the facilitator withdraws a proposal once, nobody else', async () => {
  const [proposer, second, partner] = world.organisations;
  expect((await shown(proposer.delegate)).withdrawing).toEqual({ organisationId: proposer.id });
  expect((await shown(world.facilitator)).withdrawing).toEqual({ organisationId: null });
  for (const who of [second.delegate, world.observer]) expect((await shown(who)).withdrawing).toBeNull();
  expect(await code(withdraw(second.delegate, second.id))).toBe('not_your_organisation');
  expect(await code(withdraw(partner.delegate, proposer.id))).not.toBe('ok');
  expect(await code(withdraw(partner.delegate))).not.toBe('ok');
  expect(await code(withdraw(proposer.delegate, proposer.id))).toBe('ok');
  expect(await code(withdraw(world.facilitator))).toBe('wrong_state');
  expect(await shown(proposer.delegate)).toMatchObject({ withdrawing: null, may: { revise: false } });
});

it('stays readable with who withdrew it and why, and whoever it concerns is told once', async () => {
  const [proposer, , partner, other] = world.organisations;
  output(await amend());
  output(await withdraw(world.facilitator));
  const { proposal, withdrawal, plain } = await shown(world.observer);
  expect(proposal.standing).toBe('withdrawn');
  expect(withdrawal).toMatchObject({ reason, author: { organisation: null } });
  expect(plain).toBe('Isi');
  const told = async (who: WorldPerson) =>
    output(await test.query('notice.list', {}, as(who))).notices.filter(
      (notice) => notice.proposal?.id === proposalId && notice.kind === 'withdrawn',
    ).length;
  const asked = [proposer.delegate, partner.delegate, other.delegate, world.facilitator];
  expect(await Promise.all(asked.map(told))).toEqual([1, 1, 0, 0]);
});

it('takes no more remarks, steps, versions, windows, and goes on no agenda', async () => {
  const [proposer, second, partner] = world.organisations;
  const { remarkId } = output(await amend());
  const play = await schedule(test, world);
  const { withdrawing: _, shown: version } = await shown(world.observer);
  output(await withdraw(proposer.delegate, proposer.id));
  const of = { proposalId, onVersion: 1 };
  const refused = [
    amend(),
    test.execute(
      'remark.make',
      { ...of, kind: 'question', organisationId: partner.id, body: 'Mengapa?' },
      as(partner.delegate),
    ),
    test.execute(
      'objection.raise',
      { ...of, organisationId: partner.id, body: 'Tidak.' },
      as(partner.delegate),
    ),
    test.execute('amendment.support', { remarkId, organisationId: second.id }, as(second.delegate)),
    test.execute('remark.move', { remarkId, state: 'rejected', note: 'Tidak.' }, as(world.facilitator)),
    test.execute('amendment.accept', { ...of, remarkIds: [remarkId] }, as(world.facilitator)),
    test.execute('proposal.revise', { ...of, reason: 'x', body: body('Baru') }, as(world.facilitator)),
    test.execute(
      'proposal.set-window',
      { proposalId, until: '2099-12-31', organisationIds: [partner.id] },
      as(world.facilitator),
    ),
  ];
  for (const answer of refused) expect(await code(answer)).toBe('wrong_state');
  const item = { title: 'Usulan', mode: 'deciding' as const, minutes: 30 };
  const planned = await test.execute(
    'session.schedule',
    {
      forumId: world.forumId,
      title: 'Sesi',
      place: 'Aula',
      startsAt: '2027-01-20T02:00:00.000Z',
      endsAt: '2027-01-20T05:00:00.000Z',
      agenda: [{ ...item, proposalId }],
    },
    as(world.facilitator),
  );
  expect(refusal(planned)?.fields).toEqual({ 'agenda.0.proposalId': 'not_found' });
  const text = { proposalId, proposalVersionId: version.id, version: 1, hash: version.hash };
  const revised = await test.execute(
    'agenda.revise',
    { sessionId: play.sessionId, agenda: [{ ...item, text }] },
    as(world.facilitator),
  );
  expect(refusal(revised)?.fields).toEqual({ 'agenda.0.text': 'proposal_withdrawn' });
  const [itemId] = (await play.state()).itemIds;
  expect(await play.act(world.facilitator, 'agenda.put-text', { itemId: itemId ?? '', ...text })).toBe(
    'not_found',
  );
});

/** Everybody answers the open test at this level, and it is closed. */
async function close(play: Play, level: 1 | 8) {
  const roundId = (await play.state()).openRoundId ?? '';
  for (const { id: organisationId, delegate } of world.organisations)
    await play.act(delegate, 'position.give', { organisationId, roundId, level, reason: 'Alasan' });
  expect(await play.act(world.facilitator, 'round.close', { roundId })).toBe('ok');
}

it('is not withdrawn while it is tested, nor once it was decided on', async () => {
  const play = await convene(test, world);
  const id = play.text.proposalId;
  await play.openRound();
  expect(await code(withdraw(world.facilitator, undefined, id))).toBe('round_open');
  await close(play, 1);
  expect(await code(withdraw(world.facilitator, undefined, id))).toBe('proposal_decided');
  expect((await shown(world.facilitator, id)).withdrawing).toBeNull();
});

it('may be withdrawn where there was no consensus, and is then not tested again', async () => {
  const play = await convene(test, world);
  const id = play.text.proposalId;
  await play.openRound();
  await close(play, 8);
  expect((await play.state()).decisions[0]?.outcome).toBe('no-consensus');
  const seen = async () => {
    const { sessionId } = play;
    const room = output(await test.query('session.room', { sessionId }, as(world.observer)));
    const invitation = output(await test.query('session.show', { sessionId }, as(world.observer)));
    return [room.withdrawn, invitation.agenda.map((item) => item.text?.withdrawn ?? false)];
  };
  expect((await seen()).flat()).not.toContain(true);
  expect((await seen())[0]).toEqual([]);
  output(await withdraw(world.facilitator, undefined, id));
  expect((await seen())[0]).toContain(id);
  expect((await seen())[1]).toContain(true);
  await expect(play.openRound()).rejects.toThrow('proposal_withdrawn');
  // What lies before the room already does not stand in the way of the rest of the agenda.
  const { items, itemIds } = await play.state();
  const agenda = itemIds.flatMap((itemId) => {
    const item = items[itemId];
    return item
      ? [{ itemId, title: item.title, mode: item.mode, minutes: item.minutes, text: item.text ?? undefined }]
      : [];
  });
  const revised = await play.act(world.facilitator, 'agenda.revise', {
    agenda: [...agenda, { title: 'Lain-lain', mode: 'consultative', minutes: 10 }],
  });
  expect(revised).toBe('ok');
});
