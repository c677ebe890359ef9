import { type SQL, sql } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { DecisionItem, ObjectionShown, ProposalItem } from '#app/contract/forum-shapes.ts';
import type { Fallback } from '#app/domain/charter.ts';
import {
  agreedOnText,
  isOpenObjection,
  kindOf,
  OBJECTION_STATUSES,
  type ObjectionStatus,
  type Outcome,
} from '#app/domain/consensus.ts';
import type { Decision } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { required } from '#server/kernel/refusal.ts';
import { agreed } from '../decision/superseded.ts';
import { instantOf, organisationRefs } from './read.ts';

/** SQL: the newest version of proposal `p` has been agreed on, or carried by a vote. */
export const agreedOn = sql`exists (select 1 from decision d where d.network_id = p.network_id and d.proposal_id = p.id
  and d.version = p.version and ${agreed('d')})`;

/** SQL: proposal `p` still waits for the parties' agreement on its newest version. */
export const stillOpen = sql`p.withdrawn_at is null and not ${agreedOn}`;

interface ProposalRow extends Record<string, unknown> {
  id: string;
  number: number;
  title: string;
  version: number;
  organisation_id: string;
  withdrawn_at: string | null;
  revised_at: string;
  outcome: Outcome | null;
  decided_version: number | null;
  carried: boolean | null;
  objections: { status: ObjectionStatus }[] | null;
  written: number;
}

/** SQL: the states in which a written objection stands in the way. */
const openStates = sql`(${sql.join(
  OBJECTION_STATUSES.filter(isOpenObjection).map((status) => sql`${status}`),
  sql`, `,
)})`;

function standingOf(row: ProposalRow, openObjections: number): ProposalItem['standing'] {
  if (row.withdrawn_at) return 'withdrawn';
  if (row.outcome === null) return openObjections > 0 ? 'objected' : 'untested';
  const inForce = agreedOnText(row.outcome, row.carried === null ? null : { carried: row.carried });
  if (row.decided_version !== row.version)
    return row.written > 0 || (openObjections > 0 && !inForce) ? 'objected' : 'untested';
  if (inForce) return 'agreed';
  return openObjections > 0 ? 'objected' : 'not-agreed';
}

/**
 * Proposals with how the parties stand to them: by the newest decision on each, and by the objections in writing that
 * came after it (a decision holds the earlier ones). An objection against an earlier version stays visible until a
 * decision without it.
 * @param where condition on `p`; numbers descend
 */
export async function proposalItems(
  db: Reader,
  networkId: string,
  where: SQL,
  limit: number,
): Promise<ProposalItem[]> {
  const { rows } = await db.execute<ProposalRow>(sql`
    select p.id, p.number, p.title, p.version, p.organisation_id, p.withdrawn_at, v.created_at as revised_at,
      d.outcome, d.version as decided_version, (d.facts->'vote'->>'carried')::boolean as carried,
      d.facts->'objections' as objections,
      (select count(*)::int from remark r where r.network_id = p.network_id and r.proposal_id = p.id
        and r.kind = 'objection' and r.state in ${openStates} and r.created_at > coalesce(d.decided_at, '-infinity')) as written
    from proposal p
    join proposal_version v on v.network_id = p.network_id and v.proposal_id = p.id and v.version = p.version
    left join lateral (select outcome, version, facts, decided_at from decision where network_id = p.network_id
      and proposal_id = p.id order by number desc limit 1) d on true
    where p.network_id = ${networkId} and ${where} order by p.number desc limit ${limit}`);
  const organisations = await organisationRefs(
    db,
    networkId,
    rows.map((row) => row.organisation_id),
  );
  return rows.map((row) => {
    const decided = (row.objections ?? []).filter(({ status }) => isOpenObjection(status)).length;
    const openObjections = decided + row.written;
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      version: row.version,
      organisation: required(organisations.get(row.organisation_id)),
      revisedAt: instantOf(row.revised_at),
      standing: standingOf(row, openObjections),
      openObjections,
    };
  });
}

interface DecisionRow extends Record<string, unknown> {
  id: string;
  number: number;
  title: string;
  outcome: Outcome;
  version: number | null;
  decided_at: string;
  carried: boolean | null;
  next: Fallback | null;
  reservations: { organisationId: string }[] | null;
  objections: { organisationId: string; status: ObjectionStatus }[] | null;
  dissent: { organisationId: string }[] | null;
}

/**
 * Lines of the register of decisions, newest first.
 * @param where condition on `d`
 */
export async function decisionItems(
  db: Reader,
  networkId: string,
  where: SQL,
  limit: number,
): Promise<(DecisionItem & { version: number | null })[]> {
  const { rows } = await db.execute<DecisionRow>(sql`
    select d.id, d.number, d.title, d.outcome, d.version, d.decided_at,
      (d.facts->'vote'->>'carried')::boolean as carried, d.facts->>'next' as next,
      d.facts->'reservations' as reservations, d.facts->'objections' as objections,
      d.facts->'vote'->'dissent' as dissent
    from decision d where d.network_id = ${networkId} and ${where} order by d.number desc limit ${limit}`);
  const objectingTo = (row: DecisionRow) => [
    ...new Set((row.objections ?? []).filter((o) => isOpenObjection(o.status)).map((o) => o.organisationId)),
  ];
  const reservedOf = (row: DecisionRow) => [
    ...new Set([
      ...(row.reservations ?? []).map((r) => r.organisationId),
      ...objectingTo(row),
      ...(row.dissent ?? []).map((vote) => vote.organisationId),
    ]),
  ];
  const organisations = await organisationRefs(db, networkId, rows.flatMap(reservedOf));
  const shortNames = (ids: readonly string[]) => ids.flatMap((id) => organisations.get(id)?.shortName ?? []);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    outcome: row.outcome,
    version: row.version,
    decidedAt: instantOf(row.decided_at),
    carried: row.carried,
    next: row.next,
    reserved: shortNames(reservedOf(row)),
    objecting: shortNames(objectingTo(row)),
  }));
}

/** Line of the register without the version it was about. */
export function registerLine({
  version: _,
  ...item
}: DecisionItem & { version: number | null }): DecisionItem {
  return item;
}

/** Objections as pages show them, from a decision's facts. */
export function objectionsShown(
  objections: Decision['objections'],
  organisations: ReadonlyMap<string, OrganisationRef>,
): ObjectionShown[] {
  return objections.flatMap((objection) => {
    const organisation = organisations.get(objection.organisationId);
    if (!organisation) return [];
    return {
      organisation,
      kind: objection.level === null ? 'object' : kindOf(objection.level),
      version: objection.version,
      status: objection.status,
      reason: objection.reason,
      suggestion: objection.suggestion,
      passage: objection.passage,
      note: objection.note,
      raisedAt: new Date(objection.raisedAt).toISOString(),
    };
  });
}
