import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { body, refusal } from '#tests/server/forum/support.ts';
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

it('a closed topic is opened again by its facilitator alone, with a reason; its history stays', async () => {
  const [, , partner] = world.organisations;
  const topicId = await acts.open();
  await acts.write(topicId, partner);
  const reopen = (who: World['facilitator'], reason = 'Data baru dari BPS') =>
    test.execute('topic.reopen', { topicId, reason }, as(who));
  expect(refusal(await reopen(world.facilitator))?.code).toBe('wrong_state');
  output(await test.execute('topic.close', { topicId, summary: 'Selesai' }, as(world.facilitator)));
  const closed = output(await test.query('topic.show', { topicId }, as(world.observer)));
  expect([closed.topic.turns, closed.may.reopen]).toEqual([[], false]);
  for (const who of [partner.delegate, world.observer])
    expect(refusal(await reopen(who))?.code).toBe('forbidden');

  output(await reopen(world.facilitator));
  const shown = output(await test.query('topic.show', { topicId }, as(world.observer)));
  expect(shown.topic).toMatchObject({ closed: false, closing: null });
  expect(shown.topic.turns.map(({ kind, note }) => [kind, note])).toEqual([
    ['reopened', 'Data baru dari BPS'],
    ['closed', 'Selesai'],
  ]);
  await acts.write(topicId, partner);
  // Twice at once opens it once.
  expect(refusal(await reopen(world.facilitator))?.code).toBe('wrong_state');
});

it('who follows the topic is told, nobody else', async () => {
  const [, , partner, other] = world.organisations;
  const topicId = await acts.open();
  await acts.write(topicId, partner, { body: body('Ikut') });
  output(await test.execute('topic.close', { topicId, summary: 'Selesai' }, as(world.facilitator)));
  output(
    await test.execute('topic.reopen', { topicId, reason: 'Ada yang tertinggal' }, as(world.facilitator)),
  );
  const told = async (who: World['facilitator']) =>
    output(await test.query('notice.list', {}, as(who)))
      .notices.filter((notice) => notice.topic?.id === topicId && notice.kind !== 'opened')
      .map(({ kind }) => kind);
  expect(await told(partner.delegate)).toEqual(['reopened']);
  expect(await told(other.delegate)).toEqual([]);
  expect(await told(world.facilitator)).toEqual([]);
});
