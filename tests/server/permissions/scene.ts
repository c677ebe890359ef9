import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Answer } from '#app/contract/errors.ts';
import type { CommandInput, CommandName, CommandOutput } from '#app/contract/registry.ts';
import { defaultGroundRules, type GroundRules } from '#app/domain/charter.ts';
import type { SessionState } from '#app/domain/session/index.ts';
import { as, asPublic, type TestKernel } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';

/** One of everything, made through the commands themselves, so that every name has something to be about. */
export interface Scene {
  world: World;
  topicId: string;
  contributionId: string;
  /** Of the delegate of organisation 2: somebody replied. */
  noticeId: string;
  proposalId: string;
  proposalVersionId: string;
  proposalHash: string;
  /** What the organisation puts forward whose delegate, leader and speaker stand at the doors. */
  ownProposalId: string;
  /** A question about that proposal. */
  remarkId: string;
  /** Open, with a round open on its only deciding item. */
  sessionId: string;
  shortCode: string;
  /** An observer with a name only, in that session. */
  guestId: string;
  itemId: string;
  roundId: string;
  /** Closed, with a decision and its record. */
  closedSessionId: string;
  decisionId: string;
  /** Closed, its minutes offered, with a correction that awaits an answer. */
  minutesSessionId: string;
  correctionId: string;
  recordId: string;
  recordCode: string;
  agreementId: string;
  /** Another agreement, still a draft. */
  draftId: string;
  commitmentId: string;
  reportId: string;
  /** An evidence file of that report, also attached to the contribution. */
  fileHash: string;
  /** Of the empowerment plan. */
  measureId: string;
  /** Open: starting conditions are being asked. */
  formId: string;
  /** A file that is material of the open session. */
  materialHash: string;
  boardId: string;
  columnId: string;
  cardId: string;
  /** A place and a mandate of somebody. */
  membershipId: string;
  mandateId: string;
  /** A reference figure, and what somebody does for a group. */
  indicatorId: string;
  authorityId: string;
  rules: GroundRules;
  /** Some act in the ledger. */
  entryId: string;
}

export const doc = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** Executes and insists: a scene that cannot be set is a fault of the product or of the scene. */
export function director(t: TestKernel) {
  return async function act<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    who: WorldPerson,
  ): Promise<CommandOutput<N>> {
    const answer = await t.execute(name, input, as(who));
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
    return answer.output;
  };
}

async function heldSession(t: TestKernel, world: World, proposalId: string, title: string) {
  const act = director(t);
  const { sessionId, shortCode } = await act(
    'session.schedule',
    {
      forumId: world.forumId,
      title,
      place: 'Aula',
      startsAt: '2027-01-20T02:00:00.000Z',
      endsAt: '2027-01-20T05:00:00.000Z',
      agenda: [{ title: 'Usulan', mode: 'deciding', minutes: 30, proposalId }],
    },
    world.facilitator,
  );
  await act('session.open', { sessionId }, world.facilitator);
  for (const { id, delegate } of world.organisations) {
    await act(
      'attendance.mark',
      { sessionId, organisationId: id, mode: 'online', role: 'delegate' },
      delegate,
    );
  }
  const state = async (): Promise<SessionState> => (await t.kernel.room(sessionId))!.state;
  const itemId = (await state()).itemIds[0]!;
  await act('agenda.start', { sessionId, itemId }, world.facilitator);
  await act('agenda.step', { sessionId, itemId, step: 'test' }, world.facilitator);
  await act('round.open', { sessionId, itemId, visibility: 'live' }, world.facilitator);
  return { sessionId, shortCode, itemId, roundId: (await state()).openRoundId!, state };
}

