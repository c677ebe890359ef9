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

/**
 * How long each sector spoke in a forum's sessions, in milliseconds. A turn lasts until the next word of the queue: its
 * end, another's turn, or the end of the session. What was undone did not happen: a turn that was taken back counts
 * nothing, and one whose end was taken back went on.
 */
export async function spokenIn(
  db: Reader,
  networkId: string,
  forumId: string,
): Promise<Record<Sector, number>> {
  const spoken = await db.execute<SectorRow>(sql`
    with word as (
      select e.network_id, e.session_id, e.seq, e.organisation_id, e.type, e.at, e.command_id,
        lead(e.type) over w as next, lead(e.type, 2) over w as after_next,
        lead(e.command_id) over w as next_command
      from session_event e join session s on s.network_id = e.network_id and s.id = e.session_id
      where e.network_id = ${networkId} and s.forum_id = ${forumId} and s.rehearsal_of is null
        and (e.type in ('turn.given', 'turn.ended', 'session.closed')
          or (e.type = 'step.undone' and e.payload->>'what' in ('turn-given', 'turn-ended')))
      window w as (partition by e.session_id order by e.seq)),
    kept as (
      select *, lead(at) over (partition by session_id order by seq) as until from word
      where type <> 'step.undone' and next is distinct from 'step.undone'
        -- Giving the floor ends the turn before it in the same act: both are taken back together.
        and not (type = 'turn.ended' and next = 'turn.given' and next_command = command_id
          and after_next is not distinct from 'step.undone'))
    select o.sector, round(sum(extract(epoch from (k.until - k.at)) * 1000)) as n from kept k
    join organisation o on o.network_id = k.network_id and o.id = k.organisation_id
    where k.type = 'turn.given' and k.until is not null group by o.sector`);
  return bySector(spoken.rows);
}

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
  const spoken = await spokenIn(db, networkId, forumId);
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
      spokenMs: spoken,
      proposed: bySector(proposed.rows),
      adopted: bySector(proposed.rows.map((row) => ({ sector: row.sector, n: row.agreed }))),
      sessionAhead: (await nextSessions(db, networkId, [forumId], now)).has(forumId),
      sessionsHeld: (await proceedings(db, subject, now)).sessions,
      commitmentsKept: (await commitmentCounts(db, subject, today)).byStatus.kept ?? 0,
    },
  };
}
