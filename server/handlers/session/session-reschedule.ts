import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';

/** Calls the session to another date or place. The invitation is renewed by the projection (project.ts). */
export const rescheduleSession = handleRoom('session.reschedule', {
  action: 'session.facilitate',
  subject: theRoom,
  async check(_tx, _room, input) {
    if (Date.parse(input.endsAt) <= Date.parse(input.startsAt))
      refuse('invalid_input', { fields: { endsAt: 'field_out_of_range' } });
  },
  sealed: (input) => ({ place: input.place, note: input.note ?? null }),
  command: ({ startsAt, endsAt, place, note }) => ({
    type: 'session.reschedule',
    startsAt,
    endsAt,
    place,
    note,
  }),
});
