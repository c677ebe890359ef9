import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryInput } from '#app/contract/registry.ts';
import { tallyBySector } from '#app/domain/consensus.ts';
import type { Decision, Objection } from '#app/domain/session/index.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { body } from './support.ts';

let test: TestKernel;
let world: World;
let other: World;
let client: pg.Client;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  other = await buildWorld(test.database, { name: 'Jejaring lain' });
  client = new pg.Client({ connectionString: test.database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await client.end();
  await test.close();
});

async function proposed(title: string, text: string) {
  const answer = await test.execute(
    'proposal.submit',
    { forumId: world.forumId, organisationId: world.organisations[0].id, title, body: body(text) },
    as(world.organisations[0].delegate),
  );
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
}

/** A closed session with one decision, written behind the app's back as the room would have left it. */
async function decided(
  number: number,
  text: Awaited<ReturnType<typeof proposed>>,
  how: Pick<Decision, 'outcome'> & Partial<Decision>,
  levels: Record<number, 1 | 3 | 4 | 5 | 7>,
) {
  const { networkId, forumId, organisations } = world;
  const sessionId = uuidv7();
  const roundId = uuidv7();
  const decisionId = uuidv7();
  await client.query(
    `insert into session (network_id, id, forum_id, title, place, starts_at, ends_at, short_code, status)
     values ($1,$2,$3,'Musyawarah','Aula',now(),now(),$4,'closed')`,
    [networkId, sessionId, forumId, sessionId.slice(-6)],
  );
  const parties = organisations.map((o) => ({ organisationId: o.id, sector: o.sector }));
  const positions = Object.entries(levels).map(([at, level]) => ({
    organisationId: organisations[Number(at)]!.id,
    level,
  }));
  let seq = 0;
  for (const { organisationId, level } of positions) {
    for (const [type, payload] of [
      ['attendance.marked', { mode: 'in-room' }],
      ['position.given', { roundId, level, reason: 'Alasan' }],
    ] as const) {
      seq += 1;
      await client.query(
        `insert into session_event (network_id, session_id, seq, command_id, type, at, organisation_id, payload)
         values ($1,$2,$3,'x',$4,now(),$5,$6)`,
        [networkId, sessionId, seq, type, organisationId, JSON.stringify(payload)],
      );
    }
  }
  const tally = tallyBySector(positions, parties);
  const sectors = {
    government: { present: 2, parties: 2 },
    'non-government': { present: 2, parties: 2 },
  };
  const facts: Decision = {
    decisionId,
    itemId: uuidv7(),
    roundId,
    voteId: null,
    text: {
      proposalId: text.proposalId,
      proposalVersionId: text.proposalVersionId,
      version: text.version,
      hash: text.hash,
    },
    quorum: { met: true, present: 4, parties: 4, needed: 3, bySector: sectors, reasons: [] },
    tally,
    vote: null,
    reservations: [],
    objections: [],
    unanswered: {
      present: [],
      absent: parties
        .map((p) => p.organisationId)
        .filter((id) => !positions.some((x) => x.organisationId === id)),
    },
    next: null,
    replaces: null,
    at: Date.now(),
    ...how,
  };
  await client.query(
    `insert into decision (network_id, id, forum_id, session_id, item_id, round_id, number, title, outcome, proposal_id,
       proposal_version_id, version, text_hash, facts, decided_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,now())`,
    [
      networkId,
      decisionId,
      forumId,
      sessionId,
      facts.itemId,
      roundId,
      number,
      `Keputusan ${number}`,
      facts.outcome,
      text.proposalId,
      text.proposalVersionId,
      text.version,
      text.hash,
      JSON.stringify(facts),
    ],
  );
  return { decisionId, sessionId };
}

const objectionOf = (organisationId: string, status: Objection['status']): Objection => ({
  objectionId: `x:${organisationId}`,
  roundId: 'x',
  itemId: 'x',
  organisationId,
  version: 1,
  level: 7,
  reason: 'Biaya rujukan tidak jelas.',
  suggestion: 'Tulis siapa membayar.',
  passage: 'rujukan',
  status,
  note: 'Dibahas, belum selesai.',
  raisedAt: Date.now(),
  changedAt: Date.now(),
});

