import type { QueryOutput } from '#app/contract/registry.ts';
import {
  type Activity,
  audienceOf,
  ballotOf,
  itemOf,
  opinionsOf,
  partyOf,
  type SessionState,
  stateFor,
} from '#app/domain/session/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { sessionSubject } from '../session/read.ts';

export type Listed = QueryOutput<'activity.list'>['activities'][number];

/** Activities of a session as plain data, as far as the reader may see them: for records, documents and export. */
export const listActivities = answer('activity.list', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ actor, room }, { sessionId }, subject) {
    const { state } = required(await room(sessionId));
    const seen = stateFor(state, audienceOf(actor, subject));
    return { activities: activitiesIn(seen) };
  },
});

/** Activities of a state that is masked for its reader already. */
export const activitiesIn = (seen: SessionState): Listed[] =>
  seen.activityIds.flatMap((id) => listed(seen, seen.activities[id]));

function listed(state: SessionState, activity: Activity | undefined): Listed[] {
  if (!activity) return [];
  const nameOf = (id: string | null) => (id === null ? null : (partyOf(state, id)?.name ?? null));
  const { activityId, itemId, kind, question, anonymity, status, results } = activity;
  const verdicts = new Map(
    kind === 'statements' && results ? opinionsOf(results).map((one) => [one.target, one.verdict]) : [],
  );
  const labels = new Map([
    ...activity.entries.map((entry) => [entry.entryId, entry.text] as const),
    ...ballotOf(activity).map((choice) => [choice.target, choice.text] as const),
  ]);
  return [
    {
      activityId,
      itemId,
      item: itemOf(state, itemId)?.title ?? '',
      kind,
      question,
      anonymity,
      status,
      openedAt: new Date(activity.openedAt).toISOString(),
      closedAt: activity.closedAt === null ? null : new Date(activity.closedAt).toISOString(),
      entries: activity.entries.map((entry) => ({
        text: entry.text,
        organisation: nameOf(entry.organisationId),
        group: activity.groups.find((group) => group.groupId === entry.groupId)?.name ?? null,
        support: entry.support,
        status: entry.status,
      })),
      answered: results?.answered ?? null,
      figures: (results?.lines ?? []).map(({ target, value, total, bySector }) => ({
        label: labels.get(target) ?? null,
        value,
        total,
        bySector,
        verdict: verdicts.get(target) ?? null,
      })),
      drawn: activity.drawn.map(({ organisationId, candidates, roll }) => ({
        organisation: nameOf(organisationId) ?? organisationId,
        candidates: [...candidates],
        roll,
      })),
      seedHash: activity.seedHash,
      seed: activity.seed,
      teams: activity.teams.map((team) => {
        const report = Object.hasOwn(activity.reports, team.teamId)
          ? activity.reports[team.teamId]
          : undefined;
        return {
          question: team.question,
          organisations: team.organisationIds.map((id) => nameOf(id) ?? id),
          report: report?.text ?? null,
          reportedBy: report ? nameOf(report.organisationId) : null,
        };
      }),
    },
  ];
}
