import { sql } from 'drizzle-orm';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';

/**
 * Hands the steering over. Who receives it facilitates the forum or takes its notes: somebody the parties know as
 * neutral. A note-taker becomes a facilitator of this session, and of no other.
 */
export const handSteering = handleRoom('steering.hand', {
  action: 'session.facilitate',
  subject: theRoom,
  sealed: ({ personId }) => ({ to: personId }),
  async check(tx, room, { personId }) {
    const { rowCount } = await tx.execute(sql`
      select 1 from forum_role r join person p on p.network_id = r.network_id and p.id = r.person_id
      where r.network_id = ${room.networkId} and r.forum_id = ${room.forumId} and r.person_id = ${personId}
        and r.role in ('facilitator', 'note-taker') and p.erased_at is null limit 1`);
    if (rowCount !== 1) refuse('invalid_input', { fields: { personId: 'field_not_in_list' } });
  },
  command: ({ personId }) => ({ type: 'steering.hand', toId: personId }),
  async effect(tx, room, { personId }) {
    await tx.execute(sql`
      update session set facilitator_ids = array_append(facilitator_ids, ${personId}::uuid)
      where network_id = ${room.networkId} and id = ${room.sessionId} and not ${personId}::uuid = any(facilitator_ids)`);
  },
});
