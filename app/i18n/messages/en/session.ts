import type { Same } from '../../same.ts';
import type { session as source } from '../id/session.ts';

/** Words of the noun "session" in English. */
export const session = {} satisfies Same<typeof source>;
