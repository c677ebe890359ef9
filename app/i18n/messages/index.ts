import type { Same } from '../same.ts';
import type { id } from './id/index.ts';

/** The words of the interface in one language. */
export type Messages = Same<typeof id>;
