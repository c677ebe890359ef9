import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookup } from '#app/domain/session/index.ts';
import { refusal } from '#tests/server/forum/support.ts';
import { director, type Scene, setScene } from '#tests/server/permissions/scene.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';

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
