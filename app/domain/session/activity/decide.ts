import { ok, type Result, refuse } from '../../result.ts';
import { nothingOpen } from '../agenda.ts';
import type { RoomActor, SessionRefusal } from '../commands.ts';
import { activityOf, isPresent, itemOf, partiesOf, sectorOf } from '../lookups.ts';
import type { SessionState } from '../state.ts';
import type { ActivityCommand } from './commands.ts';
import { candidatesOf, picked } from './draw.ts';
import {
  decideAdd,
  decideGroup,
  decideNameGroup,
  decideReveal,
  decideRewrite,
  decideSettle,
  decideWithdrawEntry,
  decideWrite,
} from './entries.ts';
import type { ActivityEventBody } from './events.ts';
import { decideDots, decideMark, decideReport } from './marks.ts';
import { resultsOf } from './results.ts';
import { type Activity, ANONYMITIES_OF, USUAL_MOST } from './state.ts';
import { teamsOf } from './teams.ts';

type Of<T extends ActivityCommand['type']> = Extract<ActivityCommand, { type: T }>;
type Decided = Result<ActivityEventBody[], SessionRefusal>;

/**
 * What a command makes happen in an activity. One activity runs at a time, on the running item, and never beside a
 * consensus test or a vote: a room is asked one thing at a time (docs/decisions/0014).
 */
export function decideActivity(state: SessionState, command: ActivityCommand, actor: RoomActor): Decided {
  if (command.type === 'activity.open') return decideOpenActivity(state, command);
  const activity = activityOf(state, command.activityId);
  if (activity?.status !== 'open') return refuse('activity_closed');
  switch (command.type) {
    case 'activity.write':
      return decideWrite(state, activity, command, actor);
    case 'activity.rewrite':
      return decideRewrite(activity, command, actor);
    case 'activity.withdraw':
      return decideWithdrawEntry(activity, command, actor);
    case 'activity.add':
      return decideAdd(activity, command);
    case 'activity.settle':
      return decideSettle(activity, command);
    case 'activity.reveal':
      return decideReveal(activity);
    case 'activity.group':
      return decideGroup(activity, command);
    case 'activity.name-group':
      return decideNameGroup(activity, command);
    case 'activity.open-dots':
      return decideDots(activity, command);
    case 'activity.mark':
      return decideMark(state, activity, command, actor);
    case 'activity.draw':
      return decideDraw(state, activity, command);
    case 'activity.report':
      return decideReport(activity, command, actor);
    case 'activity.close':
      return decideCloseActivity(state, activity, command);
  }
}

function decideOpenActivity(state: SessionState, command: Of<'activity.open'>): Decided {
  const item = itemOf(state, command.itemId);
  if (!item) return refuse('unknown_item');
  if (item.status !== 'running') return refuse('item_not_running');
  const free = nothingOpen(state);
  if (!free.ok) return free;
  if (activityOf(state, command.activityId)) return refuse('activity_closed');
  const { activityId, itemId, kind, question, anonymity, visibility } = command;
  if (!ANONYMITIES_OF[kind].includes(anonymity)) return refuse('anonymity_not_offered');
  // Watching figures grow one by one would tell whose each is.
  if (visibility === 'live' && anonymity !== 'named') return refuse('anonymity_not_offered');
  const present = presentIds(state);
  if (kind === 'breakout' && (command.teams ?? []).length === 0) return refuse('activity_empty');
  if ((kind === 'breakout' || kind === 'draw') && present.length === 0) return refuse('nobody_present');
  return ok([
    {
      type: 'activity.opened',
      organisationId: null,
      plan: {
        activityId,
        itemId,
        kind,
        question: question.trim(),
        anonymity,
        visibility,
        most: command.most ?? USUAL_MOST,
        seedHash: kind === 'draw' ? (command.seedHash ?? null) : null,
        teams: kind === 'breakout' ? teamsOf(state, present, command.teams ?? []) : [],
      },
    },
  ]);
}

const presentIds = (state: SessionState): string[] =>
  partiesOf(state)
    .map((party) => party.organisationId)
    .filter((id) => isPresent(state, id));

function decideDraw(state: SessionState, activity: Activity, command: Of<'activity.draw'>): Decided {
  if (activity.kind !== 'draw') return refuse('activity_stage');
  // Pressed twice: what was asked for has been drawn.
  if (command.drawn !== undefined && command.drawn < activity.drawn.length) return ok([]);
  const candidates = candidatesOf(
    presentIds(state),
    activity.drawn.map((drawn) => drawn.organisationId),
  );
  const organisationId = picked(candidates, command.roll);
  if (organisationId === undefined) return refuse('nobody_present');
  return ok([
    {
      type: 'activity.drawn',
      organisationId: null,
      activityId: activity.activityId,
      drawn: { organisationId, candidates, roll: command.roll },
    },
  ]);
}

function decideCloseActivity(
  state: SessionState,
  activity: Activity,
  command: Of<'activity.close'>,
): Decided {
  return ok([
    {
      type: 'activity.closed',
      organisationId: null,
      activityId: activity.activityId,
      results: resultsOf(activity, (id) => sectorOf(state, id)),
      seed: activity.kind === 'draw' ? (command.seed ?? null) : null,
    },
  ]);
}
