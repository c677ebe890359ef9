import { sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import type { RoomFacts } from '#server/kernel/handler.ts';

/** Proposals of the room's forum that were withdrawn: nothing is decided on them any more. */
export async function withdrawnIn(
  tx: Reader,
  room: Pick<RoomFacts, 'networkId' | 'forumId'>,
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from proposal where network_id = ${room.networkId} and forum_id = ${room.forumId}
      and withdrawn_at is not null`);
  return new Set(rows.map((row) => row.id));
}

/** Whether what `withdrawnIn` found names this proposal. */
export const isWithdrawn = (withdrawn: ReadonlySet<string>, proposalId: string | undefined): boolean =>
  proposalId !== undefined && withdrawn.has(proposalId);
