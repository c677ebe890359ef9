import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test as it } from 'vitest';
import { sendDigests } from '#server/jobs/digests.ts';
import { writeLetter } from '#server/mail/letters.ts';
import { body, refusal, rules } from '#tests/server/forum/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { output, topicActs } from '../topic/support.ts';

let test: TestKernel;
let world: World;
let acts: ReturnType<typeof topicActs>;

beforeEach(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  acts = topicActs(test, world);
});
afterEach(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const told = async (who: WorldPerson) => {
  const { notices } = output(await test.query('notice.list', { unread: true }, as(who)));
  // That there is a new topic or proposal is told to everybody; it has tests of its own.
  return notices
    .filter(({ kind }) => kind !== 'opened' && kind !== 'proposed')
    .map(({ kind, n }) => [kind, n]);
};
/** What the whole forum is told. */
const kinds = async (who: WorldPerson) =>
  output(await test.query('notice.list', { unread: true }, as(who))).notices.map(({ kind }) => kind);

it('who wrote is told of replies and of what became of it; who does something is not told of it', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open(government);
  const contributionId = await acts.write(topicId, partner);
  await acts.write(topicId, government, { parentId: contributionId });
  output(await acts.mark(world.facilitator, { contributionId, standing: 'answered', note: 'Ya.' }));
  expect(await told(partner.delegate)).toEqual([
    ['marked', 1],
    ['replied', 1],
  ]);
  // The opener follows the topic; the facilitator only marked and follows nothing.
  expect(await told(government.delegate)).toEqual([['written', 1]]);
  expect(await told(world.facilitator)).toEqual([]);
});

it('news of a followed topic gather in one notice until it is read, and stop when nobody follows', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open(government);
  output(await test.execute('topic.follow', { topicId, following: true }, as(world.observer)));
  for (let n = 0; n < 3; n += 1) await acts.write(topicId, partner);
  expect(await told(world.observer)).toEqual([['written', 3]]);
  const [first] = output(await test.query('notice.list', {}, as(world.observer))).notices;
  const opened = output(await test.execute('notice.open', { noticeId: first!.id }, as(world.observer)));
  expect(opened.topicId).toBe(topicId);
  expect(await told(world.observer)).toEqual([]);
  await acts.write(topicId, partner);
  expect(await told(world.observer)).toEqual([['written', 1]]);
  output(await test.execute('notice.read-all', {}, as(world.observer)));
  output(await test.execute('topic.follow', { topicId, following: false }, as(world.observer)));
  await acts.write(topicId, partner);
  expect(await told(world.observer)).toEqual([]);
});

it('an organisation’s code and a person’s name after "@" tell its delegates and that person, in plain text', async () => {
  const [government, , partner, other] = world.organisations;
  const topicId = await acts.open(government);
  const text = 'Mohon @cc dan @peran observer menjawab; surel a@dd bukan sebutan.';
  const contributionId = await acts.write(topicId, government, { body: body(text) });
  for (const who of [partner.delegate, world.speaker, world.observer])
    expect(await told(who)).toEqual([['mentioned', 1]]);
  expect(await told(other.delegate)).toEqual([]);
  // Its mandate has run out, so it is not a delegate any more.
  expect(await told(world.expired)).toEqual([]);
  const { contribution } = output(
    await test.query('contribution.show', { contributionId }, as(world.speaker)),
  );
  expect(contribution.mentions).toMatchObject({
    organisations: [{ id: partner.id }],
    people: ['Peran observer'],
  });
});

it('somebody else’s notice looks non-existent', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open(government);
  const parentId = await acts.write(topicId, partner);
  await acts.write(topicId, government, { parentId });
  const [notice] = output(await test.query('notice.list', {}, as(partner.delegate))).notices;
  const answer = await test.execute('notice.open', { noticeId: notice!.id }, as(world.colleague));
  expect(refusal(answer)?.code).toBe('not_found');
});

