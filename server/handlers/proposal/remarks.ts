import { type SQL, sql } from 'drizzle-orm';
import type { Voice } from '#app/contract/forum-shapes.ts';
import type { RemarkShown } from '#app/contract/remark.ts';
import {
  isOpenRemark,
  REMARK_KINDS,
  REMARK_STATES,
  type RemarkKind,
  type RemarkState,
  stepsOf,
} from '#app/domain/remark.ts';
import type { RichDocument } from '#app/editor/document.ts';
import { stillThere } from '#app/editor/passage.ts';
import type { Reader } from '#db/client.ts';
import { authorOf, instantOf, organisationRefs, peopleNames } from '#server/handlers/forum/read.ts';
import { required } from '#server/kernel/refusal.ts';
import { rolesFor, textsOf } from './act.ts';

interface Row extends Record<string, unknown> {
  id: string;
  kind: RemarkKind;
  state: RemarkState;
  version: number;
  proposal_version_id: string;
  block: number | null;
  passage: string;
  wording: string;
  body: string;
  suggestion: string;
  organisation_id: string | null;
  person_id: string;
  note: string;
  result_version: number | null;
  created_at: string;
  support: string[] | null;
  steps:
    | {
        state: RemarkState;
        note: string;
        organisation_id: string | null;
        person_id: string;
        created_at: string;
      }[]
    | null;
}

/** Who looks at remarks, as far as what may be done with them depends on it. */
export interface Looking {
  voices: readonly Voice[];
  facilitates: boolean;
  /** The organisation whose proposal it is. */
  proposalOrganisationId: string;
  /** The newest text; an amendment whose passage is not in it is stale. */
  document: RichDocument;
  withdrawn: boolean;
}

/** Every act the reader may do on a remark, and in whose name. */
function mayOf(
  row: Row,
  looking: Looking,
  refs: Awaited<ReturnType<typeof organisationRefs>>,
): RemarkShown['may'] {
  const about = {
    remarkOrganisationId: row.organisation_id,
    proposalOrganisationId: looking.proposalOrganisationId,
  };
  const speaking = looking.voices.filter((voice) =>
    row.kind === 'objection' ? voice.mayTakePosition : voice.maySpeak,
  );
  const chairs: (string | null)[] = [
    ...speaking.map((voice) => voice.organisation.id),
    ...(looking.facilitates ? [null] : []),
  ];
  const move: RemarkShown['may']['move'] = [];
  for (const organisationId of chairs)
    for (const step of stepsOf(row, rolesFor(organisationId, about)))
      if (!move.some((one) => one.to === step.to))
        move.push({ to: step.to, needsNote: step.note === 'needed', organisationId });
  const proposed = row.kind === 'amendment' && row.state === 'proposed' && !looking.withdrawn;
  const own = speaking.some((voice) => voice.organisation.id === looking.proposalOrganisationId);
  return {
    move: looking.withdrawn ? [] : move,
    accept: proposed && (own || looking.facilitates),
    support: proposed
      ? speaking.flatMap(({ organisation }) =>
          organisation.id === row.organisation_id || row.support?.includes(organisation.id)
            ? []
            : (refs.get(organisation.id) ?? organisation),
        )
      : [],
  };
}

/** SQL: remark `k` still waits for somebody. */
export const openRemark: SQL = sql`(k.kind || ' ' || k.state) in (${sql.join(
  REMARK_KINDS.flatMap((kind) =>
    REMARK_STATES.filter((state) => isOpenRemark({ kind, state })).map((state) => sql`${`${kind} ${state}`}`),
  ),
  sql`, `,
)})`;

/** How many of each kind were said about a proposal, and how many of them still wait for somebody. */
export async function remarkCounts(
  db: Reader,
  networkId: string,
  proposalId: string,
): Promise<Record<RemarkKind, { all: number; open: number }>> {
  const counts: Record<RemarkKind, { all: number; open: number }> = {
    question: { all: 0, open: 0 },
    comment: { all: 0, open: 0 },
    amendment: { all: 0, open: 0 },
    objection: { all: 0, open: 0 },
  };
  const { rows } = await db.execute<{ kind: RemarkKind; state: RemarkState; n: number }>(sql`
    select kind, state, count(*)::int as n from remark
    where network_id = ${networkId} and proposal_id = ${proposalId} group by kind, state`);
  for (const row of rows) {
    counts[row.kind].all += row.n;
    if (isOpenRemark(row)) counts[row.kind].open += row.n;
  }
  return counts;
}

/** An amendment that is neither accepted nor rejected yet. */
const waits = (row: Row): boolean => row.kind === 'amendment' && row.state === 'proposed';

/**
 * What was said about proposals, with its history; the oldest first, as a conversation is read, so many of it.
 * @param where condition on remark `k`
 */
export async function remarksShown(
  db: Reader,
  networkId: string,
  where: SQL,
  looking: Looking,
  limit: number,
): Promise<RemarkShown[]> {
  const { rows } = await db.execute<Row>(sql`
    select k.id, k.kind, k.state, k.version, k.proposal_version_id, k.block, k.passage, k.wording, k.body,
      k.suggestion, k.organisation_id, k.person_id, k.note, k.result_version, k.created_at,
      (select array_agg(s.organisation_id order by s.created_at) from remark_support s
        where s.network_id = k.network_id and s.remark_id = k.id) as support,
      (select json_agg(json_build_object('state', s.state, 'note', s.note, 'organisation_id', s.organisation_id,
          'person_id', s.person_id, 'created_at', s.created_at) order by s.created_at, s.id)
        from remark_step s where s.network_id = k.network_id and s.remark_id = k.id) as steps
    from remark k where k.network_id = ${networkId} and ${where} order by k.created_at, k.id limit ${limit}`);
  const refs = await organisationRefs(
    db,
    networkId,
    rows.flatMap((row) => [
      row.organisation_id,
      ...(row.support ?? []),
      ...(row.steps ?? []).map((step) => step.organisation_id),
    ]),
  );
  const people = await peopleNames(
    db,
    networkId,
    rows.flatMap((row) => [row.person_id, ...(row.steps ?? []).map((step) => step.person_id)]),
  );
  const before = await textsOf(
    { db },
    networkId,
    rows.filter(waits).map((row) => row.proposal_version_id),
  );
  const by = (row: { person_id: string; organisation_id: string | null }) =>
    authorOf({ personId: row.person_id, organisationId: row.organisation_id }, people, refs);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    open: isOpenRemark(row),
    version: row.version,
    block: row.block,
    passage: row.passage,
    wording: row.wording,
    body: row.body,
    suggestion: row.suggestion,
    author: by(row),
    note: row.note,
    resultVersion: row.result_version,
    stale:
      waits(row) &&
      stillThere(
        looking.document,
        { block: row.block, words: row.passage },
        required(before.get(row.proposal_version_id)),
      ) === null,
    support: (row.support ?? []).flatMap((id) => refs.get(id) ?? []),
    steps: (row.steps ?? []).map((step) => ({
      state: step.state,
      note: step.note,
      author: by(step),
      createdAt: instantOf(step.created_at),
    })),
    createdAt: instantOf(row.created_at),
    may: mayOf(row, looking, refs),
  }));
}
