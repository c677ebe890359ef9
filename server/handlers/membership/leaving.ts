import { sql } from 'drizzle-orm';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { ReadContext } from '#server/kernel/handler.ts';
import { instantOf } from '../forum/read.ts';
import type { ForumSubject } from '../forum/subject.ts';
import { declarationsIn } from './declarations.ts';

interface SessionRow extends Record<string, unknown> {
  id: string;
  title: string;
  starts_at: string;
}
interface CountRow extends Record<string, unknown> {
  organisation_id: string;
  n: string;
}

/** Who is leaving or has left: with what is to be handed over, and the sessions ahead whose list still names it. */
export async function leavingShown(
  context: ReadContext,
  subject: ForumSubject,
): Promise<QueryOutput<'forum.parties'>['leaving']> {
  const { db, now } = context;
  const { networkId, forumId, partyIds } = subject;
  const declarations = await declarationsIn(db, subject, now);
  if (declarations.length === 0) return [];
  const counts = await db.execute<CountRow>(sql`
    select p.organisation_id, count(*) as n from commitment_party p
    join commitment c on c.network_id = p.network_id and c.id = p.commitment_id
    where c.network_id = ${networkId} and c.forum_id = ${forumId} and c.life in ('proposed', 'active')
    group by p.organisation_id`);
  const ahead = await db.execute<SessionRow>(sql`
    select id, title, starts_at from session where network_id = ${networkId} and forum_id = ${forumId}
      and status in ('scheduled', 'postponed', 'open') order by starts_at limit 20`);
  const rooms = await Promise.all(
    ahead.rows.map(async (row) => ({ row, listed: (await context.room(row.id))?.state.partyIds ?? [] })),
  );
  return declarations.map((one) => ({
    ...one,
    openCommitments: Number(counts.rows.find((row) => row.organisation_id === one.organisation.id)?.n ?? 0),
    // Only where it is no longer counted does a list name it in vain.
    sessions: partyIds.includes(one.organisation.id)
      ? []
      : rooms
          .filter(({ listed }) => listed.includes(one.organisation.id))
          .map(({ row }) => ({ id: row.id, title: row.title, startsAt: instantOf(row.starts_at) })),
  }));
}
