import { sql } from 'drizzle-orm';
import { itemOf, specialsOf } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';
import { isWithdrawn, withdrawnIn } from './withdrawn.ts';

/** Replaces the agenda. A text must be a frozen version of a proposal of this forum; newer ones are put later. */
export const reviseAgenda = handleRoom('agenda.revise', {
  action: 'session.facilitate',
  subject: theRoom,
  async check(tx, room, { agenda }) {
    const given = agenda.flatMap(({ text }, at) => (text ? [{ at, ...text }] : []));
    if (given.length === 0) return;
    const { rows } = await tx.execute<{ at: number }>(sql`
      select g.at from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as g(at int, "proposalId" uuid, "proposalVersionId" uuid, version int, hash text)
      join proposal p on p.network_id = ${room.networkId} and p.forum_id = ${room.forumId} and p.id = g."proposalId"
      join proposal_version v on v.network_id = p.network_id and v.proposal_id = p.id
        and v.id = g."proposalVersionId" and v.version = g.version and v.hash = g.hash`);
    const found = new Set(rows.map((row) => row.at));
    const missing = given.find(({ at }) => !found.has(at));
    if (missing) refuse('invalid_input', { fields: { [`agenda.${missing.at}.text`]: 'not_found' } });
  },
  load: withdrawnIn,
  sealed: (input) => ({ agenda: input.agenda.map((item) => item.title), reason: input.reason ?? null }),
  command: ({ agenda, reason }, { newId, state, loaded }) => ({
    type: 'agenda.revise',
    reason,
    agenda: agenda.map(({ itemId, title, mode, minutes, text, kind: given, activity }, at) => {
      // An identifier that this agenda does not know is somebody else's: the item is a new one.
      const known = itemId === undefined ? undefined : itemOf(state, itemId);
      // What already lies before the room may stay there; nothing that was withdrawn is put on anew.
      if (text && text.proposalId !== known?.text?.proposalId && isWithdrawn(loaded, text.proposalId))
        refuse('invalid_input', { fields: { [`agenda.${at}.text`]: 'proposal_withdrawn' } });
      const kind = known ? known.kind : given;
      return {
        itemId: known?.itemId ?? newId(),
        title,
        mode,
        minutes,
        text: text ?? null,
        ...specialsOf({ kind, activity }),
      };
    }),
  }),
});
