import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput, QueryOutput } from '#app/contract/registry.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';
import { asAdmin, schedule } from './play.ts';

let t: TestKernel;
let world: World;
let sessionId: string;
beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
  ({ sessionId } = await schedule(t, world));
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

type Answer = Omit<CommandInput<'session.register'>, 'sessionId'>;
const register = (answer: Answer, who: WorldPerson) =>
  t.execute('session.register', { sessionId, ...answer }, as(who));

async function show(who: WorldPerson): Promise<QueryOutput<'session.show'>> {
  const answer = await t.query('session.show', { sessionId }, as(who));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
}
const answerOf = async (organisationId: string, who: WorldPerson) =>
  (await show(who)).registrations.find((one) => one.organisationId === organisationId);

describe('answering an invitation', () => {
  it('is done by a delegate, who need not write their own name, and prefills check-in', async () => {
    const [a] = world.organisations;
    expect(await register({ organisationId: a.id, answer: 'online' }, a.delegate)).toMatchObject({
      ok: true,
    });
    expect(await answerOf(a.id, a.delegate)).toMatchObject({
      answer: 'online',
      name: 'Peran delegate0',
      office: 'Delegasi',
      byFacilitator: false,
    });
    expect((await show(a.delegate)).mine[0]?.expected).toEqual({ mode: 'online', role: 'delegate' });
  });

  it('names the alternate, and can be changed', async () => {
    const [, b] = world.organisations;
    expect(await register({ organisationId: b.id, answer: 'represented' }, b.delegate)).toMatchObject({
      refusal: { code: 'invalid_input', fields: { name: 'field_required' } },
    });
    const alternate = { name: 'Pengganti', office: 'Kepala Bidang' };
    await register({ organisationId: b.id, answer: 'represented', ...alternate }, b.delegate);
    expect(await answerOf(b.id, b.delegate)).toMatchObject({ answer: 'represented', ...alternate });
    expect((await show(b.delegate)).mine[0]?.expected).toEqual({ mode: 'in-room', role: 'alternate' });
    await register({ organisationId: b.id, answer: 'absent', name: 'Siapa pun' }, b.delegate);
    expect(await answerOf(b.id, b.delegate)).toMatchObject({ answer: 'absent', name: null });
    expect((await show(b.delegate)).mine[0]?.expected).toBeNull();
  });

  it('is taken down by the facilitator, and by nobody for an organisation that is not theirs', async () => {
    const [a, , c, d] = world.organisations;
    const called = { organisationId: d.id, answer: 'in-room' as const, name: 'Ketua' };
    expect(await register(called, a.delegate)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await register(called, world.expired)).toMatchObject({ refusal: { code: 'mandate_expired' } });
    expect(await register(called, world.facilitator)).toMatchObject({ ok: true });
    expect(await answerOf(d.id, world.facilitator)).toMatchObject({ name: 'Ketua', byFacilitator: true });
    // Others learn that somebody comes, not who.
    expect(await answerOf(d.id, c.delegate)).toMatchObject({ answer: 'in-room', name: null });
    const outside = { organisationId: world.outsideOrganisationId, answer: 'in-room' as const };
    expect(await register(outside, world.facilitator)).toMatchObject({ refusal: { code: 'not_a_party' } });
  });

  it('lets the facilitator check in who said to come, as they said; only until they are there', async () => {
    const [a] = world.organisations;
    await register({ organisationId: a.id, answer: 'represented', name: 'Wakil A' }, a.delegate);
    const awaited = async (who: WorldPerson) => {
      const room = await t.query('session.room', { sessionId }, as(who));
      return room.ok ? room.output.awaited.filter(({ organisationId }) => organisationId === a.id) : null;
    };
    const said = { organisationId: a.id, mode: 'in-room', role: 'alternate', who: 'Wakil A' } as const;
    expect(await awaited(world.facilitator)).toEqual([said]);
    expect(await awaited(a.delegate)).toEqual([]);
    const { who: _, ...input } = said;
    const marked = await t.execute('attendance.mark', { sessionId, ...input }, as(world.facilitator));
    expect(marked.ok).toBe(true);
    expect(await awaited(world.facilitator)).toEqual([]);
    await t.execute('attendance.leave', { sessionId, organisationId: a.id }, as(world.facilitator));
    await register({ organisationId: a.id, answer: 'online' }, a.delegate);
  });

  it('forgets who was named by a person whose data is erased', async () => {
    const [, , c] = world.organisations;
    const named = { organisationId: c.id, answer: 'in-room' as const, note: 'Datang lebih awal' };
    await register(named, world.colleague);
    await t.execute('person.erase', { personId: world.colleague.personId }, as(world.administrator));
    expect(await answerOf(c.id, world.facilitator)).toMatchObject({
      answer: 'in-room',
      name: null,
      note: null,
    });
  });

  it('ends when the session is opened', async () => {
    const [a] = world.organisations;
    await t.execute('session.open', { sessionId }, as(world.facilitator));
    expect(await register({ organisationId: a.id, answer: 'absent' }, a.delegate)).toMatchObject({
      refusal: { code: 'session_already_open' },
    });
    await t.execute('session.close', { sessionId }, as(world.facilitator));
    expect(await register({ organisationId: a.id, answer: 'absent' }, a.delegate)).toMatchObject({
      refusal: { code: 'session_closed' },
    });
    const kept = await asAdmin(t, (client) =>
      client.query('select answer from session_registration where organisation_id = $1', [a.id]),
    );
    expect(kept.rows).toEqual([{ answer: 'online' }]);
  });
});
