import type { ExportedDecision } from '#app/contract/decision.ts';
import type { Cell } from '#app/csv.ts';
import { LEVEL_KINDS } from '#app/domain/consensus.ts';

const KINDS = [...LEVEL_KINDS, 'unanswered'] as const;

const COLUMNS = [
  'number',
  'title',
  'outcome',
  'carried',
  'decided_at',
  'session',
  'proposal',
  'proposal_title',
  'version',
  'text_sha256',
  'quorum_met',
  'present',
  'parties',
  ...KINDS.map((kind) => kind.replaceAll('-', '_')),
  'noted_then_confirmed',
  'votes_for',
  'votes_against',
  'votes_abstain',
  'votes_not_cast',
  'votes_needed',
  'votes_roll',
  'vote_secret',
  'vote_reasons',
  'reservations',
  'objections',
  'next',
  'superseded_by',
  'agreements',
  'commitments',
  'review_on',
  'review_state',
];

/** What somebody said, with the passage it is about and the change they suggest, in one cell. */
const inWords = (one: { reason: string; suggestion: string; passage: string }) =>
  [
    one.reason,
    one.passage && `(passage: ${one.passage})`,
    one.suggestion && `(suggestion: ${one.suggestion})`,
  ]
    .filter(Boolean)
    .join(' ');

const joined = (parts: readonly string[]) => parts.join('\n');

/** The figures of a vote, in the order of their columns. */
const votesOf = (vote: ExportedDecision['vote']): Cell[] =>
  vote
    ? [vote.for, vote.against, vote.abstain, vote.notCast, vote.needed, vote.roll, vote.secret]
    : Array<Cell>(7).fill(null);

function rowOf(decision: ExportedDecision): Cell[] {
  const { proposal, quorum, positions, vote } = decision;
  const named = (kind: (typeof KINDS)[number]) =>
    positions.filter((one) => one.position === kind).map((one) => one.code);
  return [
    decision.number,
    decision.title,
    decision.outcome,
    decision.carried,
    decision.decidedAt,
    decision.session,
    proposal && `U-${String(proposal.number).padStart(2, '0')}`,
    proposal?.title ?? null,
    proposal?.version ?? null,
    decision.textHash,
    quorum.met,
    quorum.present,
    quorum.parties,
    ...KINDS.map((kind) => named(kind).join(' ')),
    positions
      .filter((one) => one.notedAt !== null)
      .map((one) => one.code)
      .join(' '),
    ...votesOf(vote),
    joined(
      positions.flatMap((one) =>
        one.voteReason ? `${one.organisation} (${one.vote}): ${one.voteReason}` : [],
      ),
    ),
    joined(decision.reservations.map((one) => `${one.organisation}: ${inWords(one)}`)),
    joined(decision.objections.map((one) => `${one.organisation} (${one.status}): ${inWords(one)}`)),
    decision.next,
    decision.supersededBy,
    joined(decision.agreements.map((one) => `${one.title} (${one.status})`)),
    joined(decision.commitments.map((one) => `${one.title}: ${one.owner}, ${one.dueOn} (${one.status})`)),
    decision.reviewOn,
    decision.reviewState,
  ];
}

const POSITION_COLUMNS = [
  'number',
  'title',
  'decided_at',
  'code',
  'organisation',
  'sector',
  'position',
  'vote',
  'vote_reason',
  'noted_at',
  'confirmed_at',
];

const positionRows = (decision: ExportedDecision): Cell[][] =>
  decision.positions.map((one) => [
    decision.number,
    decision.title,
    decision.decidedAt,
    one.code,
    one.organisation,
    one.sector,
    one.position,
    one.vote,
    one.voteReason,
    one.notedAt,
    one.confirmedAt,
  ]);

/** The register as a table: one row for each decision, or for each position in them. */
export function registerTable(
  decisions: readonly ExportedDecision[],
  rows: 'decisions' | 'positions',
): { columns: string[]; rows: Cell[][] } {
  return rows === 'positions'
    ? { columns: POSITION_COLUMNS, rows: decisions.flatMap(positionRows) }
    : { columns: COLUMNS, rows: decisions.map(rowOf) };
}
