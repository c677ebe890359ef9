/**
 * How far the review of a decision has come: a day is set; the day has come; it is looked at again; a later
 * decision on the same proposal came of it.
 */
export const REVIEW_STATES = ['planned', 'due', 'reopened', 'reviewed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Everything the state of a review depends on. */
export type ReviewFacts = {
  /** The day it is due, YYYY-MM-DD. */
  readonly on: string | null;
  readonly reopened: boolean;
  /** Whether the same proposal was decided on again afterwards. */
  readonly decidedAgain: boolean;
};

/**
 * The state of a review on a day; null when there is none (a day that was taken away).
 * @param today the calendar day where the network is
 */
export function reviewState(facts: ReviewFacts, today: string): ReviewState | null {
  if (facts.reopened) return facts.decidedAgain ? 'reviewed' : 'reopened';
  if (facts.on === null) return null;
  return facts.on <= today ? 'due' : 'planned';
}
