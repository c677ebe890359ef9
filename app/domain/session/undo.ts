import { ok, type Result, refuse } from '../result.ts';
import { withItem } from './agenda.ts';
import type { SessionRefusal } from './commands.ts';
import type { EventOf, SessionEvent, SessionEventBody } from './events.ts';
import { put, valuesOf } from './keyed.ts';
import { isPresent, itemOf, roundOf, sectorOf, voteOf } from './lookups.ts';
import { spokenBy } from './queue.ts';
import type { ItemState, LastStep, SessionState, Spoken } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/**
 * What the newest event leaves to be taken back: the facilitator's last step, with how it was before. Answers,
 * arrivals and requests are other people's acts and leave it as it is. An objection has a life of its own, in which
 * every step can be followed by another, so it is not undone here; and its steps are hidden from some.
 */
export function lastStepAfter(state: SessionState, event: SessionEvent): LastStep | null {
  const { at } = event;
  const { lastStep } = state;
  switch (event.type) {
    case 'item.finished': {
      const item = itemOf(state, event.itemId);
      return item ? { kind: 'item-finished', at, itemId: item.itemId, before: runOf(item) } : null;
    }
    case 'item.started': {
      const item = itemOf(state, event.itemId);
      // Starting one item finishes the other in the same act, at the same moment.
      const finished = lastStep?.kind === 'item-finished' && lastStep.at === at ? lastStep : null;
      return item ? { kind: 'item-started', at, itemId: item.itemId, before: runOf(item), finished } : null;
    }
    case 'step.set': {
      const item = itemOf(state, event.itemId);
      return item ? { kind: 'step-set', at, itemId: item.itemId, step: item.step } : null;
    }
    case 'item.text-set': {
      const item = itemOf(state, event.itemId);
      return item ? { kind: 'text-set', at, itemId: item.itemId, text: item.text } : null;
    }
    case 'turn.ended': {
      const { turn } = state;
      return turn ? { kind: 'turn-ended', at, turn, ms: Math.max(0, at - turn.startedAt) } : null;
    }
    case 'turn.given': {
      const place = state.queue.findIndex(
        (entry) => entry.organisationId === event.organisationId && entry.kind === event.kind,
      );
      const ended = lastStep?.kind === 'turn-ended' && lastStep.at === at ? lastStep : null;
      const request = state.queue[place] ?? null;
      const overrode = event.over !== null;
      return {
        kind: 'turn-given',
        at,
        organisationId: event.organisationId,
        request,
        place,
        ended,
        overrode,
      };
    }
    case 'round.opened': {
      const step = itemOf(state, event.itemId)?.step ?? 'test';
      return { kind: 'round-opened', at, roundId: event.roundId, itemId: event.itemId, step };
    }
    case 'vote.opened':
      return { kind: 'vote-opened', at, voteId: event.voteId };
    case 'round.closed':
    case 'vote.closed':
    case 'decision.recorded':
      return { kind: 'final', at, what: 'decision' };
    case 'round.cancelled':
    case 'vote.cancelled':
      return { kind: 'final', at, what: 'cancelled' };
    case 'activity.opened':
    case 'activity.closed':
      return { kind: 'final', at, what: 'activity' };
    case 'session.opened':
    case 'session.postponed':
      return { kind: 'final', at, what: 'session' };
    case 'session.scheduled':
    case 'session.closed':
    case 'agenda.revised':
    case 'parties.revised':
    case 'step.undone':
      return null;
    default:
      return lastStep;
  }
}

/** What is known of an item's run: enough to bring it back. */
function runOf({ status, step, startedAt, finishedAt, spentMs }: ItemState) {
  return { status, step, startedAt, finishedAt, spentMs };
}

/**
 * Takes the facilitator's last step back, by events that compensate: nothing leaves the log. Refused where it would
 * undo somebody's answer or a decision.
 */
