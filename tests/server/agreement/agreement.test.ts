import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { as, asPublic, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { acceptAll, behind, buildDecision, dayFromNow, draft, output, propose } from './support.ts';

let t: TestKernel;
let world: World;
let other: World;
let decisionId: string;

beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
  other = await buildWorld(t.database, { name: 'Jejaring lain' });
  decisionId = await buildDecision(t.database, world);
});
afterAll(() => t.close());

const show = async (agreementId: string, who = world.facilitator) =>
  output(await t.query('agreement.show', { agreementId }, as(who)));

describe('drafting an agreement', () => {
  it('begins with the standard articles, its parties in the given order', async () => {
    const agreement = await show(await draft(t, world, decisionId));
    expect(agreement.status).toBe('draft');
    expect(agreement.parties.map((party) => party.organisation.id)).toEqual([
      world.organisations[0].id,
      world.organisations[2].id,
      world.organisations[1].id,
    ]);
    expect(agreement.clauses.map((clause) => clause.heading)).toEqual([
      'Maksud dan tujuan',
      'Ruang lingkup',
      'Hak dan kewajiban',
      'Pembiayaan',
      'Jangka waktu',
      'Pelindungan data pribadi',
      'Pemantauan dan evaluasi',
      'Keadaan kahar',
      'Penyelesaian perselisihan',
    ]);
    expect(agreement.clauses[0]?.body).toContain('keputusan nomor 1');
  });

  it.each([
    ['no consensus', { outcome: 'no-consensus', number: 2 }, false],
    ['a vote that did not carry', { outcome: 'by-vote', carried: false, number: 3 }, false],
    ['a vote that carried', { outcome: 'by-vote', carried: true, number: 4 }, true],
    ['consensus with reservations', { outcome: 'consensus-with-reservations', number: 5 }, true],
  ])('from %s', async (_, decision, allowed) => {
    const from = await buildDecision(t.database, world, decision);
    const answer = await t.query('agreement.prepare', { decisionId: from }, as(world.facilitator));
    if (allowed) await draft(t, world, from);
    else {
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'no_decision_yet' } });
      await expect(draft(t, world, from)).rejects.toThrow('no_decision_yet');
    }
  });

  it('refuses who is no party of the forum, one party named twice, an end before the start', async () => {
    const [a, b] = world.organisations;
    await expect(
      draft(t, world, decisionId, { partyIds: [a.id, world.outsideOrganisationId] }),
    ).rejects.toThrow('not_a_party');
    await expect(draft(t, world, decisionId, { partyIds: [a.id, a.id] })).rejects.toThrow('field_too_short');
    await expect(
      draft(t, world, decisionId, { partyIds: [a.id, b.id], endsOn: dayFromNow(-1) }),
    ).rejects.toThrow('field_out_of_range');
  });

  it('is the facilitator’s; partners are forbidden, other networks see nothing', async () => {
    const input = {
      decisionId,
      kind: 'memorandum' as const,
      title: 'x',
      partyIds: [world.organisations[0].id, world.organisations[1].id],
      startsOn: dayFromNow(0),
      endsOn: dayFromNow(1),
    };
    const partner = await t.execute('agreement.draft', input, as(world.organisations[0].leader));
    expect(partner).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    const stranger = await t.execute('agreement.draft', input, as(other.facilitator));
    expect(stranger).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    const nobody = await t.execute('agreement.draft', input, asPublic);
    expect(nobody).toMatchObject({ ok: false, refusal: { code: 'sign_in_required' } });
  });
});

