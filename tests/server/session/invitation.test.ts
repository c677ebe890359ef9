import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindOfSessions } from '#server/jobs/reminders.ts';
import { writeLetter } from '#server/mail/letters.ts';
import type { SessionLetter } from '#server/mail/session-letters.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { asAdmin } from './play.ts';

let t: TestKernel;
let world: World;
const tools = { baseUrl: 'https://mufakat.example' };

beforeEach(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
});
afterEach(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function schedule(startsIn: number) {
  const answer = await t.execute(
    'session.schedule',
    {
      forumId: world.forumId,
      title: 'Musyawarah uji',
      place: 'Ruang uji',
      startsAt: inHours(startsIn),
      endsAt: inHours(startsIn + 2),
      agenda: [{ title: 'Rahasia yang belum dibahas', mode: 'consultative', minutes: 20 }],
    },
    as(world.facilitator),
  );
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
}

/** Letters that wait, and none of them any longer. */
async function letters(): Promise<SessionLetter[]> {
  const { rows } = await t.db.execute<{ payload: SessionLetter }>(
    sql`select payload from outbox where topic = 'mail' order by payload ->> 'to'`,
  );
  await asAdmin(t, (client) => client.query('delete from outbox'));
  return rows.map((row) => row.payload);
}

describe('an invitation', () => {
  it('goes to everybody who acts for a party or has a role, once, and to nobody else', async () => {
    const { sessionId, shortCode } = await schedule(200);
    const sent = await letters();
    const people = sent.map((letter) => letter.personId);
    expect(new Set(people).size).toBe(people.length);
    expect(people).toEqual(
      expect.arrayContaining([
        world.facilitator.personId,
        world.noteTaker.personId,
        world.observer.personId,
        ...world.organisations.flatMap((one) => [one.delegate.personId, one.leader.personId]),
      ]),
    );
    expect(people).not.toContain(world.outsider.personId);
    expect(people).not.toContain(world.administrator.personId);
    expect(sent[0]).toMatchObject({
      occasion: 'invited',
      sessionId,
      sequence: 0,
      code: shortCode,
    });
  });

  it('reaches who has joined where they sign in, and who has not where an administrator noted', async () => {
    const [a, b] = world.organisations;
    await asAdmin(t, async (client) => {
      const account = `update account set email = 'masuk@uji.example' where id = $1`;
      await client.query(account, [a.delegate.accountId]);
      const joined = `update person set email = 'dicatat@uji.example' where id = $1`;
      await client.query(joined, [a.delegate.personId]);
      const waiting = `update person set account_id = null, email = 'belum@uji.example' where id = $1`;
      await client.query(waiting, [b.delegate.personId]);
      await client.query('update account set suspended_at = now() where id = $1', [a.leader.accountId]);
    });
    await schedule(200);
    const sent = await letters();
    const to = (personId: string) => sent.filter((one) => one.personId === personId).map((one) => one.to);
    expect(to(a.delegate.personId)).toEqual(['masuk@uji.example']);
    expect(to(b.delegate.personId)).toEqual(['belum@uji.example']);
    expect(to(a.leader.personId)).toEqual([]);

    // A new link is sent to where its owner signs in, too.
    const link = { personId: a.delegate.personId };
    expect((await t.execute('invitation.issue', link, as(world.administrator))).ok).toBe(true);
    expect((await letters()).map((one) => one.to)).toEqual(['masuk@uji.example']);
  });

  it('says when and where in both languages with the calendar entry, and nothing of what is deliberated', async () => {
    await schedule(200);
    const [waiting] = await letters();
    const how = { secret: 'x', from: 'Mufakat <mufakat@uji.example>', now: new Date(), ...tools };
    const letter = writeLetter(waiting, how);
    expect(letter?.subject).toBe('Undangan: Musyawarah uji / Invitation');
    expect(letter?.text).toContain('WIB');
    expect(letter?.text).toContain(`https://mufakat.example/g/${waiting?.code}`);
    expect(letter?.text).toContain('Your organisation is invited');
    expect(JSON.stringify(letter)).not.toContain('Rahasia');
    expect(letter?.calendar?.content).toContain(`UID:${waiting?.sessionId}@mufakat`);
    expect(letter?.calendar?.content).toContain('mailto:mufakat@uji.example');
    // Mail that waited until the session was over is not sent.
    expect(writeLetter(waiting, { ...how, now: new Date(inHours(300)) })).toBeNull();
  });

  it('is not sent by a demo network, whose people do not exist', async () => {
    await asAdmin(t, (client) => client.query('update network set demo = true'));
    await schedule(200);
    expect(await letters()).toEqual([]);
  });
});

describe('a session that is postponed', () => {
  const noticesOf = async (who: World['facilitator']) => {
    const answer = await t.query('notice.list', {}, as(who));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.output.notices.filter(({ kind }) => kind.startsWith('session-'));
  };
  const entryOf = (waiting: SessionLetter | undefined) => {
    const how = { secret: 'x', from: 'Mufakat <mufakat@uji.example>', now: new Date(), ...tools };
    return writeLetter(waiting, how)?.calendar;
  };

  it('is told to all who were invited, by letter and notice; so is its new date', async () => {
    const { sessionId } = await schedule(20);
    const invited = (await letters()).map(({ to }) => to);
    const asking = as(world.facilitator);
    const { delegate } = world.organisations[1];
    expect(await t.execute('session.postpone', { sessionId, note: 'Belum kuorum' }, asking)).toMatchObject({
      ok: true,
    });
    const told = await letters();
    expect(told.map(({ to }) => to)).toEqual(invited);
    expect(told[0]).toMatchObject({ occasion: 'postponed', sequence: 1, note: 'Belum kuorum' });
    expect(entryOf(told[0])).toMatchObject({ method: 'CANCEL' });
    expect(entryOf(told[0])?.content).toContain(`UID:${sessionId}@mufakat`);
    // The hour of the date that is off does not silence the letter.
    const late = { secret: 'x', from: 'x@uji.example', now: new Date(inHours(30)), ...tools };
    expect(writeLetter(told[0], late)?.text).toContain('Tanggal barunya belum ditetapkan');
    expect((await noticesOf(delegate)).map(({ kind }) => kind)).toEqual(['session-postponed']);
    // Who did it knows; a session without a date recalls nobody.
    expect(await noticesOf(world.facilitator)).toEqual([]);
    await asAdmin(t, (client) => client.query(`update session set invited_at = now() - interval '5 days'`));
    expect(await remindOfSessions(t.kernel)).toBe(0);

    const startsAt = inHours(300);
    const moved = { sessionId, startsAt, endsAt: inHours(302), place: 'Aula' };
    expect(await t.execute('session.reschedule', moved, asking)).toMatchObject({ ok: true });
    const anew = await letters();
    expect(anew.map(({ to }) => to)).toEqual(invited);
    expect(anew[0]).toMatchObject({ occasion: 'changed', sequence: 2, startsAt });
    expect(entryOf(anew[0])?.method).toBe('PUBLISH');
    expect(entryOf(anew[0])?.content).toMatch(/SEQUENCE:2\r\n/);
    expect(entryOf(anew[0])?.content).toContain(`UID:${sessionId}@mufakat`);
    // One notice leads to what holds now.
    expect(await noticesOf(delegate)).toMatchObject([{ kind: 'session-moved', session: { startsAt } }]);

    expect(await t.execute('session.cancel', { sessionId, note: 'Digabung' }, asking)).toMatchObject({
      ok: true,
    });
    expect((await letters())[0]).toMatchObject({ occasion: 'cancelled', note: 'Digabung' });
    expect((await noticesOf(delegate)).map(({ kind }) => kind)).toEqual(['session-cancelled']);
  });
});

describe('a reminder', () => {
  const invitedLongAgo = () =>
    asAdmin(t, (client) => client.query(`update session set invited_at = now() - interval '5 days'`));

  it('goes out within the last day, once for each person', async () => {
    await schedule(20);
    await invitedLongAgo();
    await letters();
    const first = await remindOfSessions(t.kernel);
    expect(first).toBeGreaterThan(8);
    const sent = await letters();
    expect(sent.every((letter) => letter.occasion === 'reminder')).toBe(true);
    expect(await remindOfSessions(t.kernel)).toBe(0);
    expect(await letters()).toEqual([]);
  });

  it('does not go out earlier, nor right after the invitation, nor for a session that is over', async () => {
    await schedule(20);
    expect(await remindOfSessions(t.kernel)).toBe(0);
    await schedule(30);
    await invitedLongAgo();
    await asAdmin(t, (client) =>
      client.query(`update session set status = 'closed' where starts_at < now() + interval '24 hours'`),
    );
    expect(await remindOfSessions(t.kernel)).toBe(0);
  });

  it('is written by one of two nodes only', async () => {
    await schedule(20);
    await invitedLongAgo();
    await letters();
    const written = await Promise.all([remindOfSessions(t.kernel), remindOfSessions(t.kernel)]);
    expect(await letters()).toHaveLength(written[0] + written[1]);
    expect(Math.min(...written)).toBe(0);
  });
});

describe('notice', () => {
  it('counts working days without days off, and says which lie between', async () => {
    const { sessionId } = await schedule(200);
    await asAdmin(t, (client) =>
      client.query(
        `update session set invited_at = '2026-12-22T03:00Z', starts_at = '2026-12-28T02:00Z', ends_at = '2026-12-28T04:00Z'`,
      ),
    );
    const show = async () => {
      const answer = await t.query('session.show', { sessionId }, as(world.facilitator));
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.output.notice;
    };
    expect(await show()).toMatchObject({
      workingDays: 2,
      rule: 3,
      off: [{ day: '2026-12-24' }, { day: '2026-12-25', estimated: false }],
      leaveUnknown: null,
    });
    const works = { day: '2026-12-24', name: 'Kantor buka', working: true };
    expect(await t.execute('calendar.set-day', works, as(world.facilitator))).toMatchObject({ ok: false });
    expect(await t.execute('calendar.set-day', works, as(world.administrator))).toMatchObject({ ok: true });
    expect((await show()).workingDays).toBe(3);
    await t.execute('calendar.reset-day', { day: works.day }, as(world.administrator));
    expect((await show()).workingDays).toBe(2);
    await asAdmin(t, (client) =>
      client.query(`update session set starts_at = '2027-06-28T02:00Z', ends_at = '2027-06-28T04:00Z'`),
    );
    expect((await show()).leaveUnknown).toBe(2027);
    await asAdmin(t, (client) =>
      client.query(`update session set starts_at = '2026-12-28T02:00Z', ends_at = '2026-12-28T04:00Z'`),
    );
    expect(await t.execute('calendar.reset-day', { day: works.day }, as(world.administrator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });
});
