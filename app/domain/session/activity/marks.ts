import { ok, type Result, refuse } from '../../result.ts';
import type { RoomActor, SessionRefusal } from '../commands.ts';
import { lookup } from '../keyed.ts';
import { partyOf } from '../lookups.ts';
import type { SessionState } from '../state.ts';
import type { ActivityCommand } from './commands.ts';
import type { ActivityEventBody } from './events.ts';
import { ballotOf } from './results.ts';
import { type Activity, STATEMENT_ANSWERS, TEMPERATURES, THE_WHOLE } from './state.ts';

type Of<T extends ActivityCommand['type']> = Extract<ActivityCommand, { type: T }>;
type Decided = Result<ActivityEventBody[], SessionRefusal>;

/** Opens the dot vote on groups and ideas as they lie now. */
export function decideDots(activity: Activity, command: Of<'activity.open-dots'>): Decided {
  if (activity.kind !== 'writing' || activity.stage !== 'sorting') return refuse('activity_stage');
  const { activityId, budget, visibility } = command;
  if (visibility === 'live' && activity.anonymity !== 'named') return refuse('anonymity_not_offered');
  const most = Math.min(command.most, budget);
  return ok([{ type: 'activity.dots-opened', organisationId: null, activityId, budget, most, visibility }]);
}

/** Dots an organisation has put down. */
export function dotsOf(given: Readonly<Record<string, number>> | null | undefined): number {
  return Object.values(given ?? {}).reduce((sum, dots) => sum + dots, 0);
}

/** Whether a value is one that can be given to a target now, or why not. */
function judgeValue(
  activity: Activity,
  { organisationId, target, value }: Pick<Of<'activity.mark'>, 'organisationId' | 'target' | 'value'>,
  given: Readonly<Record<string, number>>,
): SessionRefusal | null {
  const entry = activity.entries.find((one) => one.entryId === target);
  switch (activity.kind) {
    case 'temperature':
      if (target !== THE_WHOLE) return 'unknown_entry';
      return TEMPERATURES.some((one) => one === value) ? null : 'value_not_offered';
    case 'statements':
      if (entry?.status !== 'open') return 'unknown_entry';
      return STATEMENT_ANSWERS.some((one) => one === value) ? null : 'value_not_offered';
    case 'questions':
      if (entry?.status !== 'open') return 'unknown_entry';
      // Who asked it asks it already: support is that of others.
      if (value === 1 && entry.organisationId === organisationId) return 'value_not_offered';
      return value === 0 || value === 1 ? null : 'value_not_offered';
    case 'writing': {
      if (activity.stage !== 'dots' || !activity.dots) return 'activity_stage';
      if (!ballotOf(activity).some((choice) => choice.target === target)) return 'unknown_entry';
      const { budget, most } = activity.dots;
      if (!Number.isInteger(value) || value < 0 || value > most) return 'value_not_offered';
      return dotsOf(given) - (given[target] ?? 0) + value > budget ? 'dots_spent' : null;
    }
    default:
      return 'activity_stage';
  }
}

/** Takes the answer of an organisation to a target; changeable while the activity is open. */
export function decideMark(
  state: SessionState,
  activity: Activity,
  command: Of<'activity.mark'>,
  actor: RoomActor,
): Decided {
  const { organisationId, activityId, target, value } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  const given = lookup(activity.marks, organisationId)?.given ?? {};
  const refusal = judgeValue(activity, command, given);
  if (refusal) return refuse(refusal);
  const before = Object.hasOwn(given, target) ? given[target] : undefined;
  const nothing = isTakenBack(activity, value) ? before === undefined : before === value;
  return ok(nothing ? [] : [{ type: 'activity.marked', organisationId, activityId, target, value }]);
}

/** No dot and no support are no answer; a pass on a statement is one. */
export function isTakenBack(activity: Activity, value: number): boolean {
  return value === 0 && (activity.kind === 'writing' || activity.kind === 'questions');
}

/** How often a group has reported; 0: not yet. */
export const reportVersion = (activity: Activity, teamId: string): number =>
  Object.hasOwn(activity.reports, teamId) ? (activity.reports[teamId]?.version ?? 0) : 0;

/**
 * Takes the report of a breakout group, by any organisation in it; a newer one replaces it, unless it was written
 * without knowing the one before.
 */
export function decideReport(activity: Activity, command: Of<'activity.report'>, actor: RoomActor): Decided {
  if (activity.kind !== 'breakout') return refuse('activity_stage');
  const { organisationId, activityId, teamId } = command;
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  const team = activity.teams.find((one) => one.teamId === teamId);
  if (!team?.organisationIds.includes(organisationId)) return refuse('unknown_entry');
  const text = command.text.trim();
  const before = Object.hasOwn(activity.reports, teamId) ? activity.reports[teamId] : undefined;
  if (text === '' || (before?.text === text && before.organisationId === organisationId)) return ok([]);
  if (command.base !== undefined && command.base !== reportVersion(activity, teamId) && before?.text !== text)
    return refuse('stale_version');
  return ok([{ type: 'activity.reported', organisationId, activityId, teamId, text }]);
}
