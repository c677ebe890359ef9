import { isOpenObjection } from '../consensus.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type BySector, forEachSector, type Sector } from '../sector.ts';
import { mayMove } from './attendance.ts';
import type { CommandOf, RoomActor, SessionRefusal } from './commands.ts';
import type { EventOf, SessionEventBody } from './events.ts';
import { lookup, put } from './keyed.ts';
import { currentItem, isPresent, partyOf, roundOf, sectorOf } from './lookups.ts';
import {
  objectionIdOf,
  type SessionState,
  type Spoken,
  TURN_REASONS,
  type TurnReason,
  type TurnRequest,
} from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/** A request with the reason for its place. */
export type QueuedTurn = TurnRequest & { readonly reason: TurnReason };

const NOT_SPOKEN: Spoken = { turns: 0, ms: 0 };

/** Turns and time of one organisation so far, finished turns only. */
export function spokenBy(state: SessionState, organisationId: string): Spoken {
  return lookup(state.spoken, organisationId) ?? NOT_SPOKEN;
}

/**
 * The sector that has spoken less for each of its parties, or null when neither is behind.
 * Time is compared per party, so that a large sector is not called loud for being large.
 */
export function sectorBehind(state: SessionState): Sector | null {
  const perParty: BySector<number> = forEachSector((sector) =>
    state.partiesBySector[sector] === 0
      ? Number.POSITIVE_INFINITY
      : state.spokenBySector[sector].ms / state.partiesBySector[sector],
  );
  if (perParty.government === perParty['non-government']) return null;
  return perParty.government < perParty['non-government'] ? 'government' : 'non-government';
}

function hasRaisedObjection(state: SessionState, organisationId: string): boolean {
  return (currentItem(state)?.roundIds ?? []).some((roundId) => {
    const round = roundOf(state, roundId);
    // The order of speakers must not betray an answer that is still hidden.
    if (!round || (round.visibility === 'after-close' && round.status === 'open')) return false;
    const objection = lookup(state.objections, objectionIdOf(roundId, organisationId));
    return objection !== undefined && isOpenObjection(objection.status) && objection.status === 'raised';
  });
}

function reasonFor(state: SessionState, entry: TurnRequest, behind: Sector | null): TurnReason {
  if (entry.kind === 'point-of-order') return 'point-of-order';
  if (hasRaisedObjection(state, entry.organisationId)) return 'open-objection';
  if (spokenBy(state, entry.organisationId).turns === 0) return 'has-not-spoken';
  if (behind !== null && sectorOf(state, entry.organisationId) === behind) return 'sector-behind';
  return 'order-of-request';
}

/**
 * The queue in the order proposed to the facilitator, each with its reason: points of order, objections that
 * nobody has discussed yet, who has not spoken, the sector that is behind, and then the order of request.
 * Within a reason the sector that is behind comes first. A proposal: the facilitator gives the floor.
 */
export function queueInOrder(state: SessionState): QueuedTurn[] {
  const behind = sectorBehind(state);
  return state.queue
    .map((entry, place) => {
      const reason = reasonFor(state, entry, behind);
      const late = behind !== null && sectorOf(state, entry.organisationId) !== behind ? 1 : 0;
      return { entry: { ...entry, reason }, rank: TURN_REASONS.indexOf(reason), late, place };
    })
    .sort((a, b) => a.rank - b.rank || a.late - b.late || a.place - b.place)
    .map(({ entry }) => entry);
}

/** Who should speak next, and why; null when nobody asked. */
export function nextTurn(state: SessionState): QueuedTurn | null {
  return queueInOrder(state)[0] ?? null;
}

/** One waiting request for each organisation, and one point of order besides. */
export function decideRequest(
  state: SessionState,
  command: CommandOf<'turn.request'>,
  actor: RoomActor,
): Decided {
  const { organisationId, kind } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!mayMove(actor, organisationId)) return refuse('not_your_organisation');
  if (!isPresent(state, organisationId)) return refuse('not_present');
  const isOrder = kind === 'point-of-order';
  const waiting = state.queue.some(
    (entry) => entry.organisationId === organisationId && (entry.kind === 'point-of-order') === isOrder,
  );
  if (waiting) return refuse('already_in_queue');
  return ok([{ type: 'turn.requested', organisationId, kind }]);
}

