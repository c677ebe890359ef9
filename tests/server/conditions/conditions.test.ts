import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '#tests/server/forum/support.ts';
import { director } from '#tests/server/permissions/scene.ts';
import { as, asOperator, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { all, moreParties, withOwner } from './support.ts';

let test: TestKernel;
let world: World;
/** The four of the world and six more: five of government, five others. */
let parties: { id: string; delegate: WorldPerson }[];

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  const more = await moreParties(test, world, [
    'government',
    'government',
    'government',
    'non-government',
    'non-government',
    'non-government',
  ]);
  parties = [...world.organisations, ...more];
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const act: ReturnType<typeof director> = (name, input, who) => director(test)(name, input, who);
const show = async (who: WorldPerson, number?: number) => {
  const input = { forumId: world.forumId, ...(number ? { number } : {}) };
  const answer = await test.query('conditions.show', input, as(who));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
};
const give = (formId: string, place: number, level: number, words = {}) => {
  const { id, delegate } = parties[place]!;
  return act('conditions.answer', { formId, organisationId: id, answers: all(level), words }, delegate);
};
const close = (formId: string) => act('conditions.close', { formId }, world.facilitator);
const open = async () => (await act('conditions.open', { forumId: world.forumId }, world.facilitator)).formId;

describe('starting conditions', () => {
  it('wait at home of those who may answer, with the way to the very form, until they are given', async () => {
    const formId = await open();
    const { id, delegate } = parties[2]!;
    const waits = async () => {
      const home = await test.query('forum.waiting', {}, as(delegate));
      return home.ok ? home.output.forms.map((one) => [one.organisation.id, one.formId, one.state]) : null;
    };
    expect(await waits()).toEqual([[id, formId, 'none']]);
    const input = { formId, organisationId: id, answers: { trust: 4 as const }, words: {} };
    await act('conditions.save', input, delegate);
    expect(await waits()).toEqual([[id, formId, 'draft']]);
    await give(formId, 2, 4);
    expect(await waits()).toEqual([]);
    await close(formId);
  });

  it('show who has answered and nothing of what, until the form closes; then the counts, once', async () => {
    const formId = await open();
    const readings = [];
    for (const place of parties.keys()) {
      await give(formId, place, place < 6 ? 2 : 4, place === 0 ? { trust: 'Pernah gagal bersama' } : {});
      const { form, result, prompts } = await show(world.facilitator);
      readings.push(JSON.stringify({ result, prompts }));
      expect(form?.answered).toHaveLength(place + 1);
    }
    // Counting down between two reads: every reading between the first answer and the last is the same.
    expect(new Set(readings).size).toBe(1);
    expect(JSON.stringify(await show(world.facilitator))).not.toContain('Pernah gagal');
    await close(formId);
    const { result, prompts } = await show(world.observer);
    expect(result?.total?.power).toEqual([0, 6, 0, 4, 0]);
    expect(result?.bySector?.government.power).toEqual([0, 4, 0, 1, 0]);
    expect(result?.words.trust).toEqual(['Pernah gagal bersama']);
    expect(prompts.map((prompt) => prompt.proposition)).toContain(1);
  });

  it('stay as they were counted when a party leaves afterwards', async () => {
    const before = (await show(world.facilitator)).result;
    const { adminUrl } = test.database;
    await withOwner(adminUrl, (query) =>
      query(`update forum_party set withdrawn_at = now() where organisation_id = $1`, [parties[9]!.id]),
    );
    expect((await show(world.facilitator)).result).toEqual(before);
    await withOwner(adminUrl, (query) =>
      query(`update forum_party set withdrawn_at = null where organisation_id = $1`, [parties[9]!.id]),
    );
  });

  it('are not shown below five answers, and by sector only with five in each', async () => {
    const few = await open();
    for (const place of [0, 1, 2, 3]) await give(few, place, 1, { power: 'Rahasia' });
    await close(few);
    const shown = await show(world.facilitator);
    expect(shown.result?.total).toBeNull();
    expect(shown.result?.bySector).toBeNull();
    expect(JSON.stringify(shown)).not.toContain('Rahasia');
    const some = await open();
    for (const place of [0, 1, 4, 5, 6, 2]) await give(some, place, 5);
    await close(some);
    const six = (await show(world.facilitator)).result;
    expect(six?.answered).toEqual({ government: 5, 'non-government': 1 });
    expect(six?.total?.trust).toEqual([0, 0, 0, 0, 6]);
    expect(six?.bySector).toBeNull();
  });

  it('keep a draft, which is not counted, and let an answer be replaced until the close', async () => {
    const formId = await open();
    const { id, delegate } = parties[2]!;
    const own = (who: WorldPerson) => test.query('conditions.form', { formId, organisationId: id }, as(who));
    await act(
      'conditions.save',
      { formId, organisationId: id, answers: { trust: 2 }, words: { trust: 'Belum yakin' } },
      delegate,
    );
    expect((await show(delegate)).form?.answered).toEqual([]);
    expect((await show(delegate)).mine).toMatchObject([{ state: 'draft' }]);
    // A second person of the same organisation goes on where the first stopped.
    const draft = await own(world.colleague);
    expect(draft.ok && draft.output).toMatchObject({
      answers: { trust: 2 },
      words: { trust: 'Belum yakin' },
      givenAt: null,
    });
    await give(formId, 2, 4);
    const save = { formId, organisationId: id, answers: {}, words: {} };
    expect(refusal(await test.execute('conditions.save', save, as(delegate)))?.code).toBe('already_done');
    await give(formId, 2, 5);
    await close(formId);
    const replaced = await own(delegate);
    expect(replaced.ok && replaced.output.answers.trust).toBe(5);
    const late = { formId, organisationId: id, answers: all(1), words: {} };
    expect(refusal(await test.execute('conditions.answer', late, as(delegate)))?.code).toBe('wrong_state');
    expect(refusal(await test.execute('conditions.close', { formId }, as(world.facilitator)))?.code).toBe(
      'wrong_state',
    );
  });

  it('are asked one form at a time, and an unfinished one names its missing statements', async () => {
    const formId = await open();
    const again = await test.execute('conditions.open', { forumId: world.forumId }, as(world.facilitator));
    expect(refusal(again)?.code).toBe('wrong_state');
    const { trust: _, ...unfinished } = all(3);
    const input = { formId, organisationId: parties[0]!.id, answers: unfinished as never, words: {} };
    const answer = await test.execute('conditions.answer', input, as(parties[0]!.delegate));
    expect(refusal(answer)?.fields).toEqual({ 'answers.trust': 'field_required' });
    await close(formId);
  });
});

describe('an organisation’s answers', () => {
  it('are read by its own deciders only', async () => {
    const formId = await open();
    await give(formId, 2, 1);
    const input = { formId, organisationId: parties[2]!.id };
    for (const who of [
      world.facilitator,
      world.administrator,
      world.noteTaker,
      world.verifier,
      world.observer,
      world.organisations[3].delegate,
      world.speaker,
    ])
      expect((await test.query('conditions.form', input, as(who))).ok).toBe(false);
    expect((await test.query('conditions.form', input, asOperator)).ok).toBe(false);
    await close(formId);
  });

  it('stand in the ledger as a salted hash, beside it not at all', async () => {
    const { rows } = await test.db.execute<{ body: string; openings: unknown }>(sql`
      select e.body, (select json_agg(o.field) from ledger_opening o where o.entry_id = e.id) as openings
      from ledger_entry e where e.command in ('conditions.save', 'conditions.answer')`);
    expect(rows.length).toBeGreaterThan(10);
    for (const { body, openings } of rows) {
      expect(openings).toEqual(['actor']);
      expect(Object.keys(JSON.parse(body).facts)).toEqual(['answersHash', 'formId', 'organisationId']);
    }
    // Two organisations that answer the same have different hashes.
    const hashes = rows.map(({ body }) => JSON.parse(body).facts.answersHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('readiness', () => {
  it('is recorded with the evidence of its moment; "not ready" is a result', async () => {
    await act(
      'readiness.assess',
      { forumId: world.forumId, verdict: 'not-ready', reason: 'Kepercayaan perlu dipulihkan dulu' },
      world.facilitator,
    );
    const [first] = (await show(world.organisations[1].delegate)).readiness;
    expect(first).toMatchObject({ verdict: 'not-ready', reason: 'Kepercayaan perlu dipulihkan dulu' });
    expect(first?.evidence.charter).toEqual({ version: 1, accepted: 4, parties: 10 });
    expect(first?.evidence.prompts.map((prompt) => prompt.proposition)).toContain(8);
    await act(
      'readiness.assess',
      { forumId: world.forumId, verdict: 'ready', reason: 'Sudah' },
      world.facilitator,
    );
    const both = (await show(world.facilitator)).readiness;
    expect(both.map((one) => one.verdict)).toEqual(['ready', 'not-ready']);
    expect(both[1]).toEqual(first);
    const page = await test.query('forum.show', { forumId: world.forumId }, as(world.observer));
    expect(page.ok && page.output.readiness?.verdict).toBe('ready');
  });
});
