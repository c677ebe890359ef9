import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proceedings } from '#server/handlers/forum/counted.ts';
import { attendedIds } from '#server/handlers/minutes/head.ts';
import { attendanceOf } from '#server/handlers/record/facts.ts';
import type { SessionLetter } from '#server/mail/session-letters.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { asAdmin, type Play, schedule } from './play.ts';

let t: TestKernel;
let world: World;
let play: Play;
let sessionId: string;

beforeEach(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
  play = await schedule(t, world);
  ({ sessionId } = play);
  await asAdmin(t, (client) => client.query('delete from outbox'));
});
afterEach(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const facilitator = () => as(world.facilitator);
const later = {
  startsAt: '2027-03-02T09:00:00+07:00',
  endsAt: '2027-03-02T12:00:00+07:00',
  place: 'Aula lain',
};
const move = (given: Partial<typeof later> & { note?: string } = {}) =>
  t.execute('session.reschedule', { sessionId, ...later, ...given }, facilitator());

async function show() {
  const answer = await t.query('session.show', { sessionId }, facilitator());
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
}
async function letters(): Promise<SessionLetter[]> {
  const { rows } = await t.db.execute<{ payload: SessionLetter }>(sql`select payload from outbox`);
  return rows.map((row) => row.payload);
}

describe('moving a session', () => {
  it('counts a sector for the forum only where it came to the new date', async () => {
    const [first, , third] = world.organisations;
    const here = (organisationId: string) => ({ organisationId, mode: 'in-room', role: 'delegate' }) as const;
    for (const each of [first, third]) await play.act(each.delegate, 'attendance.mark', here(each.id));
    expect(await move()).toMatchObject({ ok: true });
    await play.act(first.delegate, 'attendance.mark', here(first.id));
    expect(await play.act(world.facilitator, 'session.open', {})).toBe('ok');
    const { networkId, forumId } = world;
    const about = { networkId, forumId, partyIds: world.organisations.map(({ id }) => id) };
    const both = async () => (await proceedings(t.db, about, new Date())).sessionsWithBothSectors;
    expect(await both()).toBe(0);
    await play.act(third.delegate, 'attendance.mark', here(third.id));
    expect(await both()).toBe(1);
  });

  it('takes nobody along who came to the old date: no paper counts them', async () => {
    const [first, second] = world.organisations;
    const mark = ({ id: organisationId, delegate }: typeof first) =>
      t.execute(
        'attendance.mark',
        { sessionId, organisationId, mode: 'in-room', role: 'delegate' },
        as(delegate),
      );
    for (const each of [first, second]) expect(await mark(each)).toMatchObject({ ok: true });
    expect(await move()).toMatchObject({ ok: true });
    expect(await mark(first)).toMatchObject({ ok: true });
    const { networkId } = world;
    expect([...(await attendanceOf(t.db, networkId, sessionId)).keys()]).toEqual([first.id]);
    const room = await t.kernel.room(sessionId);
    expect(attendedIds(room!.state)).toEqual([first.id]);
    expect(room!.state.presentBySector).toEqual({ government: 1, 'non-government': 0 });
  });

  it('renews the invitation, tells everybody, and asks anew who comes', async () => {
    const { id: organisationId, delegate } = world.organisations[0];
    await t.execute('session.register', { sessionId, organisationId, answer: 'in-room' }, as(delegate));
    await t.execute(
      'attendance.mark',
      { sessionId, organisationId, mode: 'in-room', role: 'delegate' },
      as(delegate),
    );
    expect(await move({ note: 'Aula dipakai' })).toMatchObject({ ok: true });
    const { session, registrations, parties } = await show();
    expect(session).toMatchObject({
      startsAt: '2027-03-02T02:00:00.000Z',
      place: 'Aula lain',
      sequence: 1,
      status: 'scheduled',
    });
    expect(registrations).toEqual([]);
    expect(parties.every((party) => !party.present)).toBe(true);
    expect((await play.state()).statusNote).toBe('Aula dipakai');
    const told = await letters();
    expect(told.length).toBeGreaterThan(8);
    expect(told[0]).toMatchObject({ occasion: 'changed', sequence: 1, note: 'Aula dipakai' });
  });

  it('keeps the answers when only the place changes', async () => {
    const { id: organisationId, delegate } = world.organisations[0];
    await t.execute('session.register', { sessionId, organisationId, answer: 'online' }, as(delegate));
    const { startsAt, endsAt } = (await show()).session;
    await move({ startsAt, endsAt });
    expect((await show()).registrations).toHaveLength(1);
  });

  it('gives a postponed session its new date; it can be postponed twice in all', async () => {
    const postpone = () => t.execute('session.postpone', { sessionId }, facilitator());
    for (const times of [1, 2]) {
      await t.execute('session.open', { sessionId }, facilitator());
      expect(await postpone()).toMatchObject({ ok: true });
      expect((await show()).session.status).toBe('postponed');
      expect(await move()).toMatchObject({ ok: true });
      // A postponement is a change of the invitation, too: each is newer than the one before.
      expect((await show()).session).toMatchObject({ status: 'scheduled', sequence: times * 2 });
    }
    await t.execute('session.open', { sessionId }, facilitator());
    expect(await postpone()).toMatchObject({ refusal: { code: 'postponed_twice' } });
  });

  it('is refused backwards in time, and once the session is open', async () => {
    expect(await move({ endsAt: later.startsAt })).toMatchObject({
      refusal: { fields: { endsAt: 'field_out_of_range' } },
    });
    await t.execute('session.open', { sessionId }, facilitator());
    expect(await move()).toMatchObject({ refusal: { code: 'session_already_open' } });
    expect(await t.execute('session.cancel', { sessionId, note: 'Alasan' }, facilitator())).toMatchObject({
      refusal: { code: 'session_already_open' },
    });
  });
});

describe('cancelling a session', () => {
  it('says why, tells everybody, and ends it for good', async () => {
    const note = 'Digabung dengan sesi berikut';
    expect(await t.execute('session.cancel', { sessionId, note }, facilitator())).toMatchObject({ ok: true });
    expect((await show()).session).toMatchObject({ status: 'cancelled', sequence: 1 });
    expect((await letters())[0]).toMatchObject({ occasion: 'cancelled', note });
    const { id: organisationId, delegate } = world.organisations[0];
    const late = { sessionId, organisationId, answer: 'online' as const };
    expect(await t.execute('session.register', late, as(delegate))).toMatchObject({
      refusal: { code: 'session_cancelled' },
    });
    for (const again of [await t.execute('session.open', { sessionId }, facilitator()), await move()])
      expect(again).toMatchObject({ refusal: { code: 'session_cancelled' } });
  });
});

describe('changing the agenda', () => {
  it('adds, moves, changes and leaves out what was not started', async () => {
    const { items, itemIds } = await play.state();
    const first = items[itemIds[0]!]!;
    const { title, mode, text } = first;
    const agenda = [
      { title: 'Pembukaan', mode: 'consultative' as const, minutes: 5 },
      { itemId: first.itemId, title, mode, minutes: 55, text: text! },
    ];
    expect(await t.execute('agenda.revise', { sessionId, agenda }, facilitator())).toMatchObject({
      ok: true,
    });
    const after = await play.state();
    expect(after.itemIds.map((id) => after.items[id]?.title)).toEqual(['Pembukaan', title]);
    expect(after.itemIds[1]).toBe(first.itemId);
    expect(after.items[first.itemId]).toMatchObject({ minutes: 55, text });
  });

  it('keeps what was started, and takes only real texts of this forum', async () => {
    const { itemIds, items } = await play.state();
    const item = items[itemIds[0]!]!;
    await t.execute('session.open', { sessionId }, facilitator());
    await t.execute('agenda.start', { sessionId, itemId: item.itemId }, facilitator());
    const other = { title: 'Lain', mode: 'consultative' as const, minutes: 5 };
    expect(await t.execute('agenda.revise', { sessionId, agenda: [other] }, facilitator())).toMatchObject({
      refusal: { code: 'agenda_item_started' },
    });
    const kept = { itemId: item.itemId, title: item.title, mode: item.mode, minutes: 10, text: item.text! };
    const forged = { ...other, text: { ...item.text!, hash: 'f'.repeat(64) } };
    expect(
      await t.execute('agenda.revise', { sessionId, agenda: [kept, forged] }, facilitator()),
    ).toMatchObject({ refusal: { fields: { 'agenda.1.text': 'not_found' } } });
    expect(
      await t.execute('agenda.revise', { sessionId, agenda: [kept, other] }, facilitator()),
    ).toMatchObject({ ok: true });
  });
});
