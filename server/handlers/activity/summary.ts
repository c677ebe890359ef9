import {
  type Activity,
  activityOf,
  ballotOf,
  opinionsOf,
  partyOf,
  type SessionState,
  STATEMENT_ANSWERS,
  stateFor,
  TEMPERATURES,
  THE_WHOLE,
} from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';

const { activity: words, minutes } = messagesFor('id');
const said = minutes.text.held;

/** What an activity that is over came to, as official papers tell it. */
export interface Held {
  activityId: string;
  itemId: string;
  /** Its kind and what was asked. */
  title: string;
  /** Who took part, what came of it, and whose was told from whose. */
  lines: string[];
}

/** Of many ideas or questions papers name these; the full record has all. */
const AT_MOST = 8;

type Line = NonNullable<Activity['results']>['lines'][number];

function figureOf(activity: Activity, target: string, value: number): Line | undefined {
  return activity.results?.lines.find((line) => line.target === target && line.value === value);
}

const count = (line: Line | undefined): string =>
  line?.total == null
    ? said.untold
    : line.bySector
      ? said.bySector(line.total, line.bySector.government, line.bySector['non-government'])
      : String(line.total);

function cut(lines: string[]): string[] {
  return lines.length <= AT_MOST ? lines : [...lines.slice(0, AT_MOST), said.more(lines.length - AT_MOST)];
}

/** The results of each kind, the weightiest first. */
function resultsOf(activity: Activity, state: SessionState): string[] {
  switch (activity.kind) {
    case 'temperature':
      return [...TEMPERATURES]
        .sort((a, b) => b - a)
        .map((value) =>
          said.figure(`${value}, ${words.temperature[value]}`, count(figureOf(activity, THE_WHOLE, value))),
        );
    case 'statements': {
      const verdicts = new Map(
        (activity.results ? opinionsOf(activity.results) : []).map((one) => [one.target, one.verdict]),
      );
      const [agree, disagree, pass] = ['agree', 'disagree', 'pass'] as const;
      const names = [agree, disagree, pass].map((name) => words.answer[name]);
      return cut(
        activity.entries
          .filter(({ status }) => status === 'open')
          .map(({ entryId, text }) => {
            const figures = STATEMENT_ANSWERS.map(
              (value, at) =>
                `${(names[at] ?? '').toLowerCase()} ${count(figureOf(activity, entryId, value))}`,
            ).join('; ');
            const verdict = verdicts.get(entryId);
            return said.statement(text, figures, verdict ? words.verdict[verdict].toLowerCase() : null);
          }),
      );
    }
    case 'writing': {
      const choices = ballotOf(activity).map(({ target, text, ideas }) => ({
        text: ideas.length > 1 ? `${text} (${words.ideasIn(ideas.length)})` : text,
        line: activity.dots ? figureOf(activity, target, 1) : undefined,
      }));
      const sorted = activity.dots
        ? choices.sort((a, b) => (b.line?.total ?? 0) - (a.line?.total ?? 0))
        : choices;
      return cut(sorted.map(({ text, line }) => (line ? said.dots(text, count(line)) : said.idea(text))));
    }
    case 'questions':
      return cut(
        [...activity.entries]
          .sort((a, b) => b.support - a.support)
          .map(({ text, support, status }) =>
            said.question(text, support, status === 'answered' ? words.status.answered.toLowerCase() : null),
          ),
      );
    case 'draw':
      return activity.drawn.map(({ organisationId }, at) =>
        said.figure(words.rollOf(at + 1), partyOf(state, organisationId)?.name ?? organisationId),
      );
    case 'breakout':
      return activity.teams.map((team, at) => {
        const report = Object.hasOwn(activity.reports, team.teamId)
          ? activity.reports[team.teamId]?.text
          : undefined;
        return said.team(words.team(at + 1), team.question, report ?? null);
      });
  }
}

/**
 * What the activities of a session came to, in the order they were held, told only as far as everybody in the room
 * may know it: whoever was promised that nobody learns their name is in no paper.
 */
export function heldIn(state: SessionState): Held[] {
  const seen = stateFor(state, { kind: 'observer' });
  return seen.activityIds.flatMap((id) => {
    const activity = activityOf(seen, id);
    if (activity?.status !== 'closed') return [];
    const { answered } = activity.results ?? {};
    // Who wrote ideas or asked is counted by nobody; of a draw or of groups nobody is asked to answer.
    const counted =
      activity.kind === 'temperature' || activity.kind === 'statements' || activity.dots !== null;
    const took = answered && counted ? [words.took(answered.government, answered['non-government'])] : [];
    const promise = activity.kind === 'draw' ? [] : [words.anonymity[activity.anonymity]];
    return {
      activityId: activity.activityId,
      itemId: activity.itemId,
      title: `${words.kind[activity.kind]}: ${activity.question}`,
      lines: [...resultsOf(activity, seen), ...took, ...promise],
    };
  });
}