it('who may not read a forum any more is not shown what happens there', async () => {
  const topicId = await acts.open();
  output(await test.execute('topic.follow', { topicId, following: true }, as(world.observer)));
  await acts.write(topicId, world.organisations[2]);
  const { forumId, observer } = world;
  const role = { forumId, personId: observer.personId, role: 'observer' as const, assigned: false };
  output(await test.execute('forum.assign-role', role, as(world.facilitator)));
  expect(await told(observer)).toEqual([]);
});

it('a digest goes once in its rhythm, what asks for an answer first, and to nobody who wants none', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open(government);
  const parentId = await acts.write(topicId, partner);
  await acts.write(topicId, government, { parentId });
  output(await acts.mark(world.facilitator, { contributionId: parentId, standing: 'answered', note: 'Ya.' }));
  output(await test.execute('notice.set-digest', { rhythm: 'none' }, as(government.delegate)));
  const sent = await sendDigests(test.kernel, 'https://mufakat.example');
  expect(await sendDigests(test.kernel, 'https://mufakat.example')).toBe(0);
  const letters = await test.db.execute<{ to: string; payload: unknown }>(
    sql`select payload ->> 'to' as to, payload from outbox where payload ->> 'template' = 'digest'`,
  );
  expect(new Set(letters.rows.map(({ to }) => to)).size).toBe(sent);
  expect(letters.rows.filter(({ to }) => to.includes('delegate0'))).toEqual([]);
  const rows = letters.rows.filter(({ to }) => to.includes('delegate2'));
  expect(rows).toHaveLength(1);
  const letter = writeLetter(rows[0]?.payload, {
    secret: 'test-secret',
    from: 'x@y.z',
    now: new Date(),
    baseUrl: '',
  });
  expect(letter?.to).toContain('delegate2');
  const lines = letter?.text.split('\n').filter((line) => line.startsWith('- '));
  expect(lines?.slice(0, 2)).toEqual([
    '- Lembaga AA membalas tulisan Anda: “Anak telantar”',
    '- Masukan Anda dijawab oleh Fasilitator: “Anak telantar”',
  ]);
  expect(letter?.text).toContain('https://mufakat.example/pemberitahuan');
});

it('a proposal and its next version tell whom they name, each once, and so does what is said on it', async () => {
  const [government, , partner] = world.organisations;
  const propose = { forumId: world.forumId, organisationId: government.id, title: 'Satu pintu' };
  const text = (words: string) => body(words);
  const { proposalId } = output(
    await test.execute(
      'proposal.submit',
      { ...propose, body: text('Dilaksanakan @CC.') },
      as(government.delegate),
    ),
  );
  expect(await told(partner.delegate)).toEqual([['mentioned', 1]]);
  expect(await told(government.delegate)).toEqual([]);
  const revise = {
    proposalId,
    organisationId: government.id,
    onVersion: 1,
    reason: 'Diperjelas',
    body: text('Dilaksanakan @CC mulai Maret.'),
  };
  output(await test.execute('proposal.revise', revise, as(government.delegate)));
  expect(await told(partner.delegate)).toEqual([['mentioned', 1]]);
  const remark = {
    proposalId,
    onVersion: 2,
    kind: 'question' as const,
    body: 'Sanggupkah @CC?',
  };
  output(
    await test.execute('remark.make', { ...remark, organisationId: government.id }, as(government.delegate)),
  );
  const { notices } = output(await test.query('notice.list', { unread: true }, as(partner.delegate)));
  expect(notices.map(({ kind, proposal }) => [kind, proposal?.id])).toEqual([
    ['mentioned', proposalId],
    ['mentioned', proposalId],
  ]);
  // Somebody outside of the network learns nothing.
  expect(await test.query('notice.list', {}, as(world.outsider))).toMatchObject({
    ok: true,
    output: { notices: [] },
  });
});

