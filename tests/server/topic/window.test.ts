import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { afterWorkingDays, daysOff } from '#app/domain/calendar.ts';
import { timingOf } from '#app/domain/topic.ts';
import { dayOf } from '#app/i18n/format.ts';
import { refusal } from '#tests/server/forum/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { output, sessionMissedByLast, topicActs } from './support.ts';

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

it('nothing is said where nothing is asked, and nothing of who was there and in time', () => {
  expect(timingOf(null)).toBeNull();
  expect(timingOf({ open: true, absent: false })).toBeNull();
  expect(timingOf({ open: true, absent: true })).toBe('follow-up');
  expect(timingOf({ open: false, absent: true })).toBe('late');
});

it('after a session its topics ask those who were not there, as long as the charter says', async () => {
  const [government, _second, partner, absent] = world.organisations;
  const topicId = await acts.open();
  const proposalId = await acts.propose(topicId, government);
  const sessionId = await sessionMissedByLast(test, world, proposalId);
  const { window } = await acts.show(topicId);
  expect(window).toMatchObject({ open: true, session: { id: sessionId } });
  // Three working days, weekends and holidays left out.
  const zone = 'Asia/Jakarta';
  const off = new Set(daysOff([]).map(({ day }) => day));
  expect(dayOf(window?.until ?? '', zone)).toBe(afterWorkingDays(dayOf(new Date(), zone), 3, off));
  expect(window?.absent.map(({ id }) => id)).toEqual([absent.id]);
  const told = output(await test.query('notice.list', {}, as(absent.delegate)));
  expect(
    told.notices.filter(({ kind }) => kind === 'window').map(({ kind, topic }) => [kind, topic?.id]),
  ).toEqual([['window', topicId]]);

  await acts.write(topicId, absent);
  await acts.write(topicId, partner);
  await test.kernel.housekeep('test', (tx) =>
    tx.execute(sql`update topic set respond_until = now() - interval '1 minute' where id = ${topicId}`),
  );
  await acts.write(topicId, absent);
  const { threads, window: over } = await acts.show(topicId);
  expect(threads.map(({ timing }) => timing)).toEqual(['follow-up', null, 'late']);
  expect(over?.open).toBe(false);
});

it('a facilitator sets the day, not in the past, and can ask no longer', async () => {
  const topicId = await acts.open();
  const set = (until?: string) =>
    test.execute('topic.set-window', { topicId, ...(until ? { until } : {}) }, as(world.facilitator));
  expect(refusal(await set('2020-01-01'))?.fields).toEqual({ until: 'field_out_of_range' });
  output(await set('2099-12-31'));
  // The day ends in the network's own zone: 23.59.59 in Jakarta.
  expect((await acts.show(topicId)).window?.until).toBe('2099-12-31T16:59:59.000Z');
  output(await set());
  expect((await acts.show(topicId)).window).toBeNull();
});
