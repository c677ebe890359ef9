import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookup } from '#app/domain/session/index.ts';
import { writeLetter } from '#server/mail/letters.ts';
import { refusal } from '#tests/server/forum/support.ts';
import { director, type Scene, setScene } from '#tests/server/permissions/scene.ts';
import { asAdmin } from '#tests/server/session/play.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import type { WorldPerson } from '#tests/server/support/world.ts';

let test: TestKernel;
let scene: Scene;

beforeAll(async () => {
  test = await testKernel();
  scene = await setScene(test);
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

it('waits for the mandated person of the organisation, who finds it at home and by the session’s link', async () => {
  const { sessionId, roundId, world } = scene;
  const [, , c] = world.organisations;
  const act = director(test);
  const about = { sessionId, roundId, organisationId: c.id };
  const round = async () => (await test.kernel.room(sessionId))!.state.rounds[roundId]!;
  const pendingOf = async (who = c.delegate) => {
    const answer = await test.query('position.pending', {}, as(who));
    return answer.ok ? answer.output.pending.map((one) => one.organisation.id) : answer.refusal.code;
  };
  await act(
    'position.record',
    { ...about, level: 7, reason: 'Disampaikan lewat telepon' },
    world.facilitator,
  );
  expect(lookup((await round()).positions, c.id)).toBeUndefined();
  expect(await pendingOf()).toEqual([c.id]);
  expect(await pendingOf(world.organisations[0].delegate)).toEqual([]);
  const seen = await test.query('session.room', { sessionId }, as(world.observer));
  expect(JSON.stringify(seen)).not.toContain('Disampaikan lewat telepon');
  // A mandate to speak does not make a position.
  const low = await test.execute('position.confirm', about, as(world.speaker));
  expect(refusal(low)?.code).toBe('mandate_too_low');
  const other = await test.execute('position.confirm', about, as(world.organisations[0].delegate));
  expect(refusal(other)?.code).toBe('forbidden');
  await act('position.confirm', { ...about, textHash: scene.proposalHash }, c.delegate);
  expect(lookup((await round()).positions, c.id)).toMatchObject({
    level: 7,
    reason: 'Disampaikan lewat telepon',
    personId: c.delegate.personId,
  });
  expect(await pendingOf()).toEqual([]);
});

it('is told at once to those who decide for the organisation, with a letter, and claimed no longer than it waits', async () => {
  const { sessionId, roundId, world } = scene;
  const [, , , d] = world.organisations;
  const act = director(test);
  const about = { sessionId, roundId, organisationId: d.id };
  const record = (level: 1 | 7) =>
    act(
      'position.record',
      { ...about, level, reason: 'Lewat telepon', suggestion: 'Tunda' },
      world.facilitator,
    );
  const told = async (who: WorldPerson, unread = true) => {
    const answer = await test.query('notice.list', { unread }, as(who));
    return answer.ok ? answer.output.notices.filter(({ kind }) => kind === 'noted') : [];
  };
  const letters = async () => {
    const { rows } = await asAdmin(test, (client) =>
      client.query<{ payload: { template: string; personId: string } }>(
        `select payload from outbox where topic = 'mail' and payload->>'template' = 'noted' order by id`,
      ),
    );
    return rows.map((row) => row.payload);
  };
  // Confirmed in the test before: nobody is told of that any more.
  expect(await told(world.organisations[2].delegate)).toEqual([]);
  expect(await letters()).toEqual([]);
  await record(7);
  for (const who of [d.delegate, d.leader]) expect(await told(who)).toHaveLength(1);
  // A mandate that ran out, another organisation, whoever noted it.
  for (const who of [world.expired, world.organisations[2].delegate, world.facilitator])
    expect(await told(who)).toEqual([]);
  const written = await letters();
  expect(written.map(({ personId }) => personId).sort()).toEqual(
    [d.delegate.personId, d.leader.personId].sort(),
  );
  const letter = writeLetter(written[0], {
    secret: 'x'.repeat(32),
    from: 'a@b.example',
    now: new Date(),
    baseUrl: 'https://m.example',
  });
  expect(letter?.text).toContain('Peran facilitator (fasilitator) mencatatkan sikap Lembaga DD');
  expect(letter?.text).toContain('Keberatan');
  expect(letter?.text).toContain(`https://m.example/sesi/${sessionId}?untuk=${d.id}`);
  expect(letter?.text).not.toContain('Lewat telepon');
  const [first] = await told(d.leader);
  const target = await act('notice.open', { noticeId: first!.id }, d.leader);
  expect(target).toMatchObject({ kind: 'noted', sessionId, organisationId: d.id });
  // Noted anew: one claim, not two. Rejected, confirmed, answered, over: none.
  await record(1);
  expect(await told(d.delegate)).toHaveLength(1);
  expect(await letters()).toHaveLength(2);
  await act('position.reject', about, d.delegate);
  expect(await told(d.delegate)).toEqual([]);
  expect(await letters()).toEqual([]);
  // What was read stays, and says only what happened.
  expect(await told(d.leader, false)).toHaveLength(1);
  await record(7);
  await act('position.give', { ...about, level: 1, textHash: scene.proposalHash }, d.delegate);
  expect(await told(d.leader)).toEqual([]);
  await asAdmin(test, (client) => client.query(`update network set demo = true`));
  const [, b] = world.organisations;
  await act('position.record', { ...about, organisationId: b.id, level: 1 }, world.facilitator);
  expect(await told(b.delegate)).toHaveLength(1);
  expect(await letters()).toEqual([]);
  await act('round.cancel', { sessionId, roundId, note: 'Jaringan putus' }, world.facilitator);
  expect(await told(b.delegate)).toEqual([]);
});
