import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPromises, PROMISES_TITLE } from '#app/domain/session/index.ts';
import { type Scene, setScene } from '../permissions/scene.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { asAdmin } from './play.ts';

let t: TestKernel;
let scene: Scene;
beforeAll(async () => {
  t = await testKernel();
  scene = await setScene(t);
}, 60_000);
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const facilitator = () => as(scene.world.facilitator);
async function schedule(more: { withoutPromises?: string } = {}): Promise<string> {
  const answer = await t.execute(
    'session.schedule',
    {
      forumId: scene.world.forumId,
      title: 'Sesi berikut',
      place: 'Aula',
      startsAt: '2027-02-01T02:00:00.000Z',
      endsAt: '2027-02-01T04:00:00.000Z',
      agenda: [{ title: 'Butir', mode: 'consultative', minutes: 10 }],
      ...more,
    },
    facilitator(),
  );
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output.sessionId;
}
const stateOf = async (sessionId: string) => (await t.kernel.room(sessionId))!.state;

describe('what was promised last time', () => {
  it('opens the next session by itself, as the register has it at that moment', async () => {
    const sessionId = await schedule();
    const state = await stateOf(sessionId);
    const first = state.items[state.itemIds[0]!]!;
    expect(first).toMatchObject({ title: PROMISES_TITLE, kind: 'promises', mode: 'consultative' });
    expect(state.itemIds).toHaveLength(2);
    const room = await t.query('session.room', { sessionId }, as(scene.world.observer));
    expect(room.ok && room.output.promises).toMatchObject({
      lines: [{ commitmentId: scene.commitmentId, title: 'Komitmen' }],
    });
    const listed = () =>
      t.query('session.promises', { sessionId }, as(scene.world.organisations[0].delegate));
    expect(await listed()).toMatchObject({ output: { counts: { kept: 0, open: 1, attention: 0 } } });
    await t.execute(
      'commitment.withdraw',
      { commitmentId: scene.commitmentId, organisationId: scene.world.organisations[2].id, reason: 'Uji' },
      as(scene.world.organisations[2].leader),
    );
    expect(await listed()).toMatchObject({ output: { lines: [] } });
  });

  it('comes first on a session that was called before anything was promised', async () => {
    await asAdmin(t, (client) => client.query(`update commitment set life = 'draft'`));
    const sessionId = await schedule();
    expect((await stateOf(sessionId)).itemIds).toHaveLength(1);
    await asAdmin(t, (client) => client.query(`update commitment set life = 'active'`));
    expect(await t.execute('session.open', { sessionId }, facilitator())).toMatchObject({ ok: true });
    const state = await stateOf(sessionId);
    expect(state.itemIds).toHaveLength(2);
    expect(state.items[state.itemIds[0]!]).toMatchObject({ kind: 'promises', status: 'waiting' });
  });

  it('does not name what comes of the same session', async () => {
    const own = await t.query('session.promises', { sessionId: scene.closedSessionId }, facilitator());
    expect(own).toMatchObject({ ok: true, output: { lines: [] } });
  });
});

describe('leaving promises out', () => {
  it('takes a reason, which stays on the agenda', async () => {
    const other = await setScene(t, 'Jejaring kedua');
    scene = other;
    const silent = await schedule({ withoutPromises: 'Dibahas pekan depan' });
    const state = await stateOf(silent);
    expect(state.itemIds).toHaveLength(1);
    expect(state.withoutPromises).toBe('Dibahas pekan depan');

    const sessionId = await schedule();
    const before = await stateOf(sessionId);
    const others = before.itemIds
      .map((itemId) => before.items[itemId]!)
      .filter((item) => !isPromises(item))
      .map(({ itemId, title, mode, minutes }) => ({ itemId, title, mode, minutes }));
    const revise = (reason?: string) =>
      t.execute('agenda.revise', { sessionId, agenda: others, ...(reason ? { reason } : {}) }, facilitator());
    expect(await revise()).toMatchObject({ refusal: { code: 'reason_required' } });
    expect(await revise('Waktu tidak cukup')).toMatchObject({ ok: true });
    expect((await stateOf(sessionId)).withoutPromises).toBe('Waktu tidak cukup');
    // Put back, it is what it was.
    const back = [{ title: 'Janji', mode: 'consultative' as const, minutes: 10, kind: 'promises' as const }];
    expect(
      await t.execute('agenda.revise', { sessionId, agenda: [...back, ...others] }, facilitator()),
    ).toMatchObject({ ok: true });
    expect((await stateOf(sessionId)).withoutPromises).toBe('');
  });
});