describe('a proposal after a decision', () => {
  it('stands as its newest decision left it', async () => {
    const [, , third] = world.organisations;
    const objected = await proposed('Biaya rujukan', 'Biaya rujukan dibagi rata.');
    await decided(
      1,
      objected,
      { outcome: 'no-consensus', next: 'postpone', objections: [objectionOf(third.id, 'maintained')] },
      { 0: 1, 2: 7 },
    );
    const agreed = await proposed('Satu antrean', 'Alat bantu lewat satu antrean.');
    const reservation = {
      organisationId: third.id,
      level: 3 as const,
      reason: 'Pantau.',
      suggestion: '',
      passage: '',
    };
    await decided(
      2,
      agreed,
      { outcome: 'consensus-with-reservations', reservations: [reservation] },
      { 0: 1, 1: 1, 2: 3, 3: 1 },
    );
    const listed = await test.query('proposal.list', { forumId: world.forumId }, as(world.observer));
    const standing = (id: string) => listed.ok && listed.output.proposals.find((p) => p.id === id);
    expect(standing(objected.proposalId)).toMatchObject({ standing: 'objected', openObjections: 1 });
    expect(standing(agreed.proposalId)).toMatchObject({ standing: 'agreed', openObjections: 0 });
    const shown = await test.query('proposal.show', { proposalId: objected.proposalId }, as(world.observer));
    expect(shown.ok && shown.output.objections).toMatchObject([
      { status: 'maintained', reason: 'Biaya rujukan tidak jelas.', organisation: { id: third.id } },
    ]);
    const page = await test.query('forum.show', { forumId: world.forumId }, as(world.observer));
    expect(page.ok && page.output.proposals.map((p) => p.id)).toEqual([objected.proposalId]);
    expect(page.ok && page.output.facts.openProposals).toBe(1);
    expect(page.ok && page.output.criteria.map((c) => c.met)).toEqual([true, true, true, true, true]);
    const revised = await test.execute(
      'proposal.revise',
      { proposalId: agreed.proposalId, onVersion: 1, reason: 'Tambahan', body: body('Dua antrean.') },
      as(world.facilitator),
    );
    expect(revised.ok).toBe(true);
    const after = await test.query('proposal.show', { proposalId: agreed.proposalId }, as(world.observer));
    // The decision binds the version it names; a new text is untested.
    expect(after.ok && after.output.proposal.standing).toBe('untested');
    expect(after.ok && after.output.decisions).toMatchObject([{ number: 2, version: 1 }]);
  });
});

describe('the register', () => {
  const list = (input: Partial<QueryInput<'decision.list'>> = {}, who = world.observer) =>
    test.query('decision.list', { forumId: world.forumId, ...input }, as(who));

  it('lists the newest first, page by page, and names whose words stay', async () => {
    const all = await list();
    expect(all.ok && all.output.decisions.map((d) => [d.number, d.reserved])).toEqual([
      [2, ['Lembaga CC']],
      [1, ['Lembaga CC']],
    ]);
    const first = await list({ limit: 1 });
    expect(first.ok && first.output.next).toBe('2');
    const second = await list({ limit: 1, after: '2' });
    expect(second.ok && [second.output.decisions[0]?.number, second.output.next]).toEqual([1, null]);
  });

  it('finds by title and by the frozen text, taking signs literally', async () => {
    const byText = await list({ search: 'dibagi RATA' });
    expect(byText.ok && byText.output.decisions.map((d) => d.number)).toEqual([1]);
    const byTitle = await list({ search: 'keputusan 2' });
    expect(byTitle.ok && byTitle.output.decisions.map((d) => d.number)).toEqual([2]);
    const sign = await list({ search: '%' });
    expect(sign.ok && sign.output.total).toBe(0);
  });

  it('finds what is written with other endings, in reservations too, and shows where it stands', async () => {
    const stemmed = await list({ search: 'pembagian biaya' });
    expect(stemmed.ok && stemmed.output.decisions.map((d) => d.number)).toEqual([1]);
    expect(stemmed.ok && stemmed.output.decisions[0]?.excerpt).toContain('⟦');
    const begun = await list({ search: 'bia rujuk' });
    expect(begun.ok && begun.output.decisions.map((d) => d.number)).toEqual([1]);
    const without = await list({ search: 'biaya -rujukan' });
    expect(without.ok && without.output.total).toBe(0);
    const reserved = await list({ search: 'pantau' });
    expect(reserved.ok && reserved.output.decisions.map((d) => d.number)).toEqual([2]);
    const number = await list({ search: '2' });
    expect(number.ok && number.output.decisions.map((d) => d.number)).toEqual([2]);
  });

  it('is narrowed by outcome, session, organisation with its answer, period, and reservations', async () => {
    const all = await list();
    const sessions = all.ok ? all.output.sessions : [];
    expect(sessions).toHaveLength(2);
    const numbers = async (filters: Parameters<typeof list>[0]) => {
      const answer = await list(filters);
      return answer.ok ? answer.output.decisions.map((d) => d.number) : answer.refusal.code;
    };
    expect(await numbers({ outcome: 'no-consensus' })).toEqual([1]);
    const second = all.ok ? all.output.decisions[0]!.session.id : '';
    expect(await numbers({ sessionId: second })).toEqual([2]);
    expect(await numbers({ organisationId: world.organisations[1].id })).toEqual([2]);
    const third = await list({ organisationId: world.organisations[2].id });
    expect(third.ok && third.output.decisions.map((d) => d.said)).toEqual(['agree-with-note', 'object']);
    expect(await numbers({ to: '2020-01-01' })).toEqual([]);
    expect(await numbers({ from: '2020-01-01' })).toEqual([2, 1]);
    expect(await numbers({ reserved: true })).toEqual([2, 1]);
  });

  it('is handed out whole, without names of people', async () => {
    const answer = await test.query('decision.export', { forumId: world.forumId }, as(world.observer));
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.output.total).toBe(2);
    const [agreed, objected] = answer.output.decisions;
    expect(agreed?.reservations).toMatchObject([{ organisation: 'Lembaga CC', reason: 'Pantau.' }]);
    expect(objected?.objections).toMatchObject([{ organisation: 'Lembaga CC', status: 'maintained' }]);
    expect(objected?.positions.map((one) => `${one.code} ${one.position}`).sort()).toEqual([
      'AA agree',
      'BB unanswered',
      'CC object',
      'DD unanswered',
    ]);
    expect(JSON.stringify(answer.output)).not.toContain('Peran ');
  });

  it('is closed to strangers', async () => {
    const stranger = await list({}, other.observer);
    expect(!stranger.ok && stranger.refusal.code).toBe('not_found');
  });
});