it('who writes is offered every name that can be told; who only reads is offered no people', async () => {
  const { forumId } = world;
  const offered = async (who: WorldPerson) =>
    output(await test.query('mention.choices', { forumId }, as(who)));
  const { organisations, people } = await offered(world.speaker);
  expect(organisations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(world.organisations.map((o) => o.id)),
  );
  const names = people.map(({ id }) => id);
  for (const who of [world.speaker, world.observer, world.facilitator]) expect(names).toContain(who.personId);
  // Its mandate has run out: nobody would be told through it.
  expect(names).not.toContain(world.expired.personId);
  // Whoever is offered can be told: the whole name, as it is offered, reaches them.
  const topicId = await acts.open(world.organisations[0]);
  const named = people.find(({ id }) => id === world.observer.personId)!.name;
  await acts.write(topicId, world.organisations[0], { body: body(`Mohon @${named} melihat.`) });
  expect(await told(world.observer)).toEqual([['mentioned', 1]]);
  expect((await offered(world.observer)).people).toEqual([]);
});

it('what the forum asks of every party, and that a party leaves, reaches their delegates', async () => {
  const [government, , partner] = world.organisations;
  const { forumId, facilitator } = world;
  output(await test.execute('conditions.open', { forumId }, as(facilitator)));
  output(
    await test.execute(
      'charter.draft',
      { forumId, rules: rules({ responseWindowDays: 9 }) },
      as(facilitator),
    ),
  );
  const topicId = await acts.open(government);
  output(await test.execute('topic.set-window', { topicId, until: '2099-12-31' }, as(facilitator)));
  // Moved, not asked again.
  output(await test.execute('topic.set-window', { topicId, until: '2099-12-30' }, as(facilitator)));
  const asked = [
    ['window', 1],
    ['charter', 1],
    ['conditions', 1],
  ];
  expect(await told(partner.delegate)).toEqual(asked);
  expect(await told(world.observer)).toEqual([]);
  expect(await told(facilitator)).toEqual([]);

  const leave = { forumId, organisationId: partner.id, reason: 'Tidak ada orang lagi' };
  output(await test.execute('party.withdraw', leave, as(partner.delegate)));
  expect(await told(government.delegate)).toEqual([['leaving', 1], ...asked]);
  expect(await told(facilitator)).toEqual([['leaving', 1]]);
  expect(await told(partner.delegate)).toEqual(asked);
  const [first] = output(await test.query('notice.list', {}, as(facilitator))).notices;
  expect(first).toMatchObject({ forum: { id: forumId }, by: { organisation: { id: partner.id } } });
  const opened = output(await test.execute('notice.open', { noticeId: first!.id }, as(facilitator)));
  expect(opened).toMatchObject({ kind: 'leaving', forumId });
});

it('changed words tell whom they name anew, and no longer list whom they named before', async () => {
  const [government, , partner, other] = world.organisations;
  const topicId = await acts.open(government);
  const contributionId = await acts.write(topicId, government, { body: body('Mohon @cc menjawab.') });
  const revise = (text: string) =>
    test.execute('contribution.revise', { contributionId, body: body(text) }, as(government.delegate));
  output(await revise('Mohon @cc dan @dd menjawab.'));
  expect(await told(partner.delegate)).toEqual([['mentioned', 1]]);
  expect(await told(other.delegate)).toEqual([['mentioned', 1]]);
  output(await revise('Mohon @dd menjawab.'));
  const { contribution } = output(
    await test.query('contribution.show', { contributionId }, as(other.delegate)),
  );
  expect(contribution.mentions.organisations.map(({ id }) => id)).toEqual([other.id]);
  output(await revise('Sudah terjawab.'));
  const after = output(await test.query('contribution.show', { contributionId }, as(other.delegate)));
  expect(after.contribution.mentions).toEqual({ organisations: [], people: [] });
});