/** Takes back all waiting requests of an organisation. */
export function decideWithdraw(
  state: SessionState,
  command: CommandOf<'turn.withdraw'>,
  actor: RoomActor,
): Decided {
  const { organisationId } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!mayMove(actor, organisationId)) return refuse('not_your_organisation');
  const waiting = state.queue.some((entry) => entry.organisationId === organisationId);
  return waiting ? ok([{ type: 'turn.withdrawn', organisationId }]) : refuse('not_in_queue');
}

/** Gives the floor, also to an organisation that did not ask (then the reason is "invited"). */
export function decideGive(state: SessionState, command: CommandOf<'turn.give'>): Decided {
  const { organisationId, kind } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!isPresent(state, organisationId)) return refuse('not_present');
  const queue = queueInOrder(state);
  const asked = queue.find(
    (entry) => entry.organisationId === organisationId && (kind === undefined || entry.kind === kind),
  );
  // Pressed twice: they have the floor already, and nothing else is asked for.
  if (state.turn?.organisationId === organisationId && !asked) return ok([]);
  const first = queue[0];
  const over = first && first.organisationId !== organisationId ? first.organisationId : null;
  return ok([
    ...endTurn(state),
    {
      type: 'turn.given',
      organisationId,
      speakerId: asked?.personId ?? null,
      kind: asked?.kind ?? 'contribution',
      reason: asked?.reason ?? 'invited',
      limitMs: command.limitSeconds === undefined ? null : command.limitSeconds * 1000,
      over,
      why: over === null ? '' : (command.why ?? '').trim(),
    },
  ]);
}

/** Ends the current turn: the facilitator, or the speaker's own organisation. A turn that is over stays over. */
export function decideEnd(
  state: SessionState,
  { startedAt }: CommandOf<'turn.end'>,
  actor: RoomActor,
): Decided {
  // Pressed twice, or too late: the turn that is meant has ended, and the next one is not meant.
  if (startedAt !== undefined && state.turn?.startedAt !== startedAt) return ok([]);
  if (!state.turn) return refuse('nobody_speaking');
  if (!mayMove(actor, state.turn.organisationId)) return refuse('not_your_organisation');
  return ok(endTurn(state));
}

/** The event that ends the current turn, if somebody is speaking. */
export function endTurn(state: SessionState): SessionEventBody[] {
  return state.turn ? [{ type: 'turn.ended', organisationId: state.turn.organisationId }] : [];
}

/** Applies what happened to the queue or to the floor. */
export function evolveTurn(
  state: SessionState,
  event: EventOf<'turn.requested' | 'turn.withdrawn' | 'turn.given' | 'turn.ended'>,
): SessionState {
  const { organisationId } = event;
  switch (event.type) {
    case 'turn.requested': {
      const entry = { organisationId, personId: event.personId, kind: event.kind, at: event.at };
      return { ...state, queue: [...state.queue, entry] };
    }
    case 'turn.withdrawn':
      return { ...state, queue: state.queue.filter((entry) => entry.organisationId !== organisationId) };
    case 'turn.given':
      return {
        ...state,
        queue: state.queue.filter(
          (entry) => entry.organisationId !== organisationId || entry.kind !== event.kind,
        ),
        turn: {
          organisationId,
          personId: event.speakerId,
          kind: event.kind,
          reason: event.reason,
          startedAt: event.at,
          limitMs: event.limitMs,
        },
        overrides:
          event.over === null
            ? state.overrides
            : [
                ...state.overrides,
                { organisationId, over: event.over, why: event.why, personId: event.personId, at: event.at },
              ],
      };
    case 'turn.ended': {
      if (!state.turn) return state;
      const ms = Math.max(0, event.at - state.turn.startedAt);
      const add = (spoken: Spoken): Spoken => ({ turns: spoken.turns + 1, ms: spoken.ms + ms });
      const sector = sectorOf(state, state.turn.organisationId);
      return {
        ...state,
        turn: null,
        spoken: put(state.spoken, state.turn.organisationId, add(spokenBy(state, state.turn.organisationId))),
        spokenBySector: sector
          ? { ...state.spokenBySector, [sector]: add(state.spokenBySector[sector]) }
          : state.spokenBySector,
      };
    }
  }
}
