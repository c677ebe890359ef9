import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionReader } from '#server/auth/read-session.ts';
import { secondFactorCode } from '#server/auth/second-factor.ts';
import type { Client, Credentials } from '#server/kernel/handler.ts';
import type { Revocation } from '#server/kernel/signals.ts';
import type { TestKernel } from '#tests/server/support/kernel.ts';
import type { World } from '#tests/server/support/world.ts';
import { accountBench, cookieOf, PASSWORD, SECRET } from './support.ts';

let t: TestKernel;
let world: World;
let admin: pg.Client;
let reader: SessionReader;
let revoked: Revocation[];
let close: () => Promise<void>;
let client: Client;
let address = 0;

/** The account of the first organisation's delegate. */
const who = () => world.organisations[0].delegate;
const emailOf = async (accountId: string): Promise<string> =>
  (await admin.query<{ email: string }>('select email from account where id = $1', [accountId])).rows[0]!
    .email;
const signIn = async (email: string, password = PASSWORD, credentials: Credentials = { kind: 'public' }) =>
  t.kernel.execute('account.sign-in', { email, password }, { credentials, client });
const codeNow = async (steps = 0): Promise<string> => {
  const { rows } = await admin.query<{ now: string }>('select extract(epoch from now()) * 1000 as now');
  return secondFactorCode(SECRET, Number(rows[0]!.now) + steps * 30_000);
};
/** A sign-in with its second factor given. */
async function whole(): Promise<{ credentials: Credentials; cookie: string }> {
  const first = await signIn(await emailOf(who().accountId));
  const credentials = await reader.fromCookie(cookieOf(first.secrets.cookie));
  await admin.query('update account set totp_step = null where id = $1', [who().accountId]);
  const second = await t.kernel.execute(
    'account.give-second-factor',
    { code: await codeNow() },
    { credentials, client },
  );
  expect(second.answer).toMatchObject({ ok: true });
  const cookie = cookieOf(second.secrets.cookie);
  return { credentials: await reader.fromCookie(cookie), cookie };
}

beforeAll(async () => {
  ({ t, world, admin, reader, revoked, close } = await accountBench());
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await close();
});
beforeEach(async () => {
  revoked.length = 0;
  address += 1;
  client = { address: `203.0.113.${address}`, userAgent: 'Peramban uji' };
  await admin.query(
    'update account set suspended_at = null, totp_secret = $1, totp_pending = null, totp_step = null',
    [SECRET],
  );
  await admin.query('delete from account_session');
});

describe('signing in', () => {
  it('opens a session that is kept only as a hash, and says that the second factor is due', async () => {
    const { answer, secrets } = await signIn((await emailOf(who().accountId)).toUpperCase());
    expect(answer).toMatchObject({
      ok: true,
      output: { accountId: who().accountId, secondFactorNeeded: true },
    });
    const token = cookieOf(secrets.cookie).split('=')[1]!;
    const { rows } = await admin.query('select * from account_session');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    const { rows: receipts } = await admin.query('select * from command_receipt');
    expect(JSON.stringify(receipts)).not.toContain(token);
    expect(JSON.stringify(receipts)).not.toContain(PASSWORD);
    expect(await reader.fromCookie(cookieOf(secrets.cookie))).toMatchObject({
      kind: 'session',
      accountId: who().accountId,
      secondFactor: false,
    });
  });

  it('answers the same to an unknown account, a wrong password, and a suspended account with a wrong one', async () => {
    const email = await emailOf(who().accountId);
    const wrong = await signIn(email, 'bukan kata sandinya');
    const unknown = await signIn('tidak.ada@uji.example', 'bukan kata sandinya');
    await admin.query('update account set suspended_at = now() where id = $1', [who().accountId]);
    const suspended = await signIn(email, 'bukan kata sandinya');
    expect(wrong.answer).toEqual({ ok: false, refusal: { code: 'credentials_wrong' } });
    expect(unknown).toEqual(wrong);
    expect(suspended).toEqual(wrong);
    expect((await signIn(email)).answer).toEqual({ ok: false, refusal: { code: 'account_suspended' } });
    expect((await admin.query('select from account_session')).rowCount).toBe(0);
  });

  it('slows down guessing per account and address, without locking anybody else out', async () => {
    const email = await emailOf(who().accountId);
    for (let i = 0; i < 5; i += 1) await signIn(email, 'tebakan');
    expect((await signIn(email)).answer).toMatchObject({
      ok: false,
      refusal: { code: 'rate_limited', details: { retryAfter: expect.any(Number) } },
    });
    client = { ...client, address: '198.51.100.9' };
    expect((await signIn(email)).answer.ok).toBe(true);
  });

  it('ends the sign-in this browser had', async () => {
    const { credentials, cookie } = await whole();
    await signIn(await emailOf(world.organisations[1].delegate.accountId), PASSWORD, credentials);
    expect(await reader.fromCookie(cookie)).toEqual({ kind: 'public' });
    expect(revoked).toContainEqual(expect.objectContaining({ accountId: who().accountId }));
  });
});

