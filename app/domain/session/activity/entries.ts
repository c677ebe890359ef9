import { ok, type Result, refuse } from '../../result.ts';
import type { RoomActor, SessionRefusal } from '../commands.ts';
import { partyOf } from '../lookups.ts';
import type { SessionState } from '../state.ts';
import type { ActivityCommand } from './commands.ts';
import type { ActivityEventBody } from './events.ts';
import type { Activity, Entry } from './state.ts';

type Of<T extends ActivityCommand['type']> = Extract<ActivityCommand, { type: T }>;
type Decided = Result<ActivityEventBody[], SessionRefusal>;

/** A name that a group gets from an idea is cut here. */
const LONGEST_NAME = 80;

/** Whether something can be written, changed or taken back now. */
function isGathering(activity: Activity): boolean {
  return (
    (activity.kind === 'writing' && activity.stage === 'gathering') ||
    activity.kind === 'statements' ||
    activity.kind === 'questions'
  );
}

/** What an organisation has written and not taken back; what was declined does not count against it. */
export function entriesOf(activity: Activity, organisationId: string): Entry[] {
  return activity.entries.filter(
    (entry) => entry.organisationId === organisationId && entry.status !== 'declined',
  );
}

/** Takes an idea, a statement or a question of an organisation. The same words twice are one. */
export function decideWrite(
  state: SessionState,
  activity: Activity,
  command: Of<'activity.write'>,
  actor: RoomActor,
): Decided {
  const { organisationId, entryId, activityId } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  if (!isGathering(activity)) return refuse('activity_stage');
  const text = command.text.trim();
  const own = entriesOf(activity, organisationId);
  if (text === '' || own.some((entry) => entry.text === text)) return ok([]);
  // An identifier that is taken would change somebody else's words.
  if (activity.entries.some((entry) => entry.entryId === entryId)) return refuse('unknown_entry');
  if (own.length >= activity.most) return refuse('activity_full');
  return ok([{ type: 'activity.entry-written', organisationId, activityId, entryId, text, edited: false }]);
}

/** An entry that its own organisation may still change; whose it is not looks as if it were not there. */
function ownEntry(
  activity: Activity,
  command: { readonly organisationId: string; readonly entryId: string },
  actor: RoomActor,
): Result<Entry, SessionRefusal> {
  if (!actor.organisationIds.includes(command.organisationId)) return refuse('not_your_organisation');
  if (!isGathering(activity)) return refuse('activity_stage');
  const entry = entriesOf(activity, command.organisationId).find((one) => one.entryId === command.entryId);
  if (!entry) return refuse('unknown_entry');
  const fixed = activity.kind === 'statements' ? entry.status !== 'proposed' : entry.status !== 'open';
  return fixed ? refuse('activity_stage') : ok(entry);
}

/** Changes one's own words, as long as nobody else has seen them. */
export function decideRewrite(
  activity: Activity,
  command: Of<'activity.rewrite'>,
  actor: RoomActor,
): Decided {
  const entry = ownEntry(activity, command, actor);
  if (!entry.ok) return entry;
  if (activity.kind === 'questions') return refuse('activity_stage');
  const text = command.text.trim();
  if (text === '' || text === entry.value.text) return ok([]);
  const { organisationId, activityId, entryId } = command;
  return ok([{ type: 'activity.entry-written', organisationId, activityId, entryId, text, edited: true }]);
}

/** Takes one's own words back. */
export function decideWithdrawEntry(
  activity: Activity,
  command: Of<'activity.withdraw'>,
  actor: RoomActor,
): Decided {
  const entry = ownEntry(activity, command, actor);
  if (!entry.ok) return entry;
  const { organisationId, activityId, entryId } = command;
  return ok([{ type: 'activity.entry-withdrawn', organisationId, activityId, entryId }]);
}

/** Whose an entry is, as far as the log says it aloud. */
const authorOf = (activity: Activity, entry: Entry): string | null =>
  activity.anonymity === 'anonymous' ? null : entry.organisationId;

/** Adds a statement of the facilitator, which needs nobody's leave. */
export function decideAdd(activity: Activity, command: Of<'activity.add'>): Decided {
  if (activity.kind !== 'statements') return refuse('activity_stage');
  const { activityId, entryId } = command;
  const text = command.text.trim();
  if (text === '' || activity.entries.some((one) => one.status === 'open' && one.text === text))
    return ok([]);
  if (activity.entries.some((entry) => entry.entryId === entryId)) return refuse('unknown_entry');
  return ok([{ type: 'activity.entry-admitted', organisationId: null, activityId, entryId, text, by: null }]);
}

