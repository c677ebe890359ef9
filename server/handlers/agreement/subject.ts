import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/actor.ts';
import { acceptedByAll } from '#db/in-force.ts';
import type { ReadContext } from '#server/kernel/handler.ts';
import { uuids } from '../forum/read.ts';
import { type ForumSubject, forumSubject, ofActor } from '../forum/subject.ts';

/** What an act on an agreement or a commitment in it is about. */
export interface AgreementSubject extends ForumSubject {
  agreementId: string;
  /** Parties of the agreement itself, in its order; `partyIds` has those of the forum as well, who may read it. */
  signatoryIds: readonly string[];
}

interface Row extends Record<string, unknown> {
  id: string;
  forum_id: string;
  signatories: string[] | null;
  owner_id: string | null;
}

async function found(
  context: ReadContext,
  from: SQL,
  organisationId?: string,
): Promise<AgreementSubject | null> {
  const { rows } = await context.db.execute<Row>(from);
  const row = rows[0];
  if (!row) return null;
  const forum = await forumSubject(context, row.forum_id);
  if (!forum) return null;
  const signatoryIds = row.signatories ?? [];
  return {
    ...forum,
    agreementId: row.id,
    signatoryIds,
    // Who has left the forum still answers for what it signed.
    partyIds: [...new Set([...forum.partyIds, ...signatoryIds])],
    ...(row.owner_id ? { ownerId: row.owner_id } : {}),
    ...(organisationId ? { organisationId } : {}),
  };
}

const signatories = sql`(select array_agg(p.organisation_id order by p.position) from agreement_party p
  where p.network_id = a.network_id and p.agreement_id = a.id) as signatories`;

/** The subject of an act on an agreement; null when the actor's network has no such agreement. */
export const agreementSubject = (
  context: ReadContext,
  agreementId: string,
  organisationId?: string,
): Promise<AgreementSubject | null> =>
  found(
    context,
    sql`select a.id, a.forum_id, ${signatories}, null as owner_id from agreement a
      where a.id = ${agreementId} and ${ofActor(context, sql`a.network_id`)}`,
    organisationId,
  );

/** The subject of an act on a commitment; null when the actor's network has no such commitment. */
export const commitmentSubject = (
  context: ReadContext,
  commitmentId: string,
  organisationId?: string,
): Promise<AgreementSubject | null> =>
  found(
    context,
    sql`select a.id, a.forum_id, ${signatories}, c.owner_id from commitment c
      join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
      where c.id = ${commitmentId} and ${ofActor(context, sql`c.network_id`)}`,
    organisationId,
  );

/** The subject of an act on a report of progress: that of its commitment. */
export const reportSubject = (
  context: ReadContext,
  reportId: string,
  organisationId?: string,
): Promise<AgreementSubject | null> =>
  found(
    context,
    sql`select a.id, a.forum_id, ${signatories}, c.owner_id from progress_report r
      join commitment c on c.network_id = r.network_id and c.id = r.commitment_id
      join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
      where r.id = ${reportId} and ${ofActor(context, sql`r.network_id`)}`,
    organisationId,
  );

/**
 * SQL: the reader may see forum `f` (aReaderOfTheForum, as a condition), or is a party of agreement `a` in it.
 * For lists, which ask for many things at once.
 */
export function readable(actor: Actor): SQL {
  if (actor.kind !== 'person') return sql`false`;
  if (actor.administrator) return sql`true`;
  const mine = uuids(actor.representing.map((r) => r.organisationId));
  const held = uuids(Object.keys(actor.forumRoles));
  return sql`(f.id = any(${held}::uuid[])
    or exists (select 1 from forum_party p where p.network_id = f.network_id and p.forum_id = f.id
      and p.withdrawn_at is null and p.organisation_id = any(${mine}::uuid[]))
    or exists (select 1 from agreement_party p where p.network_id = a.network_id and p.agreement_id = a.id
      and p.organisation_id = any(${mine}::uuid[]))
    or coalesce((select k.rules->>'transparency' = 'public' from charter k where k.network_id = f.network_id
      and k.forum_id = f.id and ${acceptedByAll('k')} order by k.version desc limit 1), false))`;
}
