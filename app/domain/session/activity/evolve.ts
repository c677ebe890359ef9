import { emptyKeyed, type Keyed, keyedBy, lookup, mapKeyed, put } from '../keyed.ts';
import type { SessionState } from '../state.ts';
import type { ActivityEventBody } from './events.ts';
import { isTakenBack, reportVersion } from './marks.ts';
import type { Activity, ActivityPlan, Entry, Marks } from './state.ts';

type Event = ActivityEventBody & { readonly at: number };
type Of<T extends ActivityEventBody['type']> = Extract<Event, { type: T }>;

function opened(plan: ActivityPlan, at: number): Activity {
  return {
    ...plan,
    status: 'open',
    stage: 'gathering',
    openedAt: at,
    closedAt: null,
    entries: [],
    written: 0,
    groups: [],
    dots: null,
    marks: emptyKeyed(),
    drawn: [],
    seed: null,
    reports: {},
    results: null,
  };
}

/** Applies what happened in an activity. */
export function evolveActivity(state: SessionState, event: Event): SessionState {
  if (event.type === 'activity.opened') {
    const { activityId } = event.plan;
    return {
      ...state,
      activities: { ...state.activities, [activityId]: opened(event.plan, event.at) },
      activityIds: [...state.activityIds, activityId],
      openActivityId: activityId,
    };
  }
  const { activityId } = event;
  const before = Object.hasOwn(state.activities, activityId) ? state.activities[activityId] : undefined;
  if (!before) return state;
  const next = { ...state, activities: { ...state.activities, [activityId]: changed(before, event) } };
  return event.type === 'activity.closed' ? { ...next, openActivityId: null } : next;
}

function newEntry(entryId: string, organisationId: string | null, text: string, status: Entry['status']) {
  return { entryId, organisationId, text, status, groupId: null, support: 0 };
}

const withEntry = (activity: Activity, entryId: string, change: (entry: Entry) => Entry): Activity => ({
  ...activity,
  entries: activity.entries.map((entry) => (entry.entryId === entryId ? change(entry) : entry)),
});

const without = (activity: Activity, entryId: string) =>
  activity.entries.filter((entry) => entry.entryId !== entryId);

function changed(activity: Activity, event: Exclude<Event, { type: 'activity.opened' }>): Activity {
  switch (event.type) {
    case 'activity.entry-written':
      return written(activity, event);
    case 'activity.entry-counted':
      return { ...activity, written: activity.written + event.change };
    case 'activity.entry-withdrawn':
      return { ...activity, written: activity.written - 1, entries: without(activity, event.entryId) };
    case 'activity.entry-declined':
      return withEntry(activity, event.entryId, (entry) => ({ ...entry, status: 'declined' }));
    case 'activity.entry-admitted': {
      // At the end of the list for everybody: where it stood among the proposals was not everybody's to see.
      const admitted = newEntry(event.entryId, event.by, event.text, 'open');
      return { ...activity, entries: [...without(activity, event.entryId), admitted] };
    }
    case 'activity.entry-answered':
      return withEntry(activity, event.entryId, (entry) => ({
        ...entry,
        status: event.answered ? 'answered' : 'open',
      }));
    case 'activity.revealed':
      return {
        ...activity,
        stage: 'sorting',
        entries: event.entries.map(({ entryId, by, text }) => newEntry(entryId, by, text, 'open')),
      };
    case 'activity.grouped':
      return grouped(activity, event);
    case 'activity.group-named':
      return {
        ...activity,
        groups: activity.groups.map((group) =>
          group.groupId === event.groupId ? { ...group, name: event.name } : group,
        ),
      };
    case 'activity.dots-opened':
      return {
        ...activity,
        stage: 'dots',
        dots: { budget: event.budget, most: event.most },
        visibility: event.visibility,
      };
    case 'activity.marked':
      return marked(activity, event);
    case 'activity.mark-counted': {
      const { organisationId } = event;
      return { ...activity, marks: put(activity.marks, organisationId, { organisationId, given: null }) };
    }
    case 'activity.drawn':
      return { ...activity, drawn: [...activity.drawn, event.drawn] };
    case 'activity.joined':
      return {
        ...activity,
        teams: activity.teams.map((team) =>
          team.teamId === event.teamId
            ? { ...team, organisationIds: [...team.organisationIds, event.organisationId] }
            : team,
        ),
      };
    case 'activity.reported': {
      const { organisationId, teamId, text } = event;
      const version = reportVersion(activity, teamId) + 1;
      return { ...activity, reports: { ...activity.reports, [teamId]: { organisationId, text, version } } };
    }
    case 'activity.closed':
      return closed(activity, event);
  }
}

function written(activity: Activity, event: Of<'activity.entry-written'>): Activity {
  const { entryId, organisationId, text, edited } = event;
  if (edited) return withEntry(activity, entryId, (entry) => ({ ...entry, text }));
  const status = activity.kind === 'statements' ? 'proposed' : 'open';
  const entry = newEntry(entryId, organisationId, text, status);
  return { ...activity, written: activity.written + 1, entries: [...activity.entries, entry] };
}

function grouped(activity: Activity, { entryId, groupId, name }: Of<'activity.grouped'>): Activity {
  const next = withEntry(activity, entryId, (entry) => ({ ...entry, groupId }));
  const isNew = groupId !== null && !activity.groups.some((group) => group.groupId === groupId);
  const groups = isNew ? [...activity.groups, { groupId, name }] : activity.groups;
  const used = new Set(next.entries.map((entry) => entry.groupId));
  return { ...next, groups: groups.filter((group) => used.has(group.groupId)) };
}

function marked(activity: Activity, event: Of<'activity.marked'>): Activity {
  const { organisationId, target, value } = event;
  const next =
    activity.kind === 'questions'
      ? withEntry(activity, target, (entry) => ({
          ...entry,
          support: entry.support + (value === 1 ? 1 : -1),
        }))
      : activity;
  // Somebody wants a question answered, and this viewer may not know who.
  if (organisationId === null) return next;
  const { [target]: _, ...others } = lookup(activity.marks, organisationId)?.given ?? {};
  const given = isTakenBack(activity, value) ? others : { ...others, [target]: value };
  return { ...next, marks: put(next.marks, organisationId, { organisationId, given }) };
}

const hidden = (marks: Keyed<Marks>): Keyed<Marks> => mapKeyed(marks, (one) => ({ ...one, given: null }));

/** Ends it. Of what was anonymous, nothing is left that says whose it was: neither here nor with any viewer. */
function closed(activity: Activity, event: Of<'activity.closed'>): Activity {
  const nameless = activity.anonymity === 'anonymous';
  const entries = activity.entries
    .filter((entry) => activity.kind !== 'statements' || entry.status === 'open')
    .map((entry) => (nameless ? { ...entry, organisationId: null } : entry));
  const marks = event.revealed ? keyedBy(event.revealed, (one) => one.organisationId) : activity.marks;
  return {
    ...activity,
    status: 'closed',
    closedAt: event.at,
    results: event.results,
    seed: event.seed,
    entries: activity.kind === 'writing' && activity.stage === 'gathering' ? [] : entries,
    marks: !nameless ? marks : activity.kind === 'questions' ? emptyKeyed() : hidden(marks),
  };
}
