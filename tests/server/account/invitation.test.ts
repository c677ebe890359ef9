import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSealedText } from '#server/auth/sealed-text.ts';
import { secondFactorCode } from '#server/auth/second-factor.ts';
import { as, asOperator } from '#tests/server/support/kernel.ts';
import { type AccountBench, accountBench, cookieOf, PASSWORD, stranger, tokenOf } from './support.ts';

let bench: AccountBench;
const NEW = 'tiga ekor kuda di pematang';

beforeAll(async () => {
  bench = await accountBench();
});
afterAll(async () => {
  expect(bench.t.errors).toEqual([]);
  await bench.close();
});

let count = 0;
async function invited(): Promise<{ personId: string; link: string; email: string }> {
  const { t, world } = bench;
  count += 1;
  const email = `Baru${count}@uji.example`;
  const added = await t.execute(
    'person.add',
    { name: `Pendamping ${count}`, email, organisationId: world.organisations[2].id, office: 'Pendamping' },
    as(world.administrator),
  );
  if (!added.ok) throw new Error(added.refusal.code);
  const { personId } = added.output;
  const issued = await t.kernel.execute('invitation.issue', { personId }, as(world.administrator));
  expect(issued.answer.ok).toBe(true);
  return { personId, link: issued.secrets.link!, email: email.toLowerCase() };
}

