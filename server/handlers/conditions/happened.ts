import { sql } from 'drizzle-orm';
import type { ForumHappened } from '#app/domain/conditions/index.ts';
import { forEachSector, type Sector } from '#app/domain/sector.ts';
import type { Reader } from '#db/client.ts';
import { commitmentCounts, holdings, partyCounts, proceedings } from '../forum/counted.ts';
import { agreedOn } from '../forum/items.ts';
import { charterStates, nextSessions } from '../forum/state.ts';
import type { ForumSubject } from '../forum/subject.ts';

interface SectorRow extends Record<string, unknown> {
  sector: Sector;
  n: string;
}
interface ProposalRow extends SectorRow {
  agreed: string;
}

const bySector = (rows: readonly { sector: Sector; n: string }[]) =>
  forEachSector((sector) => Number(rows.find((row) => row.sector === sector)?.n ?? 0));

/** What happened in a forum, as far as the propositions ask about it, and where its charter stands. */
export async function happenedIn(
  db: Reader,
  subject: ForumSubject,
  now: Date,
  today: string,
): Promise<{
  happened: ForumHappened;
  charter: { version: number; accepted: number; parties: number } | null;
}> {
  const { networkId, forumId } = subject;
  // A turn lasts until the next word of the queue: its end, or another's turn.
  const spoken = await db.execute<SectorRow>(sql`
    select o.sector, round(sum(extract(epoch from (t.until - t.at)) * 1000)) as n from (
      select e.network_id, e.organisation_id, e.type, e.at,
        lead(e.at) over (partition by e.session_id order by e.seq) as until
      from session_event e join session s on s.network_id = e.network_id and s.id = e.session_id
      where e.network_id = ${networkId} and s.forum_id = ${forumId} and s.rehearsal_of is null
        and e.type in ('turn.given', 'turn.ended', 'session.closed')) t
    join organisation o on o.network_id = t.network_id and o.id = t.organisation_id
    where t.type = 'turn.given' and t.until is not null group by o.sector`);
  const proposed = await db.execute<ProposalRow>(sql`
    select o.sector, count(*) as n, count(*) filter (where ${agreedOn}) as agreed
    from proposal p join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    where p.network_id = ${networkId} and p.forum_id = ${forumId} and p.withdrawn_at is null group by o.sector`);
  const charter = (await charterStates(db, networkId, [forumId])).get(forumId) ?? null;
  return {
    charter,
    happened: {
      parties: (await partyCounts(db, subject, today)).parties,
      accepted: charter?.accepted ?? null,
      contributions: (await holdings(db, subject)).contributions,
      spokenMs: bySector(spoken.rows),
      proposed: bySector(proposed.rows),
      adopted: bySector(proposed.rows.map((row) => ({ sector: row.sector, n: row.agreed }))),
      sessionAhead: (await nextSessions(db, networkId, [forumId], now)).has(forumId),
      sessionsHeld: (await proceedings(db, subject, now)).sessions,
      commitmentsKept: (await commitmentCounts(db, subject, today)).byStatus.kept ?? 0,
    },
  };
}
