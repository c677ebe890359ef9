import type { Projection } from '#server/kernel/handler.ts';

/** What a room's events mean outside the room: the register of decisions. */
export const projectSession: Projection = async () => undefined;