it('a new topic, a new proposal and its opening for responses are told to the parties and the facilitator, once', async () => {
  const [government, , partner, other] = world.organisations;
  const opening = { forumId: world.forumId, organisationId: partner.id, mode: 'deciding' as const };
  const open = { ...opening, title: 'Satu pintu', body: body('Mohon @DD membaca.') };
  const { topicId } = output(await test.execute('topic.open', open, as(partner.delegate)));
  for (const who of [government.delegate, world.facilitator]) expect(await kinds(who)).toEqual(['opened']);
  // Whom the text names heard of it by that; who did it knows.
  expect(await kinds(other.delegate)).toEqual(['mentioned']);
  expect(await kinds(partner.delegate)).toEqual([]);
  const put = { forumId: world.forumId, topicId, organisationId: partner.id, title: 'Satu pintu' };
  const { proposalId } = output(
    await test.execute('proposal.submit', { ...put, body: body('Satu nomor.') }, as(partner.delegate)),
  );
  const reactions = { proposalId, organisationId: partner.id };
  output(await test.execute('proposal.open-reactions', reactions, as(partner.delegate)));
  expect(await kinds(world.facilitator)).toEqual(['reactions', 'proposed', 'opened']);
  expect(await kinds(other.delegate)).toEqual(['reactions', 'proposed', 'mentioned']);
  expect(await kinds(partner.delegate)).toEqual([]);
  output(await test.execute('notice.open', { noticeId: await first(other.delegate) }, as(other.delegate)));
  // A withdrawn proposal asks nobody for a response.
  const withdraw = { ...reactions, reason: 'Digabung' };
  output(await test.execute('proposal.withdraw', withdraw, as(partner.delegate)));
  expect(await kinds(world.facilitator)).toEqual(['withdrawn', 'opened']);
});

const first = async (who: WorldPerson) =>
  output(await test.query('notice.list', { unread: true }, as(who))).notices[0]!.id;

it('what an organisation has answered, or nobody can answer any more, is not claimed of it any more', async () => {
  const [government, , partner] = world.organisations;
  const { forumId } = world;
  const facilitates = as(world.facilitator);
  const waits = async (who: WorldPerson, kind: string) =>
    (await kinds(who)).filter((one) => one === kind).length;
  const draft = (responseWindowDays: number) =>
    test.execute('charter.draft', { forumId, rules: rules({ responseWindowDays }) }, facilitates);
  output(await draft(9));
  const { charterId } = output(await draft(11));
  // The newest version is the one to accept.
  expect(await waits(government.delegate, 'charter')).toBe(1);
  const accept = { charterId, organisationId: partner.id };
  output(await test.execute('charter.accept', accept, as(partner.delegate)));
  expect(await waits(partner.delegate, 'charter')).toBe(0);
  expect(await waits(government.delegate, 'charter')).toBe(1);

  const { formId } = output(await test.execute('conditions.open', { forumId }, facilitates));
  const names = [
    'power',
    'resources',
    'knowledge',
    'interdependence',
    'other-venues',
    'prehistory',
    'trust',
    'incentives',
  ];
  const answers = Object.fromEntries(names.map((name) => [name, 4])) as never;
  const given = { formId, organisationId: partner.id, answers, words: {} };
  output(await test.execute('conditions.save', given, as(partner.delegate)));
  expect(await waits(partner.delegate, 'conditions')).toBe(1);
  output(await test.execute('conditions.answer', given, as(partner.delegate)));
  expect(await waits(partner.delegate, 'conditions')).toBe(0);
  expect(await waits(government.delegate, 'conditions')).toBe(1);
  output(await test.execute('conditions.close', { formId }, facilitates));
  expect(await waits(government.delegate, 'conditions')).toBe(0);

  const topicId = await acts.open();
  const until = await daysAhead(5);
  output(await test.execute('topic.set-window', { topicId, until }, facilitates));
  await acts.write(topicId, partner);
  expect(await waits(partner.delegate, 'window')).toBe(0);
  expect(await waits(government.delegate, 'window')).toBe(1);
  output(await test.execute('topic.close', { topicId, summary: 'Cukup.' }, facilitates));
  expect(await waits(government.delegate, 'window')).toBe(0);
});

async function daysAhead(days: number): Promise<string> {
  const { rows } = await test.db.execute<{ day: string }>(
    sql`select (now() + ${`${days} days`}::interval)::date::text as day`,
  );
  return rows[0]!.day;
}