/** Sets the scene in a fresh database. */
export async function setScene(t: TestKernel, name?: string): Promise<Scene> {
  const rules: GroundRules = { ...defaultGroundRules, fallback: ['postpone', 'vote'] };
  const world = await buildWorld(t.database, {
    rules,
    ...(name ? { name } : {}),
  });
  const act = director(t);
  const [a, b, c] = world.organisations;
  const { forumId, facilitator } = world;
  const { topicId } = await act(
    'topic.open',
    { forumId, organisationId: a.id, title: 'Topik', mode: 'deciding' },
    a.delegate,
  );
  const { contributionId } = await act(
    'contribution.write',
    { topicId, organisationId: c.id, body: doc('Masukan') },
    c.delegate,
  );
  await act(
    'contribution.write',
    { topicId, organisationId: a.id, parentId: contributionId, body: doc('Balasan') },
    a.delegate,
  );
  const told = await insist(t.query('notice.list', {}, as(c.delegate)));
  const proposal = await act(
    'proposal.submit',
    { forumId, topicId, organisationId: a.id, title: 'Usulan', body: doc('Isi usulan') },
    a.delegate,
  );

  const ownProposal = await act(
    'proposal.submit',
    { forumId, organisationId: c.id, title: 'Usulan sendiri', body: doc('Isi usulan sendiri') },
    c.delegate,
  );
  const { remarkId } = await act(
    'remark.make',
    {
      proposalId: proposal.proposalId,
      onVersion: 1,
      kind: 'question',
      organisationId: c.id,
      body: 'Apa maksudnya?',
    },
    c.delegate,
  );

  const past = await heldSession(t, world, proposal.proposalId, 'Sesi lalu');
  for (const { id, delegate } of world.organisations) {
    await act(
      'position.give',
      { sessionId: past.sessionId, roundId: past.roundId, organisationId: id, level: 1 },
      delegate,
    );
  }
  await act('round.close', { sessionId: past.sessionId, roundId: past.roundId }, facilitator);
  const decisionId = (await past.state()).decisions[0]!.decisionId;
  await act('agenda.finish', { sessionId: past.sessionId, itemId: past.itemId }, facilitator);
  await act('session.close', { sessionId: past.sessionId }, facilitator);
  const record = await act('record.issue', { sessionId: past.sessionId, number: 'UJI/1' }, facilitator);
  const minutes = { sessionId: past.sessionId };
  await act('minutes.begin', minutes, world.noteTaker);
  const action = { ...minutes, what: 'Menyusun jadwal', organisationId: a.id, due: '2027-03-01' };
  await act('minutes.note-action', action, world.noteTaker);
  await act('minutes.offer', { ...minutes, onVersion: 0, confirmBy: '2027-02-01' }, world.noteTaker);
  const correction = { ...minutes, organisationId: a.id, version: 1, text: 'Waktunya keliru.' };
  const { correctionId } = await act('minutes.correct', correction, a.delegate);
  const now = await heldSession(t, world, proposal.proposalId, 'Sesi kini');

  const agreement = {
    decisionId,
    kind: 'cooperation-agreement' as const,
    title: 'Perjanjian',
    partyIds: [a.id, c.id],
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
  };
  const { agreementId } = await act('agreement.draft', agreement, facilitator);
  const { commitmentId } = await act(
    'commitment.propose',
    {
      agreementId,
      title: 'Komitmen',
      ownerId: c.id,
      supporterIds: [a.id],
      indicator: 'Orang terlayani',
      baseline: 0,
      target: 10,
      unit: 'orang',
      startsOn: '2027-01-01',
      dueOn: '2027-06-30',
      verification: 'Laporan',
    },
    facilitator,
  );
  for (const { id, leader } of [a, c])
    await act('commitment.accept', { commitmentId, organisationId: id }, leader);
  const { reportId } = await act(
    'commitment.report',
    {
      commitmentId,
      organisationId: c.id,
      achieved: 5,
      note: 'Separuh jalan',
      evidence: [{ kind: 'link', label: 'Laporan', url: 'https://example.org/laporan' }],
    },
    c.delegate,
  );
  const { agreementId: draftId } = await act(
    'agreement.draft',
    { ...agreement, title: 'Rancangan' },
    facilitator,
  );

  const { boardId } = await act(
    'board.create',
    { forumId, title: 'Papan', goal: 'Tujuan', columns: ['Disiapkan', 'Dikerjakan'] },
    facilitator,
  );
  const { columnId } = await act('column.add', { boardId, title: 'Selesai' }, facilitator);
  const { cardId } = await act(
    'card.add',
    { boardId, columnId, title: 'Kartu', leadId: a.id, supporterIds: [b.id] },
    facilitator,
  );
  await insist(t.execute('guest.enter', { code: now.shortCode, name: 'Warga Pengamat' }, asPublic));
  const watched = await insist(t.query('session.room', { sessionId: now.sessionId }, as(facilitator)));
  const { guestId } = watched.guests[0]!;
  const { formId } = await act('conditions.open', { forumId }, facilitator);
  const { measureId } = await act(
    'empowerment.add',
    {
      forumId,
      what: 'Ongkos',
      forSector: 'non-government',
      forIds: [],
      providerId: a.id,
      dueOn: '2027-02-01',
    },
    facilitator,
  );
  const receipt = await t.kernel.execute(
    'topic.open',
    { forumId, organisationId: a.id, title: 'Topik lain', mode: 'consultative' },
    as(a.delegate),
  );
  const entryId = receipt.answer.ok ? receipt.answer.receipt!.entryId : '';
  const fileHash = await attachFile(t, world.networkId, { commitmentId, reportId, contributionId });
  const materialHash = await attachMaterial(t, world.networkId, now.sessionId);
  const { person } = await insist(
    t.query('network.person', { personId: world.speaker.personId }, as(world.administrator)),
  );
  const { indicatorId } = await act(
    'indicator.add',
    {
      code: 'UJI-1',
      name: 'Angka acuan',
      kind: 'macro',
      unit: 'persen',
      direction: 'up',
      target: null,
      source: 'Uji',
      illustrative: true,
      series: { '2024': 1 },
    },
    world.administrator,
  );
  const { authorityId } = await act(
    'authority.set',
    { subject: 'Lansia', organisationId: b.id, role: 'leading', basis: 'Uji' },
    world.administrator,
  );
  return {
    indicatorId,
    authorityId,
    membershipId: person.memberships[0]!.membershipId,
    mandateId: person.mandates[0]!.mandateId,
    rules,
    world,
    topicId,
    contributionId,
    noticeId: told.notices[0]!.id,
    proposalId: proposal.proposalId,
    proposalVersionId: proposal.proposalVersionId,
    proposalHash: proposal.hash,
    ownProposalId: ownProposal.proposalId,
    remarkId,
    sessionId: now.sessionId,
    shortCode: now.shortCode,
    guestId,
    itemId: now.itemId,
    roundId: now.roundId,
    closedSessionId: past.sessionId,
    decisionId,
    minutesSessionId: past.sessionId,
    correctionId,
    recordId: record.recordId,
    recordCode: record.code,
    agreementId,
    draftId,
    commitmentId,
    reportId,
    fileHash,
    measureId,
    formId,
    materialHash,
    boardId,
    columnId,
    cardId,
    entryId,
  };
}

