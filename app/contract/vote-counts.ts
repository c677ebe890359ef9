import { z } from 'zod';

const count = z.number().int().nonnegative();

/** The figures of a vote, wherever one is told: ballots by choice, what was needed, and who might vote. */
export const voteCounts = {
  for: count,
  against: count,
  abstain: count,
  notCast: count,
  needed: count,
  roll: count,
};
