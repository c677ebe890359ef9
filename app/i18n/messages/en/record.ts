import type { Same } from '../../same.ts';
import type { record as source } from '../id/record.ts';

/** Words of the noun "record" in English. */
export const record = {} satisfies Same<typeof source>;
