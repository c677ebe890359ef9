import type { Same } from '../../same.ts';
import type { membership as source } from '../id/membership.ts';

/** Words about belonging to a forum, in English. */
export const membership = {
  charter: {
    compare: 'Compare versions',
    changed: (before: number, after: number) => `Between version ${before} and version ${after}`,
    from: 'From',
    to: 'To',
    show: 'Compare',
    inForce: 'in force',
    notYet: 'waits for all parties',
    noneInForce:
      'No version is in force yet: sessions can be scheduled once every party has accepted the charter.',
    waiting: (waits: number, inForce: number) =>
      `Version ${inForce} stays in force until every party has accepted version ${waits}. Sessions scheduled meanwhile, and their decisions, follow version ${inForce}; sessions scheduled before keep the rules they were scheduled with.`,
    first: (organisation: string) => `The charter waits for ${organisation}.`,
    next: (version: number, organisation: string) =>
      `Version ${version} of the charter waits for ${organisation}.`,
    stillInForce: (version: number) => `Version ${version} is still in force.`,
  },
} satisfies Same<typeof source>;
