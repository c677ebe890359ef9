import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSignals, type Revocation } from '#server/kernel/signals.ts';
import { as, asOperator, asPublic, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';

let t: TestKernel;
let world: World;
let other: World;
let admin: pg.Client;
const revoked: Revocation[] = [];

beforeAll(async () => {
  t = await testKernel({
    signals: { ...createSignals(), revoked: (what) => void revoked.push(what) },
  });
  world = await buildWorld(t.database);
  other = await buildWorld(t.database, { name: 'Jejaring lain' });
  admin = new pg.Client({ connectionString: t.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await admin.end();
  await t.close();
});
beforeEach(() => {
  revoked.length = 0;
});

const lks = {
  name: 'LKS Panti Asuhan',
  shortName: 'LKS Anak',
  code: 'LA',
  sector: 'non-government',
  kind: 'welfare-institution',
  level: 'regency',
} as const;

describe('organisations', () => {
  it('are added and revised by administrators, with a mark of their own', async () => {
    const added = await t.execute('organisation.add', lks, as(world.administrator));
    if (!added.ok) throw new Error(added.refusal.code);
    expect(added.receipt).toMatchObject({ networkId: world.networkId, leaf: expect.any(String) });
    expect(
      await t.execute('organisation.add', { ...lks, name: 'Lain' }, as(world.administrator)),
    ).toMatchObject({ refusal: { code: 'already_exists', fields: { code: 'already_exists' } } });
    const { organisationId } = added.output;
    const revised = await t.execute(
      'organisation.revise',
      { ...lks, organisationId, name: 'LKS Asuhan Anak' },
      as(world.administrator),
    );
    expect(revised.ok).toBe(true);
    const listed = await t.query('network.organisations', {}, as(world.observer));
    expect(listed).toMatchObject({ ok: true, output: { mayAdminister: false } });
    expect(listed.ok && listed.output.organisations.find((o) => o.id === organisationId)).toMatchObject({
      name: 'LKS Asuhan Anak',
      people: 0,
    });
    const same = await t.execute('organisation.add', lks, as(other.administrator));
    expect(same.ok).toBe(true);
  });

  it('of another network look non-existent', async () => {
    const organisationId = other.organisations[0].id;
    for (const answer of [
      await t.execute('organisation.revise', { ...lks, organisationId }, as(world.administrator)),
      await t.query('network.organisation', { organisationId }, as(world.administrator)),
      await t.query('network.person', { personId: other.speaker.personId }, as(world.administrator)),
      await t.execute(
        'membership.add',
        { personId: world.speaker.personId, organisationId, office: 'Staf' },
        as(world.administrator),
      ),
    ])
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  });

  it('are read by members only, and addresses by administrators only', async () => {
    expect(await t.query('network.organisations', {}, asPublic)).toMatchObject({
      refusal: { code: 'sign_in_required' },
    });
    const organisationId = world.organisations[2].id;
    const seen = await t.query('network.organisation', { organisationId }, as(world.speaker));
    if (!seen.ok) throw new Error(seen.refusal.code);
    for (const person of seen.output.people)
      expect(person.email === null).toBe(person.personId !== world.speaker.personId);
    const asAdministrator = await t.query(
      'network.organisation',
      { organisationId },
      as(world.administrator),
    );
    expect(asAdministrator.ok && asAdministrator.output.people.every((p) => p.email !== null)).toBe(true);
    expect(seen.output.people).toHaveLength(4);
  });
});

describe('mandates', () => {
  const letter = {
    level: 'decide',
    letterNumber: '800/1/Dinsos',
    letterDate: '2026-01-02',
    validFrom: '2026-01-02',
    validUntil: '2090-12-31',
  } as const;

  it('are granted to members of the organisation, counted from then on, and revoked at once', async () => {
    const organisationId = world.organisations[2].id;
    const { personId } = world.speaker;
    const grant = (more: object) =>
      t.execute('mandate.grant', { personId, organisationId, ...letter, ...more }, as(world.administrator));
    expect(await grant({ validUntil: '2025-01-01' })).toMatchObject({
      refusal: { code: 'field_out_of_range', fields: { validUntil: 'field_out_of_range' } },
    });
    expect(await grant({ organisationId: world.organisations[0].id })).toMatchObject({
      refusal: { code: 'invalid_input', fields: { personId: 'field_not_in_list' } },
    });
    const granted = await grant({});
    if (!granted.ok) throw new Error(granted.refusal.code);
    const level = async () => {
      const actor = await t.kernel.identify(as(world.speaker).credentials);
      return actor?.kind === 'person' ? actor.representing[0]?.level : null;
    };
    expect(await level()).toBe('decide');
    revoked.length = 0;
    const { mandateId } = granted.output;
    expect((await t.execute('mandate.revoke', { mandateId }, as(world.administrator))).ok).toBe(true);
    expect(await level()).toBe('speak');
    expect(revoked).toEqual([{ networkId: world.networkId, personId }]);
    expect(await t.execute('mandate.revoke', { mandateId }, as(world.administrator))).toMatchObject({
      refusal: { code: 'already_done' },
    });
    expect(await t.execute('mandate.revoke', { mandateId }, as(other.administrator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  it('show whether they stand, have run out, begin later or were revoked', async () => {
    const seen = await t.query('network.person', { personId: world.expired.personId }, as(world.speaker));
    expect(seen).toMatchObject({ output: { person: { mandates: [{ state: 'expired' }] } } });
    const revokedOne = await t.query(
      'network.person',
      { personId: world.speaker.personId },
      as(world.speaker),
    );
    if (!revokedOne.ok) throw new Error(revokedOne.refusal.code);
    expect(revokedOne.output.person.mandates.map((m) => m.state).sort()).toEqual(['in-force', 'revoked']);
  });

  it('are not for people without the second factor, nor for non-administrators, to give', async () => {
    const input = { personId: world.speaker.personId, organisationId: world.organisations[2].id, ...letter };
    expect(await t.execute('mandate.grant', input, as(world.facilitator))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    const { accountId } = world.administrator;
    await admin.query('update account set totp_secret = null where id = $1', [accountId]);
    const credentials = { kind: 'session', accountId, sessionId: 'x', secondFactor: false } as const;
    expect(await t.execute('mandate.grant', input, { credentials })).toMatchObject({
      refusal: { code: 'second_factor_not_set' },
    });
    await admin.query(`update account set totp_secret = 'JBSWY3DPEHPK3PXP' where id = $1`, [accountId]);
    expect(await t.execute('mandate.grant', input, { credentials })).toMatchObject({
      refusal: { code: 'second_factor_required' },
    });
  });

  it('happen once per key', async () => {
    const input = {
      personId: world.colleague.personId,
      organisationId: world.organisations[2].id,
      ...letter,
    };
    const asking = { ...as(world.administrator), key: 'satu-kunci-1' };
    const first = await t.execute('mandate.grant', input, asking);
    expect(await t.execute('mandate.grant', input, asking)).toEqual(first);
    const { rowCount } = await admin.query(
      'select from mandate where person_id = $1 and letter_number = $2',
      [input.personId, letter.letterNumber],
    );
    expect(rowCount).toBe(1);
    expect(await t.execute('mandate.grant', { ...input, letterNumber: 'lain' }, asking)).toMatchObject({
      refusal: { code: 'key_reused' },
    });
  });
});

describe('people', () => {
  it('are added once per address and network', async () => {
    const input = { name: 'Pekerja sosial', email: 'Peksos@uji.example' };
    expect((await t.execute('person.add', input, as(world.administrator))).ok).toBe(true);
    expect(
      await t.execute('person.add', { ...input, email: 'peksos@UJI.example' }, as(world.administrator)),
    ).toMatchObject({ refusal: { code: 'already_exists', fields: { email: 'already_exists' } } });
    const organisationId = world.organisations[0].id;
    expect(
      await t.execute(
        'person.add',
        { name: 'Staf', email: 'staf@uji.example', organisationId },
        as(world.administrator),
      ),
    ).toMatchObject({ refusal: { fields: { office: 'field_required' } } });
  });

  it('change office: the place ends, the seat stays', async () => {
    const organisationId = world.organisations[1].id;
    const { personId } = world.organisations[1].delegate;
    const shown = await t.query('network.person', { personId }, as(world.administrator));
    if (!shown.ok) throw new Error(shown.refusal.code);
    const { membershipId } = shown.output.person.memberships[0]!;
    const end = (endsOn: string) =>
      t.execute('membership.end', { membershipId, endsOn }, as(world.administrator));
    expect(await end('2019-01-01')).toMatchObject({ refusal: { code: 'field_out_of_range' } });
    expect((await end('2025-12-31')).ok).toBe(true);
    const actor = await t.kernel.identify(as(world.organisations[1].delegate).credentials);
    expect(actor).toMatchObject({ representing: [] });
    const next = await t.execute(
      'membership.add',
      { personId: world.outsider.personId, organisationId, office: 'Kepala Bidang', leader: true },
      as(world.administrator),
    );
    expect(next.ok).toBe(true);
  });

  it('are suspended and let back in; the last administrator cannot be', async () => {
    const { personId, accountId } = world.noteTaker;
    await admin.query(
      `insert into account_session (id, account_id, expires_at, absolute_expires_at, last_seen_at)
       values ('s', $1, now() + interval '1 hour', now() + interval '1 hour', now())`,
      [accountId],
    );
    const suspend = (who: string, suspended: boolean) =>
      t.execute('person.suspend', { personId: who, suspended }, as(world.administrator));
    expect((await suspend(personId, true)).ok).toBe(true);
    expect(revoked).toEqual([{ accountId, personId, networkId: world.networkId }]);
    expect(
      (await admin.query('select from account_session where account_id = $1', [accountId])).rowCount,
    ).toBe(0);
    expect(await t.query('account.viewer', {}, as(world.noteTaker))).toMatchObject({
      refusal: { code: 'sign_in_required' },
    });
    expect((await suspend(personId, false)).ok).toBe(true);
    expect((await t.query('account.viewer', {}, as(world.noteTaker))).ok).toBe(true);
    expect(await suspend(world.administrator.personId, true)).toMatchObject({
      refusal: { code: 'wrong_state' },
    });
  });

  it('are erased: no trace of name, address or opening is left, and the ledger entries stay', async () => {
    const added = await t.execute(
      'person.add',
      {
        name: 'Pengurus Panti Hapus',
        email: 'hapus@uji.example',
        organisationId: world.organisations[3].id,
        office: 'Bendahara Hapus',
      },
      as(world.administrator),
    );
    if (!added.ok || !added.receipt) throw new Error('not added');
    const { personId } = added.output;
    const before = await admin.query('select count(*)::int as n from ledger_entry');
    expect(await t.execute('person.erase', { personId }, as(world.facilitator))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect((await t.execute('person.erase', { personId }, as(world.administrator))).ok).toBe(true);
    const { rows: openings } = await admin.query('select * from ledger_opening');
    expect(JSON.stringify(openings)).not.toMatch(/hapus@|Panti Hapus/);
    expect(JSON.stringify(openings)).not.toContain(personId);
    const { rows: entries } = await admin.query<{ id: string; body: string }>(
      'select id, body from ledger_entry',
    );
    expect(entries).toHaveLength(before.rows[0].n + 1);
    expect(entries.some((e) => e.id === added.receipt?.entryId)).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/hapus@|Panti Hapus|Bendahara/);
    const { rows } = await admin.query('select * from person where id = $1', [personId]);
    expect(JSON.stringify(rows)).not.toMatch(/hapus@|Panti/);
    expect(await t.query('network.person', { personId }, as(world.administrator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  it('who acted and are erased leave no opening of their own acts, nor an account', async () => {
    const { personId, accountId } = other.administrator;
    const input = { name: 'Orang lain', email: 'orang.lain@uji.example' };
    const added = await t.execute('person.add', input, as(other.administrator));
    if (!added.ok || !added.receipt) throw new Error('not added');
    await admin.query(
      `insert into ledger_opening (network_id, entry_id, field, person_id, salt, value)
       values ($1, $2, 'text', $3, 'garam', '"tulisan pribadi"')`,
      [other.networkId, added.receipt.entryId, personId],
    );
    expect(await t.execute('person.erase', { personId }, as(other.administrator))).toMatchObject({
      refusal: { code: 'wrong_state' },
    });
    expect(await t.execute('person.erase', { personId }, asOperator)).toMatchObject({
      refusal: { code: 'wrong_state' },
    });
    await admin.query('update person set administrator = true where id = $1', [other.facilitator.personId]);
    expect((await t.execute('person.erase', { personId }, asOperator)).ok).toBe(true);
    const left = await admin.query('select field, value from ledger_opening where person_id = $1', [
      personId,
    ]);
    expect(left.rows).toMatchObject([{ field: 'person', value: { personId: added.output.personId } }]);
    expect((await admin.query('select from account where id = $1', [accountId])).rowCount).toBe(0);
    expect(revoked).toContainEqual({ accountId, personId, networkId: other.networkId });
  });
});

describe('reference', () => {
  it('keeps figures with their source, and says where two lead for one group', async () => {
    const figure = {
      code: 'SPM-1',
      name: 'Rehabilitasi sosial dasar penyandang disabilitas terlantar',
      kind: 'spm',
      unit: '%',
      direction: 'up',
      target: 100,
      source: 'Permensos 9/2018',
      illustrative: false,
      series: { '2024': 81.5 },
    } as const;
    expect((await t.execute('indicator.add', figure, as(world.administrator))).ok).toBe(true);
    expect(await t.execute('indicator.add', figure, as(world.administrator))).toMatchObject({
      refusal: { code: 'already_exists' },
    });
    const lead = (i: number, role: 'leading' | 'supporting') =>
      t.execute(
        'authority.set',
        { subject: 'Anak terlantar', organisationId: world.organisations[i]!.id, role, basis: 'Perbup' },
        as(world.administrator),
      );
    await lead(0, 'leading');
    await lead(1, 'leading');
    await lead(2, 'supporting');
    const overlaps = async () => {
      const read = await t.query('network.indicators', {}, as(world.speaker));
      if (!read.ok) throw new Error(read.refusal.code);
      expect(read.output.indicators).toMatchObject([
        { code: 'SPM-1', target: 100, series: { '2024': 81.5 } },
      ]);
      return read.output.authorities.map((a) => a.overlap);
    };
    expect(await overlaps()).toEqual([true, true, false]);
    await lead(1, 'supporting');
    expect(await overlaps()).toEqual([false, false, false]);
  });

  it('are corrected and taken back by the administrator, and by nobody of another network', async () => {
    const read = await t.query('network.indicators', {}, as(world.administrator));
    if (!read.ok) throw new Error(read.refusal.code);
    const [{ indicatorId, code, ...figure }] = read.output.indicators as [
      (typeof read.output.indicators)[number],
    ];
    const [{ authorityId }] = read.output.authorities as [(typeof read.output.authorities)[number]];
    const corrected = { indicatorId, ...figure, series: { ...figure.series, '2025': 90 } };
    expect(await t.execute('indicator.revise', corrected, as(other.facilitator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await t.execute('authority.remove', { authorityId }, as(other.facilitator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await t.execute('indicator.revise', corrected, as(world.administrator))).toMatchObject({
      ok: true,
    });
    expect(await t.execute('authority.remove', { authorityId }, as(world.administrator))).toMatchObject({
      ok: true,
    });
    const after = await t.query('network.indicators', {}, as(world.administrator));
    if (!after.ok) throw new Error(after.refusal.code);
    expect(after.output.indicators[0]).toMatchObject({ code, series: { '2024': 81.5, '2025': 90 } });
    expect(after.output.authorities).toHaveLength(read.output.authorities.length - 1);
    expect(after.output.mayAdminister).toBe(true);
  });
});

describe('a network', () => {
  it('is made at the command line only, with its first administrator', async () => {
    const input = {
      name: 'Jejaring baru',
      region: 'Kota Baru',
      administratorName: 'Administrator jejaring',
      administratorEmail: 'Admin.Baru@uji.example',
    };
    expect(await t.execute('network.create', input, as(world.administrator))).toMatchObject({
      refusal: { code: 'unknown_command' },
    });
    const made = await t.kernel.execute('network.create', input, asOperator);
    expect(made.secrets.link).toMatch(/^http:\/\/localhost\/undangan\/[\w-]{43}$/);
    expect(made.answer).toMatchObject({ ok: true, receipt: { entryId: expect.any(String) } });
  });
});
