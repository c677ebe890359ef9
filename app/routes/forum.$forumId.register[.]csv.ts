import type { LoaderFunctionArgs } from '@remix-run/node';
import { registerFilters } from '#app/components/forum/register-query.server.ts';
import type { ExportedDecision } from '#app/contract/decision.ts';
import { type Cell, csv } from '#app/csv.ts';
import { LEVEL_KINDS } from '#app/domain/consensus.ts';
import { ask } from '#app/forms/ask.server.ts';

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
  'reservations',
  'objections',
  'next',
  'superseded_by',
  'agreements',
  'commitments',
  'review_on',
  'review_state',
];

const joined = (parts: readonly string[]) => parts.join('\n');

function rowOf(decision: ExportedDecision): Cell[] {
  const { proposal, quorum, positions } = decision;
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
    joined(decision.reservations.map((one) => `${one.organisation}: ${one.reason}`)),
    joined(decision.objections.map((one) => `${one.organisation} (${one.status}): ${one.reason}`)),
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
  ]);

/** The register as a table: one row for each decision, or (`isi=sikap`) one for each position in it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const { forum, network, madeAt, decisions } = await ask(context, request, 'decision.export', {
    forumId: params.forumId ?? '',
    ...registerFilters(asked),
  });
  const bySaid = asked.get('isi') === 'sikap';
  // A table has no place for metadata: each row says where and when it comes from.
  const source: Cell[] = [network, forum.name, madeAt];
  const rows = bySaid ? decisions.flatMap(positionRows) : decisions.map(rowOf);
  const columns = [...(bySaid ? POSITION_COLUMNS : COLUMNS), 'network', 'forum', 'made_at'];
  return new Response(
    csv(
      columns,
      rows.map((row) => [...row, ...source]),
    ),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="register-${bySaid ? 'sikap' : 'keputusan'}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    },
  );
}
