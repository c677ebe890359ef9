/**
 * The live room, shared by browser and server: `decide` says what a command makes happen, `evolve` applies it,
 * `stateFor` and `eventFor` say who may see what.
 */

export { candidatesOf, picked } from './activity/draw.ts';
export { entriesOf } from './activity/entries.ts';
export { dotsOf } from './activity/marks.ts';
export { BRIDGE, DIVIDE, opinionsOf, type StatementOpinion, splitOf } from './activity/opinions.ts';
export { ballotOf, resultsOf, SMALLEST_CROWD } from './activity/results.ts';
export * from './activity/state.ts';
export { specialsOf } from './agenda.ts';
export * from './audience.ts';
export * from './commands.ts';
export { decide } from './decide.ts';
export * from './events.ts';
export { absorb, evolve, evolveAll, initialState, type Reception, replay } from './evolve.ts';
export { emptyKeyed, type Keyed, lookup, valuesOf } from './keyed.ts';
export { MOST_POSTPONEMENTS, scheduleSession } from './lifecycle.ts';
export * from './lookups.ts';
export * from './promises.ts';
export { nextTurn, type QueuedTurn, queueInOrder, sectorBehind, spokenBy } from './queue.ts';
export { pendingOf } from './recorded.ts';
export { quorumNow, standingOf } from './round.ts';
export { audienceOf } from './seat.ts';
export * from './state.ts';
export * from './summary.ts';
