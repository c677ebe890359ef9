/**
 * How far the review of a decision has come: a day is set; the day has come; it is looked at again; a later
 * decision on the same proposal came of it.
 */
export const REVIEW_STATES = ['planned', 'due', 'reopened', 'reviewed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** After how many months a decision is usually looked at again: what is offered in one tap. */
export const REVIEW_SPANS = [3, 6, 12] as const;

/** The same day some months later, YYYY-MM-DD; the last of the month where there is no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Everything the state of a review depends on. */
export type ReviewFacts = {
  /** The day it is due, YYYY-MM-DD. */
  readonly on: string | null;
  /** Whether its text can come before the parties again: its proposal was not withdrawn. */
  readonly reopenable: boolean;
  readonly reopened: boolean;
  /** Whether the same proposal was decided on again afterwards. */
  readonly decidedAgain: boolean;
  /** Whether another decision has taken its place. */
  readonly superseded: boolean;
};

/**
 * The state of a review on a day; null when there is none: its proposal was withdrawn, the day was taken away, or
 * another decision has taken the place of this one before anybody looked at it again.
 * @param today the calendar day where the network is
 */
export function reviewState(facts: ReviewFacts, today: string): ReviewState | null {
  if (facts.reopened && facts.decidedAgain) return 'reviewed';
  if (!facts.reopenable) return null;
  if (facts.reopened) return 'reopened';
  if (facts.on === null || facts.superseded) return null;
  return facts.on <= today ? 'due' : 'planned';
}
