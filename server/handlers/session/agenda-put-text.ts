import { sql } from 'drizzle-orm';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';

/** Puts the newest frozen version of a proposal of this forum before the room. */
export const putText = handleRoom('agenda.put-text', {
  action: 'session.facilitate',
  subject: theRoom,
  async check(tx, room, input) {
    const { rows } = await tx.execute<{ version: number; hash: string; newest: number }>(sql`
      select v.version, v.hash, p.version as newest
      from proposal p join proposal_version v on v.network_id = p.network_id and v.proposal_id = p.id
      where p.network_id = ${room.networkId} and p.forum_id = ${room.forumId} and p.id = ${input.proposalId}
        and p.withdrawn_at is null and v.id = ${input.proposalVersionId}`);
    const found = rows[0] ?? refuse('not_found');
    const same = found.version === input.version && found.hash === input.hash;
    if (!same || found.version !== found.newest) refuse('stale_text');
  },
  command: ({ itemId, proposalId, proposalVersionId, version, hash }) => ({
    type: 'agenda.text',
    itemId,
    text: { proposalId, proposalVersionId, version, hash },
  }),
});
