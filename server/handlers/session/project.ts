import { sql } from 'drizzle-orm';
import { itemOf } from '#app/domain/session/index.ts';
import { decision } from '#db/schema/index.ts';
import type { Projection } from '#server/kernel/handler.ts';

/**
 * What a room's events mean outside the room: each decision gets its number in the forum's register.
 * The forum is locked for it, so that two sessions that decide at the same moment do not take the same number.
 */
export const projectSession: Projection = async ({ db, room, events, after, now }) => {
  const recorded = events.flatMap((event) => (event.type === 'decision.recorded' ? [event.decision] : []));
  if (recorded.length === 0) return;
  const { networkId, forumId, sessionId } = room;
  await db.execute(sql`select 1 from forum where network_id = ${networkId} and id = ${forumId} for update`);
  const { rows } = await db.execute<{ last: number }>(sql`
    select coalesce(max(number), 0)::int as last from decision
    where network_id = ${networkId} and forum_id = ${forumId}`);
  const last = rows[0]?.last ?? 0;
  await db.insert(decision).values(
    recorded.map((facts, at) => ({
      networkId,
      id: facts.decisionId,
      forumId,
      sessionId,
      itemId: facts.itemId,
      roundId: facts.roundId,
      voteId: facts.voteId,
      number: last + at + 1,
      title: itemOf(after, facts.itemId)?.title ?? after.title,
      outcome: facts.outcome,
      proposalId: facts.text.proposalId,
      proposalVersionId: facts.text.proposalVersionId,
      version: facts.text.version,
      textHash: facts.text.hash,
      facts,
      decidedAt: now,
    })),
  );
};