describe('an invitation', () => {
  it('is kept only as a hash, and waits encrypted in the mail', async () => {
    const { link, email } = await invited();
    const { rows } = await bench.admin.query('select * from invitation');
    const { rows: mails } = await bench.admin.query<{ payload: { to: string; sealedLink: string } }>(
      'select payload from outbox order by at',
    );
    expect(JSON.stringify([rows, mails])).not.toContain(tokenOf(link));
    const mail = mails.find((m) => m.payload.to === email)!;
    expect(openSealedText('test-secret', mail.payload.sealedLink)).toBe(link);
    expect(() => openSealedText('other', mail.payload.sealedLink)).toThrow();
  });

  it('says what it is for, sets the password, signs in, and works once', async () => {
    const { t, reader, world } = bench;
    const { personId, link, email } = await invited();
    const token = tokenOf(link);
    expect(await t.query('account.invitation', { token }, stranger)).toMatchObject({
      output: { email, networkName: 'Jejaring uji', organisation: 'Lembaga CC' },
    });
    const weak = await t.execute('account.accept-invitation', { token, password: 'pendek' }, stranger);
    expect(weak).toMatchObject({
      refusal: { code: 'password_weak', fields: { password: 'field_too_short' } },
    });
    const { answer, secrets } = await t.kernel.execute(
      'account.accept-invitation',
      { token, password: NEW },
      stranger,
    );
    expect(answer.ok).toBe(true);
    const credentials = await reader.fromCookie(cookieOf(secrets.cookie));
    expect(await t.query('account.viewer', {}, { credentials })).toMatchObject({
      output: { personId, email, secondFactorSet: false, organisations: [{ id: world.organisations[2].id }] },
    });
    expect(await t.execute('account.accept-invitation', { token, password: NEW }, stranger)).toMatchObject({
      refusal: { code: 'invitation_invalid' },
    });
    expect((await t.execute('account.sign-in', { email, password: NEW }, stranger)).ok).toBe(true);
  });

  it('is accepted once, also when it is sent twice at the same instant', async () => {
    const { link } = await invited();
    const token = tokenOf(link);
    const answers = await Promise.all(
      [1, 2].map(() => bench.t.execute('account.accept-invitation', { token, password: NEW }, stranger)),
    );
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
  });

  it('expires, and is replaced by the next one', async () => {
    const { t, world, admin } = bench;
    const first = await invited();
    const second = await t.kernel.execute(
      'invitation.issue',
      { personId: first.personId },
      as(world.administrator),
    );
    const query = (link: string | undefined) =>
      t.query('account.invitation', { token: tokenOf(link) }, stranger);
    expect(await query(first.link)).toMatchObject({ refusal: { code: 'invitation_invalid' } });
    expect((await query(second.secrets.link)).ok).toBe(true);
    await admin.query(`update invitation set expires_at = now() where person_id = $1`, [first.personId]);
    expect(await query(second.secrets.link)).toMatchObject({ refusal: { code: 'invitation_invalid' } });
    expect(await query('https://x/undangan/aaaaaaaaaaaaaaaaaaaaaaaa')).toMatchObject({
      refusal: { code: 'invitation_invalid' },
    });
  });

  it('lets somebody who forgot the password in again, but not around the second factor', async () => {
    const { t, world, admin, reader } = bench;
    const { personId, accountId } = world.speaker;
    const issued = await t.kernel.execute('invitation.issue', { personId }, as(world.administrator));
    const { answer, secrets } = await t.kernel.execute(
      'account.accept-invitation',
      { token: tokenOf(issued.secrets.link), password: NEW },
      stranger,
    );
    expect(answer).toMatchObject({ ok: true, output: { accountId } });
    const credentials = await reader.fromCookie(cookieOf(secrets.cookie));
    expect(await t.query('network.people', {}, { credentials })).toMatchObject({
      refusal: { code: 'second_factor_required' },
    });
    const { rows } = await admin.query('select totp_secret from account where id = $1', [accountId]);
    expect(rows[0].totp_secret).not.toBeNull();
  });

  it('gives nobody the account of another network', async () => {
    const { t, world, admin } = bench;
    const { rows } = await admin.query<{ email: string }>('select email from account where id = $1', [
      world.verifier.accountId,
    ]);
    const made = await t.kernel.execute(
      'network.create',
      {
        name: 'Jejaring lain',
        region: 'Kabupaten Lain',
        administratorName: 'Administrator',
        administratorEmail: rows[0]!.email,
      },
      asOperator,
    );
    const taken = await t.execute(
      'account.accept-invitation',
      { token: tokenOf(made.secrets.link), password: NEW },
      stranger,
    );
    expect(taken).toMatchObject({ refusal: { code: 'already_exists' } });
  });

  it('is issued by administrators only', async () => {
    const { t, world } = bench;
    const { personId } = world.speaker;
    expect(await t.execute('invitation.issue', { personId }, as(world.facilitator))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(await t.execute('invitation.issue', { personId }, stranger)).toMatchObject({
      refusal: { code: 'sign_in_required' },
    });
  });
});

describe('tokens of the API', () => {
  it('are made at the command line only, kept as hashes, and stand for the account', async () => {
    const { t, world, admin, reader } = bench;
    const { rows } = await admin.query<{ email: string }>('select email from account where id = $1', [
      world.administrator.accountId,
    ]);
    const { email } = rows[0]!;
    expect(await t.execute('account.create-token', { email }, as(world.administrator))).toMatchObject({
      refusal: { code: 'unknown_command' },
    });
    const made = await t.kernel.execute('account.create-token', { email }, asOperator);
    const token = made.secrets.token!;
    const credentials = await reader.fromApi({ authorization: `Bearer ${token}` });
    expect(credentials).toEqual({ kind: 'token', accountId: world.administrator.accountId });
    const { rows: kept } = await admin.query('select * from api_token');
    expect(JSON.stringify(kept)).not.toContain(token.split('_')[2]);
    const tampered = `Bearer ${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const authorization of [tampered, 'Bearer x', 'Basic abc', 'Bearer mfk_00_x']) {
      const nobody = await reader.fromApi({ authorization });
      expect(await t.query('account.viewer', {}, { credentials: nobody })).toMatchObject({
        refusal: { code: 'sign_in_required' },
      });
    }
    await admin.query('update account set suspended_at = now() where id = $1', [
      world.administrator.accountId,
    ]);
    const suspended = await reader.fromApi({ authorization: `Bearer ${token}` });
    expect(await t.query('account.viewer', {}, { credentials: suspended })).toMatchObject({
      refusal: { code: 'sign_in_required' },
    });
    await admin.query('update account set suspended_at = null');
  });
});

describe("the demo's door", () => {
  it('is shut where there is no demo', async () => {
    const { t, world, admin } = bench;
    await admin.query('update network set demo = true');
    const { personId } = world.facilitator;
    expect(await t.execute('account.enter-demo', { personId }, stranger)).toMatchObject({
      refusal: { code: 'demo_only' },
    });
    expect(await t.query('account.demo', {}, stranger)).toMatchObject({ refusal: { code: 'demo_only' } });
    await admin.query('update network set demo = false');
  });

  it('lets in with the second factor, and only to demo networks', async () => {
    const demo = await accountBench({
      demo: { codeOf: (secret, now) => secondFactorCode(secret, now.getTime()) },
    });
    try {
      const { t, world, admin, reader } = demo;
      const { personId } = world.facilitator;
      expect(await t.execute('account.enter-demo', { personId }, stranger)).toMatchObject({
        refusal: { code: 'not_found' },
      });
      await admin.query('update network set demo = true');
      const entered = await t.kernel.execute('account.enter-demo', { personId }, stranger);
      expect(await reader.fromCookie(cookieOf(entered.secrets.cookie))).toMatchObject({
        kind: 'session',
        secondFactor: true,
        accountId: world.facilitator.accountId,
      });
      const shown = await t.query('account.demo', {}, stranger);
      if (!shown.ok) throw new Error(shown.refusal.code);
      expect(new Set(shown.output.accounts.map((a) => a.chair))).toEqual(
        new Set(['facilitator', 'partner', 'leader', 'note-taker', 'verifier', 'administrator', 'observer']),
      );
      expect(shown.output.accounts.find((a) => a.personId === personId)?.code).toMatch(/^\d{6}$/);
      const { code, email } = shown.output.accounts.find((a) => a.chair === 'leader')!;
      const first = await t.kernel.execute('account.sign-in', { email, password: PASSWORD }, stranger);
      const credentials = await reader.fromCookie(cookieOf(first.secrets.cookie));
      expect((await t.execute('account.give-second-factor', { code: code! }, { credentials })).ok).toBe(true);
    } finally {
      await demo.close();
    }
  });
});
