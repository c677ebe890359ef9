import type { Same } from '../../same.ts';
import type { network as source } from '../id/network.ts';

/** Words of the noun "network" in English. */
export const network = {} satisfies Same<typeof source>;
