import type { Same } from '../../same.ts';
import type { agreement as source } from '../id/agreement.ts';

/** Words of the noun "agreement" in English. */
export const agreement = {} satisfies Same<typeof source>;
