import { handleRoom } from '#server/kernel/handler.ts';

/** Ends the turn: the facilitator, or the speaker's own organisation. */
export const endTurn = handleRoom('turn.end', {
  action: 'turn.request',
  subject: (room, _input, state) => ({ ...room, organisationId: state.turn?.organisationId }),
  command: ({ startedAt }) => ({ type: 'turn.end', startedAt }),
});