describe('the second factor', () => {
  it('stands before everything but giving it and leaving', async () => {
    const first = await signIn(await emailOf(who().accountId));
    const credentials = await reader.fromCookie(cookieOf(first.secrets.cookie));
    expect(await t.kernel.query('account.sessions', {}, { credentials })).toMatchObject({
      ok: false,
      refusal: { code: 'second_factor_required' },
    });
    const attempt = await t.execute('account.begin-second-factor', { password: PASSWORD }, { credentials });
    expect(attempt).toMatchObject({ ok: false, refusal: { code: 'second_factor_required' } });
    expect((await t.query('account.viewer', {}, { credentials })).ok).toBe(true);
    expect((await t.execute('account.sign-out', {}, { credentials })).ok).toBe(true);
  });

  it('goes on under a new token, and works once only', async () => {
    const first = await signIn(await emailOf(who().accountId));
    const old = cookieOf(first.secrets.cookie);
    const credentials = await reader.fromCookie(old);
    const code = await codeNow();
    const given = await t.kernel.execute('account.give-second-factor', { code }, { credentials, client });
    expect(given.answer.ok).toBe(true);
    expect(await reader.fromCookie(old)).toEqual({ kind: 'public' });
    expect(await reader.fromCookie(cookieOf(given.secrets.cookie))).toMatchObject({ secondFactor: true });

    const again = await signIn(await emailOf(who().accountId));
    const next = await reader.fromCookie(cookieOf(again.secrets.cookie));
    expect(await t.execute('account.give-second-factor', { code }, { credentials: next })).toMatchObject({
      ok: false,
      refusal: { code: 'second_factor_wrong', fields: { code: 'second_factor_wrong' } },
    });
  });

  it('spends a code once, also when it is given twice at the same instant', async () => {
    const email = await emailOf(who().accountId);
    const both = await Promise.all([signIn(email), signIn(email)]);
    const code = await codeNow();
    const answers = await Promise.all(
      both.map(async ({ secrets }) => {
        const credentials = await reader.fromCookie(cookieOf(secrets.cookie));
        return t.execute('account.give-second-factor', { code }, { credentials });
      }),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is set up with a password and a first code; every other sign-in ends', async () => {
    await admin.query('update account set totp_secret = null where id = $1', [who().accountId]);
    const email = await emailOf(who().accountId);
    const [here, elsewhere] = [await signIn(email), await signIn(email)];
    const credentials = await reader.fromCookie(cookieOf(here.secrets.cookie));
    expect(
      await t.execute('account.begin-second-factor', { password: 'salah' }, { credentials }),
    ).toMatchObject({
      refusal: { code: 'credentials_wrong' },
    });
    expect((await t.execute('account.begin-second-factor', { password: PASSWORD }, { credentials })).ok).toBe(
      true,
    );
    const shown = await t.query('account.second-factor', {}, { credentials });
    if (!shown.ok || !shown.output.pending) throw new Error('no pending second factor');
    const { secret, uri, qr } = shown.output.pending;
    expect(uri).toContain('otpauth://totp/');
    expect(qr).toContain('<svg');
    expect(
      await t.execute('account.confirm-second-factor', { code: '000000' }, { credentials }),
    ).toMatchObject({
      refusal: { code: 'second_factor_wrong' },
    });
    const { rows } = await admin.query<{ now: string }>('select extract(epoch from now()) * 1000 as now');
    const code = secondFactorCode(secret, Number(rows[0]!.now));
    const done = await t.kernel.execute('account.confirm-second-factor', { code }, { credentials, client });
    expect(done.answer.ok).toBe(true);
    const now = await reader.fromCookie(cookieOf(done.secrets.cookie));
    expect(now).toMatchObject({ kind: 'session', secondFactor: true });
    expect(await reader.fromCookie(cookieOf(elsewhere.secrets.cookie))).toEqual({ kind: 'public' });
    expect(await t.query('account.second-factor', {}, { credentials: now })).toMatchObject({
      output: { set: true, pending: null },
    });
  });
});

describe("one's sign-ins", () => {
  it('are listed and can be ended, one by one; the sockets hear of it', async () => {
    const here = await whole();
    const elsewhere = await whole();
    const list = await t.query('account.sessions', {}, { credentials: here.credentials });
    if (!list.ok) throw new Error(list.refusal.code);
    expect(list.output.sessions).toHaveLength(2);
    expect(list.output.sessions.filter((s) => s.current)).toHaveLength(1);
    const other = list.output.sessions.find((s) => !s.current)!;
    revoked.length = 0;
    const ended = await t.execute('account.end-session', { sessionId: other.id }, here);
    expect(ended.ok).toBe(true);
    expect(await reader.fromCookie(elsewhere.cookie)).toEqual({ kind: 'public' });
    expect(revoked).toEqual([{ accountId: who().accountId, sessionId: other.id }]);
  });

  it('of somebody else look non-existent', async () => {
    const mine = await whole();
    const theirs = await signIn(await emailOf(world.organisations[1].delegate.accountId));
    const session = await reader.fromCookie(cookieOf(theirs.secrets.cookie));
    if (session.kind !== 'session') throw new Error('no session');
    expect(await t.execute('account.end-session', { sessionId: session.sessionId }, mine)).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  it('end with signing out, and by their idle and absolute limits', async () => {
    const first = await whole();
    const out = await t.kernel.execute('account.sign-out', {}, first);
    expect(out.secrets.cookie).toMatch(/Max-Age=0/);
    expect(await reader.fromCookie(first.cookie)).toEqual({ kind: 'public' });
    const second = await whole();
    await admin.query(`update account_session set absolute_expires_at = now() - interval '1 second'`);
    expect(await reader.fromCookie(second.cookie)).toEqual({ kind: 'public' });
  });

  it('survive a broken Cookie header', async () => {
    for (const header of ['mufakat=%zz', 'mufakat=', `mufakat=${'a'.repeat(40)}`, ';;;', 'mufakat=<script>'])
      expect(await reader.fromCookie(header)).toEqual({ kind: 'public' });
  });
});
