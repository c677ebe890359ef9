import type { Subject } from '#app/domain/permissions/index.ts';

/** The act is about the room as a whole. */
export const theRoom = (room: Subject): Subject => room;

/** The act is done for one of the parties. */
export const onBehalf = (room: Subject, input: { organisationId: string }): Subject => ({
  ...room,
  organisationId: input.organisationId,
});
