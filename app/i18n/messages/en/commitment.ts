import type { Same } from '../../same.ts';
import type { commitment as source } from '../id/commitment.ts';

/** Words of the noun "commitment" in English. */
export const commitment = {} satisfies Same<typeof source>;