/** The facilitator admits or declines a statement, or notes that a question was answered (or was not, after all). */
export function decideSettle(activity: Activity, command: Of<'activity.settle'>): Decided {
  const { activityId, entryId, status } = command;
  const entry = activity.entries.find((one) => one.entryId === entryId);
  if (!entry) return refuse('unknown_entry');
  if (entry.status === status) return ok([]);
  if (activity.kind === 'questions') {
    if (status === 'declined') return refuse('activity_stage');
    return ok([
      {
        type: 'activity.entry-answered',
        organisationId: null,
        activityId,
        entryId,
        answered: status === 'answered',
      },
    ]);
  }
  if (activity.kind !== 'statements' || entry.status === 'open' || status === 'answered')
    return refuse('activity_stage');
  if (status === 'declined')
    return ok([
      { type: 'activity.entry-declined', organisationId: entry.organisationId, activityId, entryId },
    ]);
  return ok([
    {
      type: 'activity.entry-admitted',
      organisationId: null,
      activityId,
      entryId,
      text: entry.text,
      by: authorOf(activity, entry),
    },
  ]);
}

/**
 * Shows all ideas at once, in the order of the alphabet and with new numbers: neither says when an idea was written,
 * or by whom.
 */
export function decideReveal(activity: Activity): Decided {
  if (activity.kind !== 'writing' || activity.stage !== 'gathering') return refuse('activity_stage');
  if (activity.entries.length === 0) return refuse('activity_empty');
  const { activityId } = activity;
  const entries = activity.entries
    .map((entry) => ({ text: entry.text, by: authorOf(activity, entry), key: entry.text.toLowerCase() }))
    .sort((a, b) => order(a.key, b.key) || order(a.text, b.text) || order(a.by ?? '', b.by ?? ''))
    .map(({ text, by }, at) => ({ entryId: `${at + 1}`, text, by }));
  return ok([{ type: 'activity.revealed', organisationId: null, activityId, entries }]);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Puts an idea into a group, makes one of two ideas, starts a new group, or takes the idea out. */
export function decideGroup(activity: Activity, command: Of<'activity.group'>): Decided {
  if (activity.kind !== 'writing' || activity.stage !== 'sorting') return refuse('activity_stage');
  const { activityId, entryId, into } = command;
  const entry = activity.entries.find((one) => one.entryId === entryId);
  if (!entry) return refuse('unknown_entry');
  const moved = (id: string, groupId: string | null, name = ''): ActivityEventBody => ({
    type: 'activity.grouped',
    organisationId: null,
    activityId,
    entryId: id,
    groupId,
    name,
  });
  const name = (command.name ?? '').trim();
  const namesake = activity.groups.find((group) => group.name.toLowerCase() === name.toLowerCase());
  if (name !== '' && !namesake) {
    if (activity.groups.some((group) => group.groupId === command.groupId)) return refuse('unknown_entry');
    return ok([moved(entryId, command.groupId, name)]);
  }
  const target = namesake?.groupId ?? into;
  if (target === undefined || target === '') return ok(entry.groupId === null ? [] : [moved(entryId, null)]);
  if (activity.groups.some((group) => group.groupId === target))
    return ok(entry.groupId === target ? [] : [moved(entryId, target)]);
  const other = activity.entries.find((one) => one.entryId === target);
  if (!other || other === entry) return refuse('unknown_entry');
  if (other.groupId !== null)
    return ok(other.groupId === entry.groupId ? [] : [moved(entryId, other.groupId)]);
  const named = other.text.length <= LONGEST_NAME ? other.text : `${other.text.slice(0, LONGEST_NAME - 1)}…`;
  return ok([moved(other.entryId, command.groupId, named), moved(entryId, command.groupId)]);
}

/** Names a group. */
export function decideNameGroup(activity: Activity, command: Of<'activity.name-group'>): Decided {
  if (activity.kind !== 'writing' || activity.stage !== 'sorting') return refuse('activity_stage');
  const { activityId, groupId } = command;
  const group = activity.groups.find((one) => one.groupId === groupId);
  if (!group) return refuse('unknown_entry');
  const name = command.name.trim();
  if (name === '' || name === group.name) return ok([]);
  return ok([{ type: 'activity.group-named', organisationId: null, activityId, groupId, name }]);
}
