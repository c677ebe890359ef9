import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { createSessionReader } from '#server/auth/read-session.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { asAdmin, convene, type Play, schedule } from '../session/play.ts';
import { as, asPublic, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';

let t: TestKernel;
let world: World;
let play: Play;

beforeAll(async () => {
  t = await testKernel({ throttle: createThrottle() });
  world = await buildWorld(t.database);
});
beforeEach(async () => {
  play = await convene(t, world);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

/** Comes in from an address of its own, as a browser that holds no cookie yet. */
async function enter(code: string, name = 'Siti Pengamat', address = '10.0.0.1') {
  const { answer, secrets } = await t.kernel.execute(
    'guest.enter',
    { code, name, institution: 'Universitas Uji' },
    { ...asPublic, client: { address, userAgent: null } },
  );
  const cookie = secrets.cookie?.split(';')[0] ?? '';
  return { code: answer.ok ? 'ok' : answer.refusal.code, cookie, given: secrets.cookie ?? '' };
}
const readerOf = () => createSessionReader(t.kernel, { db: t.db, secureCookies: () => false });
const credentialsOf = (cookie: string): Promise<Credentials> => readerOf().fromCookie(cookie);
const roomAs = (credentials: Credentials, sessionId = play.sessionId) =>
  t.query('session.room', { sessionId }, { credentials });
const listed = async (sessionId = play.sessionId) => {
  const room = await roomAs(as(world.facilitator).credentials, sessionId);
  return room.ok ? room.output.guests : [];
};

describe('an observer with a name only', () => {
  it('comes in with the code and sees the room as an observer, and nothing beside it', async () => {
    const roundId = await play.openRound('after-close');
    await play.act(world.organisations[1].delegate, 'position.give', {
      organisationId: world.organisations[1].id,
      roundId,
      level: 7,
      reason: 'Alasan rahasia',
    });
    const { code, cookie, given } = await enter(play.shortCode);
    expect(code).toBe('ok');
    expect(given).toMatch(/HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const room = await roomAs(await credentialsOf(cookie));
    if (!room.ok) throw new Error(room.refusal.code);
    expect(room.output).toMatchObject({
      audience: { kind: 'observer' },
      guest: { name: 'Siti Pengamat' },
      mine: [],
      materials: [],
      written: [],
      guests: [],
      may: { facilitate: false },
    });
    expect(JSON.stringify(room.output)).not.toContain('Alasan rahasia');
    expect(await listed()).toMatchObject([{ name: 'Siti Pengamat', institution: 'Universitas Uji' }]);
  });

  it('keeps of the cookie only its hash, and no name in the ledger', async () => {
    const { cookie } = await enter(play.shortCode, 'Rahayu Pengamat');
    const token = cookie.split('=')[1]!;
    const { rows } = await asAdmin(t, (c) =>
      c.query(
        `select (select string_agg(g::text, ' ') from guest_seat g) as seats,
          (select string_agg(e.body::text, ' ') from ledger_entry e where e.command = 'guest.enter') as entries`,
      ),
    );
    expect(rows[0].seats).not.toContain(token);
    expect(rows[0].entries).toContain(play.sessionId);
    expect(rows[0].entries).not.toContain('Rahayu');
  });

  it('has a seat in this session only', async () => {
    const other = await convene(t, world);
    const { cookie } = await enter(play.shortCode);
    const room = await roomAs(await credentialsOf(cookie), other.sessionId);
    expect(!room.ok && room.refusal.code).toBe('not_found');
  });

  it('is a stranger again once removed, with a reason, and stands in no list', async () => {
    const { cookie } = await enter(play.shortCode);
    const credentials = await credentialsOf(cookie);
    const [seat] = await listed();
    const remove = () =>
      play.act(world.facilitator, 'guest.remove', { guestId: seat!.guestId, reason: 'Mengganggu' });
    expect(await remove()).toBe('ok');
    expect(await remove()).toBe('already_done');
    expect(await listed()).toEqual([]);
    expect(await credentialsOf(cookie)).toEqual({ kind: 'public' });
    const room = await roomAs(credentials);
    expect(!room.ok && room.refusal.code).toBe('sign_in_required');
    const paper = await t.query(
      'document.show',
      { sessionId: play.sessionId, kind: 'attendance-list' },
      as(world.facilitator),
    );
    expect(paper).toMatchObject({ ok: true, output: { observers: [] } });
    // The name is kept until it is erased, so whoever answers for it finds it.
    const kept = await t.query('guest.list', { sessionId: play.sessionId }, as(world.facilitator));
    expect(kept).toMatchObject({ ok: true, output: { guests: [{ removed: true, erased: false }] } });
    expect(await play.act(world.facilitator, 'guest.erase', { guestId: seat!.guestId })).toBe('ok');
  });

  it('leaves by itself and stands in the attendance list with its times, counted nowhere', async () => {
    const before = await play.state();
    const { cookie } = await enter(play.shortCode);
    const credentials = await credentialsOf(cookie);
    expect((await t.execute('guest.leave', {}, { credentials })).ok).toBe(true);
    expect(await credentialsOf(cookie)).toEqual({ kind: 'public' });
    const paper = await t.query(
      'document.show',
      { sessionId: play.sessionId, kind: 'attendance-list' },
      as(world.facilitator),
    );
    expect(paper).toMatchObject({
      ok: true,
      output: {
        observers: [
          { name: 'Siti Pengamat', institution: 'Universitas Uji', leftAt: expect.stringMatching(/Z$/) },
        ],
      },
    });
    expect(await play.state()).toEqual(before);
  });

  it('finds its seat gone when its time is over', async () => {
    const { cookie } = await enter(play.shortCode);
    const credentials = await credentialsOf(cookie);
    await asAdmin(t, (c) =>
      c.query(`update guest_seat set expires_at = now() - interval '1 second' where session_id = $1`, [
        play.sessionId,
      ]),
    );
    expect(await credentialsOf(cookie)).toEqual({ kind: 'public' });
    const room = await roomAs(credentials);
    expect(!room.ok && room.refusal.code).toBe('sign_in_required');
  });

  it('finds no door where the charter wants observers with an account, days before, or after the close', async () => {
    const strict = await buildWorld(t.database, {
      name: 'Jejaring tertutup',
      rules: { ...defaultGroundRules, observersByName: false },
    });
    const closed = await convene(t, strict);
    expect((await enter(closed.shortCode)).code).toBe('not_found');
    const door = await t.query('guest.door', { code: closed.shortCode }, asPublic);
    expect(!door.ok && door.refusal.code).toBe('not_found');

    const later = await schedule(t, world);
    await asAdmin(t, (c) =>
      c.query(`update session set starts_at = now() + interval '3 days' where id = $1`, [later.sessionId]),
    );
    expect((await enter(later.shortCode)).code).toBe('not_yet');

    await play.act(world.facilitator, 'session.close', {});
    expect((await enter(play.shortCode)).code).toBe('not_found');
  });

  it('loses its seat when the charter closes the door', async () => {
    const { cookie } = await enter(play.shortCode);
    const credentials = await credentialsOf(cookie);
    const set = (value: boolean) =>
      asAdmin(t, (c) =>
        c.query(
          `update charter set rules = jsonb_set(rules, '{observersByName}', $2::jsonb) where forum_id = $1`,
          [world.forumId, JSON.stringify(value)],
        ),
      );
    await set(false);
    const room = await roomAs(credentials);
    await set(true);
    expect(!room.ok && room.refusal.code).toBe('not_found');
  });

  it('has a seat for an hour after the close, and none after it', async () => {
    const { cookie } = await enter(play.shortCode);
    await play.act(world.facilitator, 'session.close', {});
    expect((await roomAs(await credentialsOf(cookie))).ok).toBe(true);
    const { rows } = await asAdmin(t, (c) =>
      c.query(
        `select extract(epoch from max(expires_at) - now())::int as left from guest_seat where session_id = $1`,
        [play.sessionId],
      ),
    );
    expect(rows[0].left).toBeGreaterThan(3_500);
    expect(rows[0].left).toBeLessThanOrEqual(3_600);
  });

  it('may have its name erased, here or gone, from the list and from what opens the ledger', async () => {
    const { cookie } = await enter(play.shortCode, 'Wulan Pengamat');
    const [seat] = await listed();
    const guestId = seat!.guestId;
    const openings = async () => {
      const { rows } = await asAdmin(t, (c) =>
        c.query(`select count(*)::int as n from ledger_opening where value::text like '%Wulan%'`),
      );
      return rows[0].n;
    };
    expect(await openings()).toBe(1);
    expect(await play.act(world.organisations[0].delegate, 'guest.erase', { guestId })).toBe('forbidden');
    expect(await play.act(world.facilitator, 'guest.erase', { guestId })).toBe('ok');
    expect(await play.act(world.facilitator, 'guest.erase', { guestId })).toBe('already_done');
    expect(await openings()).toBe(0);
    expect(await credentialsOf(cookie)).toEqual({ kind: 'public' });
    const list = await t.query('guest.list', { sessionId: play.sessionId }, as(world.facilitator));
    expect(list).toMatchObject({ ok: true, output: { guests: [{ name: '', erased: true }] } });
    const paper = await t.query(
      'document.show',
      { sessionId: play.sessionId, kind: 'attendance-list' },
      as(world.facilitator),
    );
    expect(paper).toMatchObject({ ok: true, output: { observers: [{ name: 'Pengamat (nama dihapus)' }] } });
    expect(JSON.stringify(paper)).not.toContain('Wulan');
  });

  it('finds the hall full when two come for the last place at once', async () => {
    await asAdmin(t, (c) =>
      c.query(
        `insert into guest_seat (network_id, id, session_id, name, token_hash, entered_at, expires_at)
         select $1, gen_random_uuid(), $2::uuid, 'Warga', md5(n::text || $2::uuid::text), now(), now() + interval '1 hour'
         from generate_series(1, 299) n`,
        [world.networkId, play.sessionId],
      ),
    );
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, n) => enter(play.shortCode, 'Yang terakhir', `10.1.1.${n}`)),
    );
    expect(codes.filter(({ code }) => code === 'ok')).toHaveLength(1);
  });

  it('gives no name that looks like an identity number', async () => {
    expect((await enter(play.shortCode, 'Warga 3204110203990001')).code).toBe('sensitive_data');
  });

  it('is counted: one address cannot fill the list', async () => {
    const codes = [];
    for (let n = 0; n < 61; n += 1)
      codes.push((await enter(play.shortCode, `Pengamat ${n}`, '10.9.9.9')).code);
    expect(codes.slice(0, 60).every((code) => code === 'ok')).toBe(true);
    expect(codes[60]).toBe('rate_limited');
  });
});
