import type { Seat } from '#app/contract/session.ts';
import {
  type Activity,
  type ActivityResults,
  AGREE,
  type Audience,
  activitiesOn,
  ballotOf,
  DISAGREE,
  type Entry,
  lookup,
  openActivity,
  openRound,
  openVote,
  PASS,
  type ResultLine,
  resultsOf,
  type SessionState,
  sectorOf,
  TEMPERATURES,
} from '#app/domain/session/index.ts';
import type { Messages } from '#app/i18n/messages/index.ts';

/** What each kind of activity is answered with. */
export interface PartProps {
  activity: Activity;
  /** Null for whoever only looks on. */
  seat: Seat | null;
}

/** Answers to a statement with the word and the drawing of each, as the phone offers them. */
export const ANSWERS = [
  { value: AGREE, word: 'agree', icon: 'check' },
  { value: DISAGREE, word: 'disagree', icon: 'objection' },
  { value: PASS, word: 'pass', icon: 'abstain' },
] as const;

/** The warmest first. */
export const WARMEST_FIRST = [...TEMPERATURES].reverse();

/** What an organisation has answered in an activity, as far as it is seen. */
export function givenBy(activity: Activity, organisationId: string): Readonly<Record<string, number>> {
  return lookup(activity.marks, organisationId)?.given ?? {};
}

/** Whether an organisation has answered something, seen or not. */
export function hasAnswered(activity: Activity, organisationId: string): boolean {
  const marks = lookup(activity.marks, organisationId);
  return marks !== undefined && (marks.given === null || Object.keys(marks.given).length > 0);
}

/** Results as far as somebody may see them now; null while they are hidden. */
export function resultsNow(
  state: SessionState,
  activity: Activity,
  audience: Audience,
): ActivityResults | null {
  if (activity.results) return activity.results;
  const facilitator = audience.kind === 'facilitator';
  const seen =
    activity.anonymity === 'named'
      ? facilitator || activity.visibility === 'live'
      : activity.anonymity === 'facilitator' && facilitator;
  return seen ? resultsOf(activity, (id) => sectorOf(state, id)) : null;
}

/** The line of a target and a value. */
export function lineOf(results: ActivityResults, target: string, value: number): ResultLine | undefined {
  return results.lines.find((line) => line.target === target && line.value === value);
}

/** A choice of a dot vote with its dots. */
export type Dotted = ReturnType<typeof ballotOf>[number] & { readonly line: ResultLine | undefined };

/** Groups and ideas with their dots, the most wanted first; those with as many keep their order. */
export function dotted(activity: Activity, results: ActivityResults): Dotted[] {
  return ballotOf(activity)
    .map((choice) => ({ ...choice, line: lineOf(results, choice.target, 1) }))
    .sort((a, b) => (b.line?.total ?? 0) - (a.line?.total ?? 0));
}

/** Questions: what most want to know first, answered ones last. */
export function questionsInOrder(activity: Activity): Entry[] {
  return activity.entries
    .map((entry, place) => ({ entry, place, done: entry.status === 'answered' ? 1 : 0 }))
    .sort((a, b) => a.done - b.done || b.entry.support - a.entry.support || a.place - b.place)
    .map(({ entry }) => entry);
}

/** Statements that everybody answers. */
export const openStatements = (activity: Activity): Entry[] =>
  activity.entries.filter((entry) => entry.status === 'open');

/**
 * The newest activity on an item that is over, while nothing was decided after it: what the room has just done, and so
 * what is shown first.
 */
export function justHeld(state: SessionState, itemId: string): Activity | undefined {
  if (openActivity(state) || openRound(state) || openVote(state)) return undefined;
  const last = activitiesOn(state, itemId).at(-1);
  const decidedAt = state.decisions.findLast((decision) => decision.itemId === itemId)?.at ?? 0;
  return last && (last.closedAt ?? 0) > decidedAt ? last : undefined;
}

/** Whose is told from whose in an activity; in a draw nobody writes or answers, and all see who was drawn. */
export function promiseOf(activity: Activity, words: Messages['activity']): string {
  return activity.kind === 'draw' ? words.drawSeen : words.anonymity[activity.anonymity];
}

/** Letters in a line of the wall's list, and of a question that is short or long. */
const IN_A_LINE = 60;
const IN_A_QUESTION = { short: 42, long: 54 };
/** A question of more letters than this is set smaller. */
export const LONG_QUESTION = 90;
/** Of a longer one the wall shows the beginning. */
const MOST_QUESTION_LINES = 4;
/** As many entries as are read at eight metres. */
const MOST_LINES = 6;
/** Lines of a list below a question of one line; the question takes the place of some. */
const LINES = 8;
/** Of one entry the wall shows two lines; who wants the rest reads it on the phone. */
const LINES_OF_ONE = 2;

/**
 * How many entries of a list the wall has room for below a question: as many as are read at eight metres, without
 * pushing the foot away. At least one.
 */
export function linesThatFit(question: string, texts: readonly string[]): number {
  const each = question.length > LONG_QUESTION ? IN_A_QUESTION.long : IN_A_QUESTION.short;
  let left = LINES - Math.min(MOST_QUESTION_LINES, Math.ceil(question.length / each));
  let fit = 0;
  for (const text of texts) {
    left -= Math.min(LINES_OF_ONE, Math.ceil(text.length / IN_A_LINE));
    if (left < 0) break;
    fit += 1;
  }
  return Math.max(1, Math.min(MOST_LINES, fit));
}
