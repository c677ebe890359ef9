import type { Same } from '../../same.ts';
import type { board as source } from '../id/board.ts';

/** Words of the noun "board" in English. */
export const board = {} satisfies Same<typeof source>;