describe('a decision', () => {
  it('shows each answer, the words that stay, the text with its hash, and what followed', async () => {
    const text = await proposed('Peta layanan', 'Peta layanan lansia per desa.');
    const [first, second, third, fourth] = world.organisations;
    const reservation = {
      organisationId: third.id,
      level: 3 as const,
      reason: 'Data desa belum lengkap.',
      suggestion: 'Lengkapi dahulu.',
      passage: 'per desa',
    };
    const { decisionId } = await decided(
      3,
      text,
      { outcome: 'consensus-with-reservations', reservations: [reservation] },
      { 0: 1, 1: 4, 2: 3 },
    );
    const agreementId = uuidv7();
    await client.query(
      `insert into agreement (network_id, id, forum_id, decision_id, kind, title, starts_on, ends_on)
       values ($1,$2,$3,$4,'joint-agreement','Kesepakatan peta','2026-01-01','2027-01-01')`,
      [world.networkId, agreementId, world.forumId, decisionId],
    );
    const shown = await test.query('decision.show', { decisionId }, as(world.observer));
    if (!shown.ok) throw new Error(shown.refusal.code);
    const { output } = shown;
    expect(Object.fromEntries(output.positions.map((p) => [p.organisation.id, p.kind]))).toEqual({
      [first.id]: 'agree',
      [second.id]: 'abstain',
      [third.id]: 'agree-with-note',
      [fourth.id]: 'unanswered',
    });
    expect(output.reservations).toMatchObject([{ reason: 'Data desa belum lengkap.', passage: 'per desa' }]);
    expect(output.text).toMatchObject({
      version: 1,
      newest: true,
      body: body('Peta layanan lansia per desa.'),
    });
    expect(output.decision.textHash).toBe(text.hash);
    expect(output.agreements).toEqual([{ id: agreementId, title: 'Kesepakatan peta', status: 'draft' }]);
    expect(output.may.draftAgreement).toBe(false);
    const facilitator = await test.query('decision.show', { decisionId }, as(world.facilitator));
    expect(facilitator.ok && facilitator.output.may.draftAgreement).toBe(true);
    const hidden = await test.query('decision.show', { decisionId }, as(other.observer));
    expect(!hidden.ok && hidden.refusal.code).toBe('not_found');
    const closed = await test.query('decision.show', { decisionId }, as(world.outsider));
    expect(!closed.ok && closed.refusal.code).toBe('forbidden');
  });
});

