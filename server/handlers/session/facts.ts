import { sql } from 'drizzle-orm';
import type { CommandContext } from '#server/kernel/handler.ts';

/** After the commit, the pages of this session read anew what lies beside its log: materials, answers, observers. */
export function tellFacts({ afterCommit, tools }: CommandContext, sessionId: string): void {
  afterCommit(() => tools.signals.factsChanged({ sessionId }));
}

/** The same for the sessions of a forum that are still to come or under way: something was written about a proposal. */
export async function tellFactsOfForum(
  context: CommandContext,
  forum: { networkId: string; forumId: string },
): Promise<void> {
  const { rows } = await context.db.execute<{ id: string }>(sql`
    select id from session where network_id = ${forum.networkId} and forum_id = ${forum.forumId}
      and status in ('scheduled', 'postponed', 'open')`);
  for (const { id } of rows) tellFacts(context, id);
}
