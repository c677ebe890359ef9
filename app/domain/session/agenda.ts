import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf, SessionRefusal } from './commands.ts';
import type { BodyOf, EventOf, SessionEventBody } from './events.ts';
import { currentItem, itemOf } from './lookups.ts';
import { isPromises } from './promises.ts';
import type { ItemState, PlannedItem, SessionState } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

const NOTHING_OPEN: Result<null, SessionRefusal> = ok(null);

/** Refuses while a round, a vote or an activity is open: what they are about must not move. */
export function nothingOpen(state: SessionState): Result<null, SessionRefusal> {
  if (state.openRoundId !== null) return refuse('round_open');
  if (state.openVoteId !== null) return refuse('vote_open');
  if (state.openActivityId !== null) return refuse('activity_open');
  return NOTHING_OPEN;
}

/** What only some items have: what is not there must not be there as undefined either. */
export const specialsOf = ({
  kind,
  activity,
}: Pick<PlannedItem, 'kind' | 'activity'>): Pick<PlannedItem, 'kind' | 'activity'> => ({
  ...(kind ? { kind } : {}),
  ...(activity ? { activity } : {}),
});

/** A planned item that nobody has dealt with yet. */
export function plannedItem(item: PlannedItem): ItemState {
  return {
    itemId: item.itemId,
    title: item.title,
    mode: item.mode,
    minutes: item.minutes,
    text: item.text,
    ...specialsOf(item),
    status: 'waiting',
    step: 'present',
    startedAt: null,
    finishedAt: null,
    spentMs: 0,
    roundIds: [],
    decisionIds: [],
  };
}

/** Ends the item that is running, if one is. */
export function finishCurrent(state: SessionState): SessionEventBody[] {
  const current = currentItem(state);
  return current ? [{ type: 'item.finished', organisationId: null, itemId: current.itemId }] : [];
}

/** Starts an item (again); the one that was running is finished. */
export function decideStart(state: SessionState, command: CommandOf<'agenda.start'>): Decided {
  const item = itemOf(state, command.itemId);
  if (!item) return refuse('unknown_item');
  if (item.status === 'running') return ok([]);
  const free = nothingOpen(state);
  if (!free.ok) return free;
  return ok([...finishCurrent(state), { type: 'item.started', organisationId: null, itemId: item.itemId }]);
}

/** Finishes the item that is running. */
export function decideFinish(state: SessionState, command: CommandOf<'agenda.finish'>): Decided {
  const item = itemOf(state, command.itemId);
  if (!item) return refuse('unknown_item');
  if (item.status !== 'running') return item.status === 'finished' ? ok([]) : refuse('item_not_running');
  const free = nothingOpen(state);
  if (!free.ok) return free;
  return ok([{ type: 'item.finished', organisationId: null, itemId: item.itemId }]);
}

/** Moves the running item to a step; going back is normal ("amend" after "test"). */
export function decideStep(state: SessionState, command: CommandOf<'agenda.step'>): Decided {
  const item = itemOf(state, command.itemId);
  if (!item) return refuse('unknown_item');
  if (item.status !== 'running') return refuse('item_not_running');
  if (item.step === command.step) return ok([]);
  return ok([{ type: 'step.set', organisationId: null, itemId: item.itemId, step: command.step }]);
}

/**
 * Replaces the agenda; items that were started stay, with their mode and their text. What was promised before is
 * left out only with a reason: a promise nobody mentions again was none.
 */
export function decideRevise(state: SessionState, command: CommandOf<'agenda.revise'>): Decided {
  const ids = command.agenda.map((item) => item.itemId);
  if (new Set(ids).size !== ids.length) return refuse('agenda_item_repeated');
  for (const itemId of state.itemIds) {
    const before = itemOf(state, itemId);
    if (!before || before.status === 'waiting') continue;
    const after = command.agenda.find((item) => item.itemId === itemId);
    const sameText = after?.text?.hash === before.text?.hash;
    if (!after || after.mode !== before.mode || !sameText) return refuse('agenda_item_started');
  }
  const had = state.itemIds.some((itemId) => isPromises(itemOf(state, itemId) ?? {}));
  const reason = (command.reason ?? '').trim();
  const dropped = had && !command.agenda.some(isPromises);
  if (dropped && reason === '') return refuse('reason_required');
  return ok([
    {
      type: 'agenda.revised',
      organisationId: null,
      agenda: command.agenda,
      ...(dropped ? { withoutPromises: reason } : {}),
    },
  ]);
}

/** Puts a (newer) frozen text on an item; not while it is being tested or voted on. */
export function decideText(state: SessionState, command: CommandOf<'agenda.text'>): Decided {
  const item = itemOf(state, command.itemId);
  if (!item) return refuse('unknown_item');
  if (item.text?.hash === command.text.hash) return ok([]);
  const free = nothingOpen(state);
  if (!free.ok && state.currentItemId === item.itemId) return free;
  return ok([{ type: 'item.text-set', organisationId: null, itemId: item.itemId, text: command.text }]);
}

/** The state with one item changed. */
export function withItem(
  state: SessionState,
  itemId: string,
  change: (item: ItemState) => ItemState,
): SessionState {
  const item = itemOf(state, itemId);
  return item ? { ...state, items: { ...state.items, [itemId]: change(item) } } : state;
}

/** Applies what happened to an item. */
export function evolveItem(
  state: SessionState,
  event: EventOf<'item.started' | 'item.finished' | 'item.text-set' | 'step.set'>,
): SessionState {
  switch (event.type) {
    case 'item.started':
      return {
        ...withItem(state, event.itemId, (item) => ({
          ...item,
          status: 'running',
          step: 'present',
          startedAt: event.at,
          finishedAt: null,
        })),
        currentItemId: event.itemId,
      };
    case 'item.finished':
      return {
        ...withItem(state, event.itemId, (item) => ({
          ...item,
          status: 'finished',
          finishedAt: event.at,
          spentMs: item.spentMs + Math.max(0, event.at - (item.startedAt ?? event.at)),
        })),
        currentItemId: state.currentItemId === event.itemId ? null : state.currentItemId,
      };
    case 'item.text-set':
      return withItem(state, event.itemId, (item) => ({ ...item, text: event.text }));
    case 'step.set':
      return withItem(state, event.itemId, (item) => ({ ...item, step: event.step }));
  }
}

/** Applies a new agenda; what became of items that are still on it is kept. */
export function evolveAgenda(state: SessionState, event: BodyOf<'agenda.revised'>): SessionState {
  const items: Record<string, ItemState> = {};
  for (const planned of event.agenda) {
    const before = itemOf(state, planned.itemId);
    if (!before) {
      items[planned.itemId] = plannedItem(planned);
      continue;
    }
    const { kind: _kind, activity: _activity, ...became } = before;
    items[planned.itemId] = { ...became, ...plannedPart(planned) };
  }
  const withoutPromises = event.agenda.some(isPromises)
    ? ''
    : (event.withoutPromises ?? state.withoutPromises);
  return { ...state, items, itemIds: event.agenda.map((item) => item.itemId), withoutPromises };
}

/** The agenda as it is planned, without what became of it. */
export function plannedAgenda(state: SessionState): readonly PlannedItem[] {
  return state.itemIds.flatMap((itemId) => {
    const item = itemOf(state, itemId);
    return item ? [plannedPart(item)] : [];
  });
}

function plannedPart(item: PlannedItem): PlannedItem {
  const { itemId, title, mode, minutes, text } = item;
  return { itemId, title, mode, minutes, text, ...specialsOf(item) };
}
