import type { Same } from '../../same.ts';
import type { leader as source } from '../id/leader.ts';

/** Words of the noun "leader" in English. */
export const leader = {} satisfies Same<typeof source>;
