import { activityOf, type SessionState } from '#app/domain/session/index.ts';

/**
 * Whether the ledger must not say for whom something was done: an entry has the number of its event, and whoever
 * put the two side by side would know whose it is.
 */
export function isUnnamed(input: { activityId: string }, state: SessionState): boolean {
  return activityOf(state, input.activityId)?.anonymity !== 'named';
}