async function insist<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.refusal));
  return given.output;
}

/** Evidence with a file, put there as the owner: the file itself is not what is asked about. */
async function attachFile(
  t: TestKernel,
  networkId: string,
  to: { commitmentId: string; reportId: string; contributionId: string },
): Promise<string> {
  const fileHash = createHash('sha256').update(networkId).digest('hex');
  const client = new pg.Client({ connectionString: t.database.adminUrl });
  await client.connect();
  await client.query(
    `insert into evidence (network_id, id, report_id, commitment_id, kind, label, file_hash, file_type, file_bytes)
     values ($1, gen_random_uuid(), $2, $3, 'file', 'Bukti', $4, 'application/pdf', 10)`,
    [networkId, to.reportId, to.commitmentId, fileHash],
  );
  await client.query(
    `insert into contribution_attachment (network_id, id, contribution_id, kind, label, file_hash, file_type, file_bytes)
     values ($1, gen_random_uuid(), $2, 'file', 'Lampiran', $3, 'application/pdf', 10)`,
    [networkId, to.contributionId, fileHash],
  );
  await client.end();
  return fileHash;
}

/** Material with a file, put there as the owner. */
async function attachMaterial(t: TestKernel, networkId: string, sessionId: string): Promise<string> {
  const fileHash = createHash('sha256').update(`material ${networkId}`).digest('hex');
  const client = new pg.Client({ connectionString: t.database.adminUrl });
  await client.connect();
  await client.query(
    `insert into session_material (network_id, id, session_id, title, file_hash, file_type, file_bytes)
     values ($1, gen_random_uuid(), $2, 'Bahan', $3, 'application/pdf', 10)`,
    [networkId, sessionId, fileHash],
  );
  await client.end();
  return fileHash;
}
