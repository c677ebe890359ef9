import { afterAll, beforeAll, expect, it } from 'vitest';
import { convene, type Play } from '../session/play.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';

let t: TestKernel;
let world: World;
let play: Play;

beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
  play = await convene(t, world);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const mark = (at: 0 | 1 | 2 | 3, activityId: string, value: number) =>
  play.act(world.organisations[at].delegate, 'activity.mark', {
    activityId,
    organisationId: world.organisations[at].id,
    value,
  });
const openActivity = async (question: string, more: { kind: 'temperature' | 'questions' }) => {
  const { currentItemId } = await play.state();
  const opened = await play.act(world.facilitator, 'activity.open', {
    itemId: currentItemId!,
    question,
    anonymity: 'anonymous',
    ...more,
  });
  expect(opened).toBe('ok');
  return (await play.state()).openActivityId!;
};
const close = (activityId: string) => play.act(world.facilitator, 'activity.close', { activityId });

it('what activities came to stands in notula and berita acara, and names nobody who was promised silence', async () => {
  const { itemIds } = await play.state();
  await play.act(world.facilitator, 'agenda.start', { itemId: itemIds[0]! });
  const crowd = await openActivity('Seberapa siap?', { kind: 'temperature' });
  for (const at of [0, 1, 2, 3] as const) expect(await mark(at, crowd, at === 3 ? 2 : 4)).toBe('ok');
  await close(crowd);
  const few = await openActivity('Siapa ragu?', { kind: 'temperature' });
  expect(await mark(2, few, 1)).toBe('ok');
  await close(few);
  const asked = await openActivity('Apa yang belum jelas?', { kind: 'questions' });
  const { id, delegate } = world.organisations[1];
  expect(
    await play.act(delegate, 'activity.write', {
      activityId: asked,
      organisationId: id,
      text: 'Kapan anggaran turun?',
    }),
  ).toBe('ok');
  await close(asked);

  await t.execute('minutes.begin', { sessionId: play.sessionId }, as(world.noteTaker));
  const draft = await t.query('minutes.draft', { sessionId: play.sessionId }, as(world.noteTaker));
  const offered = draft.ok ? draft.output.inserts.filter(({ kind }) => kind === 'activity') : [];
  expect(offered.map(({ ref }) => ref)).toEqual([crowd, few, asked]);
  const put = await t.execute(
    'minutes.insert',
    { sessionId: play.sessionId, kind: 'activity', ref: crowd },
    as(world.noteTaker),
  );
  expect(put.ok).toBe(true);

  await play.act(world.facilitator, 'session.close', {});
  const issued = await t.execute(
    'record.issue',
    { sessionId: play.sessionId, number: '400/12/2026' },
    as(world.facilitator),
  );
  if (!issued.ok) throw new Error(issued.refusal.code);
  const shown = await t.query('record.show', { recordId: issued.output.recordId }, as(world.facilitator));
  if (!shown.ok) throw new Error(shown.refusal.code);
  const { activities = [] } = shown.output.content.agenda[0]!;
  expect(activities[0]).toMatchObject({
    title: 'Cek suhu: Seberapa siap?',
    lines: expect.arrayContaining(['4, Mendukung: 3', '2, Masih ragu: 1']),
  });
  // One organisation alone answered: a figure would name it.
  expect(activities[1]!.lines).toContain('1, Jauh dari mendukung: tidak disebut, karena akan menyebut siapa');
  expect(activities[2]!.lines[0]).toBe('“Kapan anggaran turun?”, ditanyakan juga oleh 0 lembaga');
  const names = world.organisations.map(({ id }) => id);
  for (const one of names) expect(JSON.stringify(activities)).not.toContain(one);
});
