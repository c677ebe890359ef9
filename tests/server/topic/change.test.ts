import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { body, refusal } from '#tests/server/forum/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
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

const one = async (contributionId: string, who: WorldPerson) =>
  output(await test.query('contribution.show', { contributionId }, as(who)));
const textOf = (shown: { body: { content?: unknown } }) => JSON.stringify(shown.body.content);

async function openings(text: string): Promise<number> {
  const { rows } = await test.db.execute<{ n: number }>(
    sql`select count(*)::int as n from ledger_opening where value::text like ${`%${text}%`}`,
  );
  return rows[0]?.n ?? 0;
}

it('an author changes their words and the earlier ones stay readable; nobody else may', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open();
  const contributionId = await acts.write(topicId, partner, { body: body('Tiga hari.') });
  const revise = (who: WorldPerson, text: string) =>
    test.execute('contribution.revise', { contributionId, body: body(text) }, as(who));
  output(await revise(partner.delegate, 'Dua hari.'));
  expect(refusal(await revise(partner.delegate, 'Dua hari.'))?.code).toBe('already_done');
  expect(refusal(await revise(world.colleague, 'Sehari.'))?.code).toBe('forbidden');
  expect(refusal(await revise(world.facilitator, 'Sehari.'))?.code).toBe('forbidden');
  const shown = await one(contributionId, government.delegate);
  expect(textOf(shown.contribution)).toContain('Dua hari.');
  expect(shown.contribution.editedAt).not.toBeNull();
  expect(shown.versions.map(textOf)).toEqual([expect.stringContaining('Tiga hari.')]);
});

it('erased words are gone everywhere, the thread and the proof stay', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open();
  const contributionId = await acts.write(topicId, partner, {
    body: body('Rahasia satu.'),
    attachments: [{ kind: 'link', label: 'Rahasia dua', url: 'https://example.org/rahasia' }],
  });
  output(
    await test.execute(
      'contribution.revise',
      { contributionId, body: body('Rahasia tiga.') },
      as(partner.delegate),
    ),
  );
  const reply = await acts.write(topicId, government, { parentId: contributionId });
  expect(await openings('Rahasia')).toBeGreaterThan(0);
  const { rows: before } = await test.db.execute<{ n: number }>(
    sql`select count(*)::int as n from ledger_entry`,
  );
  output(await test.execute('contribution.erase', { contributionId }, as(partner.delegate)));
  expect(await openings('Rahasia')).toBe(0);
  const { rows: after } = await test.db.execute<{ n: number }>(
    sql`select count(*)::int as n from ledger_entry`,
  );
  expect(after[0]!.n).toBe(before[0]!.n + 1);
  const shown = await one(contributionId, world.facilitator);
  expect(shown).toMatchObject({
    versions: [],
    marking: null,
    contribution: { gone: { by: 'author' }, attachments: [], body: { content: [] } },
  });
  const { threads, inputs } = await acts.show(topicId);
  expect(threads[0]?.replies.map(({ id }) => id)).toEqual([reply]);
  expect(inputs['non-government'].open).toBe(0);
  const mine = output(await test.query('contribution.mine', {}, as(partner.delegate)));
  expect(mine.contributions.map(({ id }) => id)).not.toContain(contributionId);
});

it('what a facilitator hides is replaced by the reason, except for its author and the facilitator', async () => {
  const [government, , partner] = world.organisations;
  const topicId = await acts.open();
  const contributionId = await acts.write(topicId, partner, { body: body('Menyebut nama orang.') });
  const hide = (hidden: boolean, reason?: string) =>
    test.execute(
      'contribution.hide',
      { contributionId, hidden, ...(reason ? { reason } : {}) },
      as(world.facilitator),
    );
  expect(refusal(await hide(true))?.code).toBe('reason_required');
  output(await hide(true, 'Menyebut penerima layanan.'));
  const other = await one(contributionId, government.delegate);
  expect(other.contribution).toMatchObject({
    gone: { by: 'facilitator', reason: 'Menyebut penerima layanan.' },
    body: { content: [] },
  });
  for (const who of [partner.delegate, world.facilitator])
    expect(textOf((await one(contributionId, who)).contribution)).toContain('Menyebut nama orang.');
  // Hidden words wait for nobody's answer.
  expect((await acts.show(topicId)).inputs['non-government'].open).toBe(0);
  // The list gives the words to nobody else either.
  expect(JSON.stringify((await acts.show(topicId)).threads)).not.toContain('Menyebut nama orang.');
  output(await hide(false));
  expect((await acts.show(topicId)).inputs['non-government'].open).toBe(1);
  expect(textOf((await one(contributionId, government.delegate)).contribution)).toContain('nama orang');
});