describe('revising an agreement', () => {
  it('keeps the ids of clauses that stay, whatever their place, and frees commitments of removed ones', async () => {
    const agreementId = await draft(t, world, decisionId);
    const before = await show(agreementId);
    const [first, second] = before.clauses;
    const staying = await propose(t, world, agreementId, { clauseId: second?.id });
    const freed = await propose(t, world, agreementId, { clauseId: first?.id });
    const revise = {
      agreementId,
      version: before.version,
      title: 'Judul baru',
      number: '01/PKS/2026',
      startsOn: before.startsOn,
      endsOn: before.endsOn,
      clauses: [
        { heading: 'Pasal baru', body: 'Isi' },
        { id: second?.id, heading: 'Ruang lingkup', body: 'Diperluas' },
      ],
    };
    output(await t.execute('agreement.revise', revise, as(world.facilitator)));
    const after = await show(agreementId);
    expect(after.title).toBe('Judul baru');
    expect(after.clauses.map((clause) => clause.heading)).toEqual(['Pasal baru', 'Ruang lingkup']);
    expect(after.clauses[1]?.id).toBe(second?.id);
    const clauseOf = (id: string) => after.commitments.find((c) => c.id === id)?.clauseId;
    expect(clauseOf(staying)).toBe(second?.id);
    expect(clauseOf(freed)).toBeNull();
    // Whoever read the version before does not overwrite what was written since.
    expect(await t.execute('agreement.revise', revise, as(world.facilitator))).toMatchObject({
      ok: false,
      refusal: { code: 'stale_version' },
    });
    const foreign = { ...revise, version: undefined, clauses: [{ id: freed, heading: 'x', body: 'y' }] };
    expect(await t.execute('agreement.revise', foreign, as(world.facilitator))).toMatchObject({
      ok: false,
      refusal: { fields: { 'clauses.0.id': 'field_not_in_list' } },
    });
  });
});

describe('freezing an agreement', () => {
  it('waits until each named party has accepted each commitment', async () => {
    const agreementId = await draft(t, world, decisionId);
    const commitmentId = await propose(t, world, agreementId);
    const freeze = () => t.execute('agreement.freeze', { agreementId }, as(world.facilitator));
    expect(await freeze()).toMatchObject({ ok: false, refusal: { code: 'not_accepted_yet' } });
    await acceptAll(t, world, commitmentId);
    const { contentHash } = output(await freeze());
    const [row] = await behind<{ content: Record<string, unknown> }>(
      t.database,
      'select content from agreement where id = $1',
      [agreementId],
    );
    expect(sha256Hex(canonicalJson(row?.content))).toBe(contentHash);
    expect(row?.content).toMatchObject({
      title: 'Satu pintu layanan',
      commitments: [{ commitmentId, target: 40, acceptances: [{ role: 'owner' }, { role: 'supporter' }] }],
    });
    expect(await freeze()).toMatchObject({ ok: false, refusal: { code: 'wrong_state' } });
    const proposing = propose(t, world, agreementId);
    await expect(proposing).rejects.toThrow('wrong_state');
  });

  it('refuses an agreement without clauses', async () => {
    const agreementId = await draft(t, world, decisionId, { clauses: [] });
    expect(await t.execute('agreement.freeze', { agreementId }, as(world.facilitator))).toMatchObject({
      ok: false,
      refusal: { code: 'clause_missing' },
    });
  });

  it('can be taken back to draft; the same text then has another hash', async () => {
    const agreementId = await draft(t, world, decisionId);
    const freeze = async () =>
      output(await t.execute('agreement.freeze', { agreementId }, as(world.facilitator))).contentHash;
    const first = await freeze();
    output(
      await t.execute('agreement.reopen', { agreementId, reason: 'Salah tanggal' }, as(world.facilitator)),
    );
    expect((await show(agreementId)).contentHash).toBeNull();
    expect(await freeze()).not.toBe(first);
  });
});

describe('reading agreements', () => {
  it('lists what the reader may see, page by page', async () => {
    const list = (who = world.organisations[3].delegate, after?: string) =>
      t.query('agreement.list', { limit: 2, ...(after ? { after } : {}) }, as(who));
    const first = output(await list());
    expect(first.agreements).toHaveLength(2);
    const second = output(await list(undefined, first.next ?? ''));
    const ids = [...first.agreements, ...second.agreements].map((agreement) => agreement.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(output(await list(world.outsider)).agreements).toEqual([]);
    expect(output(await list(other.facilitator)).agreements).toEqual([]);
    expect(await list(undefined, 'kemarin')).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } });
  });

  it('shows nothing to outsiders; to other networks it does not even exist', async () => {
    const agreementId = await draft(t, world, decisionId);
    const asked = (who: typeof world.outsider) => t.query('agreement.show', { agreementId }, as(who));
    expect(await asked(other.facilitator)).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    expect(await asked(world.outsider)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  });
});
