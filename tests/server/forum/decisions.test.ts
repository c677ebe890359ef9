import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerTable } from '#app/components/forum/register-table.ts';
import type { QueryInput } from '#app/contract/registry.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { decisionActs, objectionOf } from './decided.ts';
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

const { proposed, decided } = decisionActs(() => ({ test, world, client }));

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

describe('a vote in the register', () => {
  const exported = async (number: number) => {
    const answer = await test.query('decision.export', { forumId: world.forumId }, as(world.observer));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.output.decisions.find((one) => one.number === number)!;
  };
  const tableOf = (decision: Awaited<ReturnType<typeof exported>>) => {
    const { columns, rows } = registerTable([decision], 'decisions');
    return Object.fromEntries(columns.map((name, at) => [name, rows[0]?.[at]]));
  };
  const listed = async (number: number) => {
    const answer = await test.query('decision.list', { forumId: world.forumId }, as(world.observer));
    return answer.ok ? answer.output.decisions.find((one) => one.number === number) : undefined;
  };
  const inWords = (one: { organisation: { name: string }; choice: string; by: string | null }) =>
    `${one.organisation.name} ${one.choice} ${one.by}`;
  const counts = { for: 2, against: 1, abstain: 0, notCast: 1, needed: 3, roll: 4 };
  const silent = () => ({ present: [world.organisations[3].id], absent: [] });

  it('has its counts, and each open vote with its reason; whoever only voted is not called unanswered', async () => {
    const text = await proposed('Jalur ambulans', 'Ambulans lewat jalur dua.');
    const vote = { ...counts, carried: false, dissent: [] };
    await decided(
      4,
      text,
      { outcome: 'by-vote', roundId: null, voteId: uuidv7(), tally: null, vote, unanswered: silent() },
      {},
      {
        0: { choice: 'for', reason: '' },
        1: { choice: 'for', reason: '' },
        2: { choice: 'against', reason: 'Jalurnya sempit.' },
      },
    );
    const decision = await exported(4);
    expect(decision.vote).toEqual({ ...counts, secret: false });
    const said = decision.positions.map((one) => [one.code, one.position, one.vote, one.voteReason]);
    expect(said.sort()).toEqual([
      ['AA', null, 'for', ''],
      ['BB', null, 'for', ''],
      ['CC', null, 'against', 'Jalurnya sempit.'],
      ['DD', 'unanswered', null, null],
    ]);
    expect(tableOf(decision)).toMatchObject({
      votes_for: 2,
      votes_against: 1,
      votes_needed: 3,
      votes_roll: 4,
      vote_secret: false,
      vote_reasons: 'Lembaga CC (against): Jalurnya sempit.',
      unanswered: 'DD',
    });
    const byPosition = registerTable([decision], 'positions').rows.map((row) => row.slice(3));
    expect(byPosition).toContainEqual([
      'CC',
      'Lembaga CC',
      world.organisations[2].sector,
      null,
      'against',
      'Jalurnya sempit.',
      null,
      null,
    ]);
    // The page names who cast which vote for whom; the file names organisations only.
    const votes = ['Lembaga AA for Peran delegate0', 'Lembaga BB for Peran delegate1'];
    const all = [...votes, 'Lembaga CC against Peran delegate2'];
    expect((await listed(4))?.votes.map(inWords)).toEqual(all);
    const shown = await test.query('decision.show', { decisionId: decision.id }, as(world.observer));
    expect(shown.ok && shown.output.vote?.cast.map(inWords)).toEqual(all);
    expect(JSON.stringify(decision)).not.toContain('Peran ');
  });

  it('that was secret has counts only: no ballot, no code, nobody’s choice', async () => {
    const text = await proposed('Nama pos', 'Pos bernama Melati.');
    const ballots = [
      { code: 'AAAA-0000-0001', choice: 'for' as const },
      { code: 'BBBB-0000-0002', choice: 'for' as const },
      { code: 'CCCC-0000-0003', choice: 'against' as const },
    ];
    const vote = { ...counts, carried: false, dissent: [], ballots };
    // Even where a log named a choice by some fault, nothing of a secret vote would.
    await decided(
      5,
      text,
      { outcome: 'by-vote', roundId: null, voteId: uuidv7(), tally: null, vote, unanswered: silent() },
      {},
      { 1: { choice: 'against', reason: 'Rahasia' } },
    );
    const decision = await exported(5);
    expect((await listed(5))?.votes).toEqual([]);
    const shown = await test.query('decision.show', { decisionId: decision.id }, as(world.observer));
    expect(shown.ok && shown.output.vote?.cast).toEqual([]);
    expect(decision.vote).toEqual({ ...counts, secret: true });
    expect(decision.positions.map((one) => [one.code, one.vote, one.voteReason])).toEqual([
      ['DD', null, null],
    ]);
    expect(JSON.stringify(decision)).not.toContain('0000-000');
    expect(tableOf(decision)).toMatchObject({ votes_for: 2, vote_secret: true, vote_reasons: '' });
  });

  it('stands beside reservations that keep their suggestion and their passage', async () => {
    const reservation = {
      organisationId: world.organisations[2].id,
      level: 3 as const,
      reason: 'Data belum lengkap.',
      suggestion: 'Lengkapi dahulu.',
      passage: 'per desa',
    };
    await decided(
      6,
      await proposed('Peta posko', 'Posko per desa.'),
      { outcome: 'consensus-with-reservations', reservations: [reservation] },
      { 0: 1, 2: 3 },
    );
    const decision = await exported(6);
    expect(decision.vote).toBeNull();
    expect(tableOf(decision)).toMatchObject({
      reservations: 'Lembaga CC: Data belum lengkap. (passage: per desa) (suggestion: Lengkapi dahulu.)',
      votes_for: null,
    });
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

describe('a position that was noted and then confirmed', () => {
  it('is told as such, by whom and when, on the page, in the register and in its files, while it is the last word', async () => {
    const text = await proposed('Gudang logistik', 'Gudang di dua desa.');
    const { decisionId, sessionId } = await decided(7, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 3: 1 });
    const [, , third, fourth] = world.organisations;
    const notedAt = '2026-05-01T03:00:00.000Z';
    const confirmedAt = '2026-05-01T03:05:00.000Z';
    const given = (seq: number, by: (typeof world.organisations)[number], level: number, noted: boolean) =>
      client.query(
        `insert into session_event (network_id, session_id, seq, command_id, type, at, organisation_id, person_id, payload)
         select $1, $2, $3, 'x', 'position.given', $4, $5, $6, jsonb_build_object('roundId', round_id, 'level', $7::int)
           || $8::jsonb from decision where id = $9`,
        [
          ...[world.networkId, sessionId, seq, confirmedAt, by.id, by.delegate.personId, level],
          JSON.stringify(
            noted ? { noted: { personId: world.facilitator.personId, at: Date.parse(notedAt) } } : {},
          ),
          decisionId,
        ],
      );
    await given(20, third, 3, true);
    // This one was confirmed, and then the organisation changed its answer by itself.
    await given(21, fourth, 7, true);
    await given(22, fourth, 1, false);
    const shown = await test.query('decision.show', { decisionId }, as(world.observer));
    if (!shown.ok) throw new Error(shown.refusal.code);
    expect(shown.output.positions.flatMap((one) => (one.noted ? one : []))).toMatchObject([
      {
        organisation: { id: third.id },
        kind: 'agree-with-note',
        by: 'Peran delegate2',
        at: confirmedAt,
        noted: { by: 'Peran facilitator', at: notedAt },
      },
    ]);
    const list = await test.query('decision.list', { forumId: world.forumId }, as(world.observer));
    const line = list.ok && list.output.decisions.find((one) => one.number === 7);
    expect(line ? line.noted : null).toMatchObject([
      {
        organisation: { id: third.id },
        by: 'Peran delegate2',
        at: confirmedAt,
        noted: { by: 'Peran facilitator', at: notedAt },
      },
    ]);
    const file = await test.query('decision.export', { forumId: world.forumId }, as(world.observer));
    const exported = file.ok && file.output.decisions.find((one) => one.number === 7);
    if (!exported) throw new Error('not exported');
    expect(JSON.stringify(exported)).not.toContain('Peran ');
    expect(exported.positions.filter((one) => one.notedAt !== null)).toMatchObject([
      { code: 'CC', notedAt, confirmedAt },
    ]);
    const { columns, rows } = registerTable([exported], 'decisions');
    expect(rows[0]?.[columns.indexOf('noted_then_confirmed')]).toBe('CC');
    const [row] = registerTable([exported], 'positions').rows.filter((one) => one[3] === 'CC');
    expect(row?.slice(-2)).toEqual([notedAt, confirmedAt]);
  });
});

describe('a decision in the search', () => {
  it('is found by any form of a word in its text, also where the prefix has swallowed the root', async () => {
    const text = await proposed('Dana talangan', 'Dinas menanggung rujukan dan mengirim bahan yang dipakai.');
    await decided(17, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    const found = async (search: string) => {
      const answer = await test.query(
        'decision.list',
        { forumId: world.forumId, search },
        as(world.observer),
      );
      return answer.ok && answer.output.decisions.some(({ number }) => number === 17);
    };
    for (const search of [
      'ditanggung',
      'tanggungan',
      'merujuk',
      'dirujuk',
      'kiriman',
      'dikirim',
      'memakai',
      'tanggung kirim',
      // One word of the title, one of the text.
      'keputusan dirujuk',
    ])
      expect([search, await found(search)]).toEqual([search, true]);
    for (const search of ['terima', 'tanggung terima', '-rujukan', 'keputusan -rujukan'])
      expect([search, await found(search)]).toEqual([search, false]);
  });
});
