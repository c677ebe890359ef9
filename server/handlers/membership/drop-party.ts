import { sql } from 'drizzle-orm';
import { partiesOf } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from '../session/room-subject.ts';

/**
 * Takes a party that has left off the list of a session that was scheduled while it belonged. Who attended or
 * answered keeps its seat: the room refuses it.
 */
export const dropParty = handleRoom('session.drop-party', {
  action: 'session.facilitate',
  subject: theRoom,
  async check(tx, room, input) {
    const { rows } = await tx.execute<{ left: boolean }>(sql`
      select withdrawn_at is not null as left from forum_party where network_id = ${room.networkId}
        and forum_id = ${room.forumId} and organisation_id = ${input.organisationId}`);
    if (!rows[0]) refuse('not_found');
    if (!rows[0].left) refuse('wrong_state');
  },
  command: (input, { state }) => ({
    type: 'parties.revise',
    parties: partiesOf(state).filter(({ organisationId }) => organisationId !== input.organisationId),
  }),
});
