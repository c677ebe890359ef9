import { createHash } from 'node:crypto';

/**
 * A draw's seed is derived from the server's secret and the draw's identifier: nobody outside can know it before it
 * is told, nobody can choose it, and it need not be kept. Its hash is told when the draw is opened, the seed itself
 * when it is closed; from then on anybody can check each draw against the log.
 */
export const seedLabel = (activityId: string): string => `draw:${activityId}`;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is told of a seed before it is told. */
export const seedHashOf = (seed: string): string => sha256(seed);

/** The roll of a draw; the first has number 1. */
export const rollOf = (seed: string, number: number): string => sha256(`${seed}:${number}`);