describe('a later decision on the same proposal', () => {
  const refs = async (decisionId: string) => {
    const shown = await test.query('decision.show', { decisionId }, as(world.observer));
    if (!shown.ok) throw new Error(shown.refusal.code);
    const { supersededBy, replaces } = shown.output;
    return { by: supersededBy?.number ?? null, replaces: replaces.map((one) => one.number) };
  };

  it('replaces it when it agrees on something; an attempt without consensus never undoes an agreement', async () => {
    const text = await proposed('Jadwal piket', 'Piket bergiliran.');
    const failed = await decided(11, text, { outcome: 'no-consensus' }, { 0: 1, 2: 7 });
    const agreed = await decided(12, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    const again = await decided(13, text, { outcome: 'no-consensus' }, { 0: 1, 2: 7 });
    const last = await decided(14, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(await refs(failed.decisionId)).toEqual({ by: 12, replaces: [] });
    expect(await refs(agreed.decisionId)).toEqual({ by: 14, replaces: [11] });
    expect(await refs(again.decisionId)).toEqual({ by: 14, replaces: [] });
    expect(await refs(last.decisionId)).toEqual({ by: null, replaces: [12, 13] });
  });
});

describe('the review of a decision', () => {
  const set = (decisionId: string, reviewOn: string | null, who = world.facilitator) =>
    test.execute('decision.set-review', { decisionId, reviewOn, note: 'Setahun berjalan' }, as(who));
  const stateOf = async (decisionId: string) => {
    const shown = await test.query('decision.show', { decisionId }, as(world.observer));
    return shown.ok ? shown.output.review : null;
  };
  const due = async (who = world.facilitator) => {
    const answer = await test.query('decision.due', {}, as(who));
    return answer.ok ? answer.output.decisions.map((d) => [d.number, d.review.state, d.facilitates]) : [];
  };

  it('comes on its day, is opened with a reason, and ends with the decision that came of it', async () => {
    const text = await proposed('Tarif ambulans', 'Tarif tetap setahun.');
    const { decisionId } = await decided(21, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    const past = await set(decisionId, '2020-01-01');
    expect(!past.ok && past.refusal.fields).toEqual({ reviewOn: 'field_out_of_range' });
    expect((await set(decisionId, '2099-01-01')).ok).toBe(true);
    expect(await stateOf(decisionId)).toMatchObject({ state: 'planned', on: '2099-01-01' });
    expect(await due()).toEqual([]);
    await client.query(`update decision_review set review_on = '2026-01-01' where decision_id = $1`, [
      decisionId,
    ]);
    expect(await due()).toEqual([[21, 'due', true]]);
    expect(await due(world.organisations[2].leader)).toEqual([[21, 'due', false]]);
    expect(await due(world.outsider)).toEqual([]);

    const reopen = (key: string) =>
      test.execute('decision.reopen', { decisionId, reason: key }, as(world.facilitator));
    const opened = await reopen('Harga berubah');
    expect(opened.ok && opened.output).toMatchObject({ proposalId: text.proposalId, version: 1 });
    const twice = await reopen('Sekali lagi');
    expect(!twice.ok && twice.refusal.code).toBe('already_done');
    const late = await set(decisionId, '2099-01-01');
    expect(!late.ok && late.refusal.code).toBe('wrong_state');
    expect(await stateOf(decisionId)).toMatchObject({
      state: 'reopened',
      reason: 'Harga berubah',
      result: null,
    });
    const planning = await test.query('session.planning', { forumId: world.forumId }, as(world.facilitator));
    expect(planning.ok && planning.output.reviews).toEqual([
      { decisionId, number: 21, title: 'Keputusan 21', proposalId: text.proposalId },
    ]);

    await decided(22, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(await stateOf(decisionId)).toMatchObject({ state: 'reviewed', result: { number: 22 } });
    expect(await due()).toEqual([]);
    const superseded = await set(decisionId, '2099-01-01');
    expect(!superseded.ok && superseded.refusal.code).toBe('wrong_state');
  });

  it('can be taken away while nobody has begun', async () => {
    const text = await proposed('Posko banjir', 'Posko di tiga desa.');
    const { decisionId } = await decided(31, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    await set(decisionId, '2099-01-01');
    expect((await set(decisionId, null)).ok).toBe(true);
    expect(await stateOf(decisionId)).toBeNull();
    const partner = await set(decisionId, '2099-01-01', world.organisations[0].delegate);
    expect(!partner.ok && partner.refusal.code).toBe('forbidden');
  });
});
