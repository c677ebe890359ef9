import { lookup } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';

/** Moves an objection on. */
export const setObjection = handleRoom('objection.set', {
  action: 'objection.follow',
  subject: (room, input, state) => ({
    ...room,
    // The objection's own organisation, whatever the input says: a mandate for one must not move another's.
    organisationId: lookup(state.objections, input.objectionId)?.organisationId ?? input.organisationId,
  }),
  sealed: (input) => ({ note: input.note ?? null }),
  command: (input) => ({
    type: 'objection.set',
    objectionId: input.objectionId,
    status: input.status,
    note: input.note,
  }),
});
