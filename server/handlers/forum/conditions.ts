import { and, desc, eq, sql } from 'drizzle-orm';
import type { Readiness } from '#app/domain/conditions/index.ts';
import type { Reader } from '#db/client.ts';
import { readiness } from '#db/schema/index.ts';
import { uuids } from './read.ts';
import type { ForumSubject } from './subject.ts';

/** The newest assessment of a forum's readiness, or null. */
export async function newestReadiness(
  db: Reader,
  { networkId, forumId }: ForumSubject,
): Promise<{ verdict: Readiness; reason: string; at: string } | null> {
  const [row] = await db
    .select({ verdict: readiness.verdict, reason: readiness.reason, createdAt: readiness.createdAt })
    .from(readiness)
    .where(and(eq(readiness.networkId, networkId), eq(readiness.forumId, forumId)))
    .orderBy(desc(readiness.createdAt), desc(readiness.id))
    .limit(1);
  return row ? { verdict: row.verdict, reason: row.reason, at: row.createdAt.toISOString() } : null;
}

/** Parties among these organisations that have not answered the starting conditions while they are being asked. */
export async function notAnswered(
  db: Reader,
  { networkId, forumId }: ForumSubject,
  organisationIds: readonly string[],
): Promise<string[]> {
  if (organisationIds.length === 0) return [];
  const { rows } = await db.execute<{ organisation_id: string }>(sql`
    select o.organisation_id from unnest(${uuids(organisationIds)}::uuid[]) as o(organisation_id)
    join condition_form f on f.network_id = ${networkId} and f.forum_id = ${forumId} and f.closed_at is null
    where not exists (select 1 from condition_answer a where a.network_id = f.network_id and a.form_id = f.id
      and a.organisation_id = o.organisation_id and a.given_at is not null)`);
  return rows.map((row) => row.organisation_id);
}