export function decideUndo(state: SessionState): Decided {
  const { lastStep } = state;
  if (!lastStep) return refuse('nothing_to_undo');
  if (state.openActivityId !== null) return refuse('activity_open');
  const undone: SessionEventBody = { type: 'step.undone', organisationId: null, what: lastStep.kind };
  switch (lastStep.kind) {
    case 'final':
      return refuse('undo_not_possible');
    case 'round-opened': {
      const { roundId, itemId, step } = lastStep;
      const round = roundOf(state, roundId);
      // What was noted for somebody who is away is an answer as well, though it waits.
      const given = valuesOf(round?.positions ?? []).length + valuesOf(round?.pending ?? []).length;
      if (given > 0) return refuse('undo_answers_given');
      return ok([
        { type: 'round.cancelled', organisationId: null, roundId, note: '' },
        { type: 'step.set', organisationId: null, itemId, step },
        undone,
      ]);
    }
    case 'vote-opened': {
      const { voteId } = lastStep;
      if (valuesOf(voteOf(state, voteId)?.ballots ?? []).length > 0) return refuse('undo_answers_given');
      return ok([{ type: 'vote.cancelled', organisationId: null, voteId, note: '' }, undone]);
    }
    default:
      return ok([undone]);
  }
}

function resumed(state: SessionState, last: Extract<LastStep, { kind: 'item-finished' }>): SessionState {
  // What was said in between belongs to it: it was never really finished.
  return {
    ...withItem(state, last.itemId, (item) => ({ ...item, ...last.before })),
    currentItemId: last.itemId,
  };
}

function speakingAgain(
  state: SessionState,
  { turn, ms }: Extract<LastStep, { kind: 'turn-ended' }>,
  at: number,
): SessionState {
  const less = (spoken: Spoken): Spoken => ({ turns: spoken.turns - 1, ms: spoken.ms - ms });
  const sector = sectorOf(state, turn.organisationId);
  return {
    ...state,
    turn: { ...turn, startedAt: at - ms },
    spoken: put(state.spoken, turn.organisationId, less(spokenBy(state, turn.organisationId))),
    spokenBySector: sector
      ? { ...state.spokenBySector, [sector]: less(state.spokenBySector[sector]) }
      : state.spokenBySector,
  };
}

/** Applies that the last step was taken back. */
export function evolveUndone(state: SessionState, event: EventOf<'step.undone'>): SessionState {
  const { lastStep } = state;
  // A test or a vote is undone by the events before this one.
  if (lastStep?.kind !== event.what) return state;
  switch (lastStep.kind) {
    case 'item-finished':
      return resumed(state, lastStep);
    case 'item-started': {
      const back = withItem(state, lastStep.itemId, (item) => ({ ...item, ...lastStep.before }));
      return lastStep.finished
        ? resumed(back, lastStep.finished)
        : { ...back, currentItemId: lastStep.before.status === 'running' ? lastStep.itemId : null };
    }
    case 'step-set':
      return withItem(state, lastStep.itemId, (item) => ({ ...item, step: lastStep.step }));
    case 'text-set':
      return withItem(state, lastStep.itemId, (item) => ({ ...item, text: lastStep.text }));
    case 'turn-ended':
      return speakingAgain(state, lastStep, event.at);
    case 'turn-given': {
      const { request, place, ended, organisationId } = lastStep;
      const waits = request !== null && isPresent(state, organisationId);
      const known = state.queue.some(
        (entry) => entry.organisationId === organisationId && entry.kind === request?.kind,
      );
      const back = {
        ...state,
        turn: null,
        queue:
          waits && !known
            ? [...state.queue.slice(0, place), request, ...state.queue.slice(place)]
            : state.queue,
        overrides: lastStep.overrode ? state.overrides.slice(0, -1) : state.overrides,
      };
      return ended ? speakingAgain(back, ended, event.at) : back;
    }
    default:
      return state;
  }
}
