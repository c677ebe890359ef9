import type { Same } from '../../same.ts';
import type { forum as source } from '../id/forum.ts';

/** Words of the noun "forum" in English. */
export const forum = {} satisfies Same<typeof source>;
