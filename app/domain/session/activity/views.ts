import { keyedBy, mapKeyed, valuesOf } from '../keyed.ts';
import type { SessionState } from '../state.ts';
import type { ActivityEventBody } from './events.ts';
import type { Activity, Entry, Marks } from './state.ts';

/** Who looks, as far as activities ask. */
export type Seer = {
  readonly facilitator: boolean;
  owns(organisationId: string | null): boolean;
};

type ActivityView = 'full' | 'counted' | 'withheld' | 'unnamed' | 'revealed';
type Stamped<E> = E & {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly personId: string | null;
};
type Event = Stamped<ActivityEventBody>;

/** Whether somebody may know whose a thing is that is there for all to see. */
function mayKnowWhose(activity: Activity, seer: Seer): boolean {
  return activity.anonymity === 'named' || (activity.anonymity === 'facilitator' && seer.facilitator);
}

/** Whether the answers of others are hidden from somebody now. */
function hidesMarks(activity: Activity, seer: Seer): boolean {
  if (!mayKnowWhose(activity, seer)) return true;
  return !seer.facilitator && activity.visibility === 'after-close' && activity.status === 'open';
}

/** How somebody sees what was written, changed or withdrawn. */
function viewOfWords(activity: Activity, seer: Seer): ActivityView {
  // Nobody sees an idea before all are shown, the facilitator included; and then they come anew, out of order.
  if (activity.kind === 'writing') return 'counted';
  if (activity.kind === 'statements' && !seer.facilitator) return 'counted';
  return mayKnowWhose(activity, seer) ? 'full' : 'unnamed';
}

/** How an event of an activity reaches somebody. @param activity with the event in it, at that moment or later */
export function viewOfActivity(event: ActivityEventBody, activity: Activity, seer: Seer): ActivityView {
  switch (event.type) {
    case 'activity.entry-written':
    case 'activity.entry-withdrawn': {
      if (seer.owns(event.organisationId)) return 'full';
      const view = viewOfWords(activity, seer);
      const changesNothing = event.type === 'activity.entry-written' && event.edited;
      return view === 'counted' && changesNothing ? 'withheld' : view;
    }
    case 'activity.entry-declined':
      if (seer.owns(event.organisationId)) return 'full';
      if (!seer.facilitator) return 'withheld';
      return mayKnowWhose(activity, seer) ? 'full' : 'unnamed';
    case 'activity.entry-admitted':
    case 'activity.revealed':
      return mayKnowWhose(activity, seer) ? 'full' : 'unnamed';
    case 'activity.marked':
      if (seer.owns(event.organisationId)) return 'full';
      if (activity.kind === 'questions') return mayKnowWhose(activity, seer) ? 'full' : 'unnamed';
      return hidesMarks(activity, seer) ? 'counted' : 'full';
    case 'activity.closed':
      // Whoever saw nothing while it was open, and may know now, is told all of it.
      return activity.anonymity === 'named' && !seer.facilitator && activity.visibility === 'after-close'
        ? 'revealed'
        : 'full';
    default:
      return 'full';
  }
}

/** An event of an activity in one of its views other than `full` and `withheld`. Keys of acts are left out of all. */
export function activityInView(event: Event, activity: Activity, view: ActivityView): Event {
  const { activityId } = activity;
  const { seq, at } = event;
  const envelope = { seq, at, id: '', personId: null };
  switch (event.type) {
    case 'activity.entry-written':
    case 'activity.entry-withdrawn': {
      if (view === 'unnamed') return { ...event, ...envelope, organisationId: null };
      const change = event.type === 'activity.entry-written' ? 1 : -1;
      return { ...envelope, type: 'activity.entry-counted', organisationId: null, activityId, change };
    }
    case 'activity.entry-declined':
      return { ...event, ...envelope, organisationId: null };
    case 'activity.entry-admitted':
      return { ...event, by: null };
    case 'activity.revealed':
      return { ...event, entries: event.entries.map((entry) => ({ ...entry, by: null })) };
    case 'activity.marked': {
      if (view === 'unnamed') return { ...event, ...envelope, organisationId: null };
      const organisationId = event.organisationId ?? '';
      return { ...envelope, type: 'activity.mark-counted', organisationId, activityId };
    }
    case 'activity.closed':
      return { ...event, revealed: valuesOf(activity.marks) };
    default:
      return event;
  }
}

const unnamed = (entry: Entry): Entry =>
  entry.organisationId === null ? entry : { ...entry, organisationId: null };

function entriesFor(activity: Activity, seer: Seer): readonly Entry[] {
  const nameless = !mayKnowWhose(activity, seer);
  const { entries } = activity;
  switch (activity.kind) {
    case 'writing':
      if (activity.stage === 'gathering') return entries.filter((entry) => seer.owns(entry.organisationId));
      return nameless ? entries.map(unnamed) : entries;
    case 'statements':
      return entries.flatMap((entry) => {
        if (entry.status === 'open') return [nameless ? unnamed(entry) : entry];
        if (seer.owns(entry.organisationId)) return [entry];
        if (!seer.facilitator) return [];
        return [nameless ? unnamed(entry) : entry];
      });
    case 'questions':
      return nameless
        ? entries.map((entry) => (seer.owns(entry.organisationId) ? entry : unnamed(entry)))
        : entries;
    default:
      return entries;
  }
}

function marksFor(activity: Activity, seer: Seer): Activity['marks'] {
  if (activity.kind === 'questions')
    return mayKnowWhose(activity, seer)
      ? activity.marks
      : keyedBy(
          valuesOf(activity.marks).filter((one) => seer.owns(one.organisationId)),
          (one) => one.organisationId,
        );
  if (!hidesMarks(activity, seer)) return activity.marks;
  return mapKeyed(
    activity.marks,
    (one): Marks => (seer.owns(one.organisationId) || one.given === null ? one : { ...one, given: null }),
  );
}

/** The list as it was when nothing in it changed: a state in which nothing is hidden stays one for all. */
function kept<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.length === after.length && after.every((one, at) => one === before[at]) ? before : after;
}

/** The state with its activities as somebody may see them; the same state where nothing is hidden. */
export function maskActivities(state: SessionState, seer: Seer): SessionState {
  let changed = false;
  const activities = Object.fromEntries(
    Object.entries(state.activities).map(([id, activity]) => {
      const entries = kept(activity.entries, entriesFor(activity, seer));
      const marks = kept(activity.marks, marksFor(activity, seer));
      if (entries === activity.entries && marks === activity.marks) return [id, activity];
      changed = true;
      return [id, { ...activity, entries, marks }];
    }),
  );
  return changed ? { ...state, activities } : state;
}
