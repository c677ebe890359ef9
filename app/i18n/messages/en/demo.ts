import type { Same } from '../../same.ts';
import type { demo as source } from '../id/demo.ts';

/** Words of the noun "demo" in English. */
export const demo = {} satisfies Same<typeof source>;
