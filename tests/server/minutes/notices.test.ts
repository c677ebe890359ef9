import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindOfMinutes } from '#server/jobs/reminders.ts';
import { writeLetter } from '#server/mail/letters.ts';
import { Copy, output } from '../draft/support.ts';
import { type RecordWorld, recordWorld } from '../record/closed-session.ts';
import { asAdmin } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import type { WorldPerson } from '../support/world.ts';

let t: RecordWorld;
let sessionId: string;
beforeEach(async () => {
  t = await recordWorld();
  sessionId = (await t.closedSession()).sessionId;
  output(await t.execute('minutes.begin', { sessionId }, as(t.world.noteTaker)));
});
afterEach(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

async function offer(line: string): Promise<void> {
  const copy = new Copy(t, t.world.noteTaker, { sessionId });
  await copy.read();
  copy.write(line);
  await copy.save();
  const { base } = output(await t.query('minutes.draft', { sessionId }, as(t.world.noteTaker)));
  const input = { sessionId, onVersion: base.version, confirmBy: '2099-01-01' };
  output(await t.execute('minutes.offer', input, as(t.world.noteTaker)));
}
const told = async (who: WorldPerson) => {
  const { notices } = output(await t.query('notice.list', { unread: true }, as(who)));
  return notices.filter(({ session }) => session?.id === sessionId).map(({ kind }) => kind);
};
const letters = async () => {
  const { rows } = await asAdmin(t, (client) =>
    client.query<{ payload: { template: string; to: string; personId: string } }>(
      `delete from outbox where topic = 'mail' returning payload`,
    ),
  );
  return rows.map((row) => row.payload).filter(({ template }) => template === 'minutes');
};
/** As if it were the last day: offered long ago, and the time for answers ends within hours. */
const lastDay = (hours = 20) =>
  asAdmin(t, async (client) => {
    await client.query(`update minutes_version set created_at = now() - interval '5 days'`);
    await client.query(`update minutes set confirm_by = now() + make_interval(hours => $1)`, [hours]);
  });
const confirm = async (at: 0 | 1 | 2 | 3) => {
  const { id, delegate } = t.world.organisations[at];
  const input = { sessionId, organisationId: id, version: 1 };
  output(await t.execute('minutes.confirm', input, as(delegate)));
};

describe('offered minutes', () => {
  it('say whom their text names, for marking', async () => {
    const { rows } = await asAdmin(t, (client) =>
      client.query<{ code: string }>('select code from organisation where id = $1', [
        t.world.organisations[0].id,
      ]),
    );
    const code = rows[0]?.code ?? '';
    const named = async () =>
      output(await t.query('minutes.show', { sessionId }, as(t.world.observer))).named;
    expect(await named()).toEqual({ codes: [], people: [] });
    await offer(`@${code} menyiapkan data.`);
    expect(await named()).toEqual({ codes: [code.toUpperCase()], people: [] });
  });

  it('are told to the delegates of who attended, and lead to their page', async () => {
    await offer('Sesi dibuka.');
    const [first] = t.world.organisations;
    expect(await told(first.delegate)).toEqual(['minutes']);
    expect(await told(t.world.noteTaker)).toEqual([]);
    expect(await told(t.world.observer)).toEqual([]);
    const { notices } = output(await t.query('notice.list', {}, as(first.delegate)));
    const noticeId = notices[0]?.id ?? '';
    expect(output(await t.execute('notice.open', { noticeId }, as(first.delegate))).sessionId).toBe(
      sessionId,
    );
  });

  it('tell whom they name, once: a later version only whom it names anew', async () => {
    const [first, second] = t.world.organisations;
    await offer('Disampaikan @AA.');
    expect((await told(first.delegate)).sort()).toEqual(['mentioned', 'minutes']);
    expect(await told(second.delegate)).toEqual(['minutes']);
    await offer('Ditambahkan @BB.');
    // The newest version takes the place of what nobody has read of the one before.
    expect((await told(first.delegate)).sort()).toEqual(['mentioned', 'minutes']);
    expect((await told(second.delegate)).sort()).toEqual(['mentioned', 'minutes']);
  });
});

it('minutes wait on the pages of who has to answer them, until they have, and corrections on the writers’', async () => {
  const [first, second] = t.world.organisations;
  const waits = async (who: WorldPerson) => {
    const { awaited } = output(await t.query('minutes.awaited', {}, as(who)));
    return awaited.map(({ organisations, corrections }) => [organisations.map(({ id }) => id), corrections]);
  };
  expect(await waits(first.delegate)).toEqual([]);
  await offer('Sesi dibuka.');
  expect(await waits(first.delegate)).toEqual([[[first.id], 0]]);
  expect(await waits(t.world.observer)).toEqual([]);
  expect(await waits(t.world.noteTaker)).toEqual([]);
  await confirm(0);
  expect(await waits(first.delegate)).toEqual([]);
  const input = { sessionId, organisationId: second.id, version: 1, text: 'Bukan begitu.' };
  output(await t.execute('minutes.correct', input, as(second.delegate)));
  expect(await waits(second.delegate)).toEqual([]);
  expect(await waits(t.world.noteTaker)).toEqual([[[], 1]]);
  await asAdmin(t, (client) => client.query(`update minutes set confirm_by = now() - interval '1 day'`));
  expect(await waits(t.world.organisations[3].delegate)).toEqual([]);
  expect(await waits(t.world.noteTaker)).toEqual([[[], 1]]);
  await asAdmin(t, (client) => client.query(`update minutes set locked_at = now()`));
  expect(await waits(t.world.noteTaker)).toEqual([]);
});

describe('the reminder to answer minutes', () => {
  it('goes to who attended and is silent, in the last day, once for each version', async () => {
    await offer('Sesi dibuka.');
    expect(await remindOfMinutes(t.kernel)).toBe(0);
    await confirm(0);
    await lastDay();
    await letters();
    const count = await remindOfMinutes(t.kernel);
    expect(count).toBeGreaterThan(0);
    // Who has answered is not asked any more.
    expect(await told(t.world.organisations[0].delegate)).toEqual([]);
    expect((await told(t.world.organisations[1].delegate)).sort()).toEqual(['minutes', 'minutes-due']);
    const sent = await letters();
    expect(sent.length).toBe(count);
    // By it the letter is erased with the person.
    expect(sent.map(({ personId }) => personId)).toContain(t.world.organisations[1].delegate.personId);
    const how = { secret: 'rahasia', from: 'Mufakat <m@uji.example>', baseUrl: 'https://mufakat.example' };
    const letter = writeLetter(sent[0], { ...how, now: new Date() });
    expect(letter?.text).toContain(`https://mufakat.example/sesi/${sessionId}/notula`);
    expect(letter?.text).not.toContain('Sesi dibuka');
    expect(writeLetter(sent[0], { ...how, now: new Date('2100-01-01') })).toBeNull();
    expect(await remindOfMinutes(t.kernel)).toBe(0);
    expect(await letters()).toEqual([]);
  });

  it('is sent by one of two nodes only, and never for what is locked or was offered for less than a day', async () => {
    await offer('Sesi dibuka.');
    await asAdmin(t, (client) => client.query(`update minutes set confirm_by = now() + interval '20 hours'`));
    expect(await remindOfMinutes(t.kernel)).toBe(0);
    await lastDay();
    await asAdmin(t, (client) => client.query('update minutes set locked_at = now()'));
    expect(await remindOfMinutes(t.kernel)).toBe(0);
    await asAdmin(t, (client) => client.query('update minutes set locked_at = null'));
    const both = await Promise.all([remindOfMinutes(t.kernel), remindOfMinutes(t.kernel)]);
    expect(Math.min(...both)).toBe(0);
    expect((await told(t.world.organisations[1].delegate)).sort()).toEqual(['minutes', 'minutes-due']);
  });
});
