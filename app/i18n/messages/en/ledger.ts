import type { Same } from '../../same.ts';
import type { ledger as source } from '../id/ledger.ts';

/** Words of the noun "ledger" in English. */
export const ledger = {} satisfies Same<typeof source>;
