import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Subject } from '#app/domain/permissions/index.ts';
import { executeNamed } from '#db/client.ts';
import { acceptedByAll } from '#db/in-force.ts';
import { type charter, type contribution, proposal, type topic } from '#db/schema/index.ts';
import type { ReadContext } from '#server/kernel/handler.ts';

/** What an act in a forum is about, with the forum named. */
export interface ForumSubject extends Subject {
  networkId: string;
  forumId: string;
  partyIds: readonly string[];
}

interface SubjectRow extends Record<string, unknown> {
  network_id: string;
  id: string;
  party_ids: string[] | null;
  rules: { transparency: string; observersByName: boolean } | null;
}

/** Only rows of the asking person's network; the operator of the server sees every network. */
export function ofActor(context: Pick<ReadContext, 'actor'>, column: PgColumn | SQL): SQL {
  const { actor } = context;
  if (actor.kind === 'public') return sql`false`;
  return actor.networkId === null ? sql`true` : sql`${column} = ${actor.networkId}`;
}

/**
 * The subject of anything in a forum: its parties and what the charter in force opens. Null when there is no
 * such forum in the actor's network.
 */
export async function forumSubject(
  context: Pick<ReadContext, 'actor' | 'db'>,
  forumId: string,
): Promise<ForumSubject | null> {
  // Written out: Drizzle leaves the table's name off columns here, and the inner tables have the same columns.
  const { rows } = await executeNamed<SubjectRow>(
    context.db,
    sql`
    select f.network_id, f.id,
      (select json_agg(p.organisation_id order by p.position, p.organisation_id) from forum_party p
        where p.network_id = f.network_id and p.forum_id = f.id and p.withdrawn_at is null) as party_ids,
      (select c.rules from charter c where c.network_id = f.network_id and c.forum_id = f.id
        and ${acceptedByAll()} order by c.version desc limit 1) as rules
    from forum f where f.id = ${forumId} and ${ofActor(context, sql`f.network_id`)}`,
  );
  const row = rows[0];
  if (!row) return null;
  return {
    networkId: row.network_id,
    forumId: row.id,
    partyIds: row.party_ids ?? [],
    ...(row.rules?.transparency === 'public' ? { open: 'network' as const } : {}),
    observersByName: row.rules?.observersByName ?? false,
  };
}

/** The forum's subject, narrowed to the organisation the act is done for. */
export async function subjectFor(
  context: Pick<ReadContext, 'actor' | 'db'>,
  forumId: string,
  organisationId?: string,
): Promise<ForumSubject | null> {
  const subject = await forumSubject(context, forumId);
  return subject && (organisationId ? { ...subject, organisationId } : subject);
}

type InForum = typeof charter | typeof topic | typeof proposal | typeof contribution;

/** The forum that a charter, topic, proposal or contribution belongs to. */
async function forumOf(
  context: Pick<ReadContext, 'actor' | 'db'>,
  table: InForum,
  id: string,
): Promise<string | null> {
  const [row] = await context.db
    .select({ forumId: table.forumId })
    .from(table)
    .where(and(eq(table.id, id), ofActor(context, table.networkId)));
  return row?.forumId ?? null;
}

/** The subject of something that belongs to a forum, narrowed to the organisation the act is done for. */
export async function subjectOf(
  context: Pick<ReadContext, 'actor' | 'db'>,
  table: InForum,
  id: string,
  organisationId?: string,
): Promise<ForumSubject | null> {
  const forumId = await forumOf(context, table, id);
  return forumId === null ? null : subjectFor(context, forumId, organisationId);
}

/** A proposal, owned by the organisation that put it forward, narrowed to the one the act is done for. */
export async function subjectOfProposal(
  context: Pick<ReadContext, 'actor' | 'db'>,
  proposalId: string,
  organisationId?: string,
): Promise<ForumSubject | null> {
  const [row] = await context.db
    .select({ forumId: proposal.forumId, ownerId: proposal.organisationId })
    .from(proposal)
    .where(and(eq(proposal.id, proposalId), ofActor(context, proposal.networkId)));
  const subject = row ? await subjectFor(context, row.forumId, organisationId) : null;
  return row && subject ? { ...subject, ownerId: row.ownerId } : null;
}
