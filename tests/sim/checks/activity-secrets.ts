import type { Activity, SessionEvent, SessionState } from '#app/domain/session/index.ts';

/** Somebody who reads, as far as activities ask: the wall is nobody's, whoever carries it. */
export interface Reader {
  facilitates: boolean;
  owns(organisationId: string | null): boolean;
}

const mayName = ({ anonymity }: Activity, reader: Reader): boolean =>
  anonymity === 'named' || (anonymity === 'facilitator' && reader.facilitates);

/**
 * May the reader know these words? Ideas of a silent writing only their organisation before all are shown, the
 * facilitator included; a statement only its organisation and the facilitator before it is put to all.
 */
export function mayReadWords(
  activity: Activity | undefined,
  word: string,
  organisationId: string,
  reader: Reader,
  log: readonly SessionEvent[],
): boolean {
  if (!activity) return false;
  if (reader.owns(organisationId) || activity.kind === 'questions') return true;
  if (activity.kind === 'writing') return activity.stage !== 'gathering';
  if (reader.facilitates) return true;
  return log.some((event) => event.type === 'activity.entry-admitted' && event.text.includes(word));
}

/** What an event of an activity tells a reader of others that they may not know; null when it is nothing. */
export function toldTooMuch(event: SessionEvent, state: SessionState, reader: Reader): string | null {
  if (!event.type.startsWith('activity.') || !('activityId' in event)) return null;
  const activity = state.activities[event.activityId];
  if (!activity) return 'an activity that is not there';
  const named = mayName(activity, reader);
  switch (event.type) {
    case 'activity.entry-written':
    case 'activity.entry-withdrawn':
    case 'activity.entry-declined':
    case 'activity.marked': {
      if (reader.owns(event.organisationId)) return null;
      if (!named && (event.organisationId !== null || event.personId !== null))
        return `whose ${event.type} in ${activity.anonymity} ${activity.kind} it was`;
      if (event.type !== 'activity.marked' || activity.kind === 'questions') return null;
      const hidden =
        activity.visibility === 'after-close' && activity.status === 'open' && !reader.facilitates;
      return hidden || !named ? `an answer in ${activity.kind} of ${event.organisationId}` : null;
    }
    case 'activity.entry-admitted':
      return event.by !== null && !named ? `whose statement it was` : null;
    case 'activity.revealed':
      return event.entries.some(({ by }) => by !== null) && !named ? 'whose ideas they were' : null;
    case 'activity.closed':
      return event.revealed && !named ? 'the answers of a closed activity' : null;
    default:
      return null;
  }
}

/** What a room as a reader's page has it tells of others in its activities that they may not know. */
export function shownTooMuch(seen: SessionState, reader: Reader): string | null {
  for (const activity of Object.values(seen.activities)) {
    const named = mayName(activity, reader);
    const what = `${activity.anonymity} ${activity.kind}`;
    for (const { organisationId } of activity.entries) {
      if (reader.owns(organisationId)) continue;
      if (activity.kind === 'writing' && activity.stage === 'gathering') return `ideas of others in ${what}`;
      if (organisationId !== null && !named) return `whose words in ${what} they are`;
    }
    for (const bucket of activity.marks)
      for (const [organisationId, { given }] of bucket) {
        if (given === null || reader.owns(organisationId)) continue;
        const hidden =
          activity.kind !== 'questions' &&
          activity.visibility === 'after-close' &&
          activity.status === 'open' &&
          !reader.facilitates;
        if (!named || hidden) return `the answers of ${organisationId} in ${what}`;
      }
  }
  return null;
}
