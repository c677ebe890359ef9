import { kindOf } from '../consensus.ts';
import { forEachSector } from '../sector.ts';
import { withItem } from './agenda.ts';
import type { EventOf } from './events.ts';
import { Draft, type Keyed, keyedBy, lookup, put } from './keyed.ts';
import { roundOf, sectorOf } from './lookups.ts';
import { evolvePending, withoutPending } from './recorded.ts';
import { countsOf, newRound, withBrought } from './round.ts';
import { type Objection, objectionIdOf, type Position, type Round, type SessionState } from './state.ts';

type RoundEvent = EventOf<
  | 'round.opened'
  | 'position.given'
  | 'position.counted'
  | 'position.recorded'
  | 'position.rejected'
  | 'objection.brought'
  | 'objection.status-set'
  | 'round.closed'
  | 'round.cancelled'
>;

function withRound(state: SessionState, round: Round): SessionState {
  return { ...state, rounds: { ...state.rounds, [round.roundId]: round } };
}

type Answered = EventOf<'position.given' | 'position.counted'>;

function positionFrom(event: Answered): Position {
  const { organisationId, personId, at } = event;
  if (event.type === 'position.counted')
    return { organisationId, personId, level: null, reason: '', suggestion: '', passage: '', at };
  const { level, reason, suggestion, passage } = event;
  return { organisationId, personId, level, reason, suggestion, passage, at };
}

/**
 * Applies answers of one round, in the order of their numbers. While a hall answers, a listener receives dozens
 * together: what they share is copied once for all of them, so that a slow phone keeps up.
 */
export function evolvePositions(state: SessionState, events: readonly Answered[]): SessionState {
  const round = roundOf(state, events[0]?.roundId ?? '');
  if (!round) return state;
  const positions = new Draft(round.positions);
  const counts = forEachSector((sector) => round.counts[sector].slice());
  let { objections } = state;
  for (const event of events) {
    const sector = sectorOf(state, event.organisationId);
    if (!sector) continue;
    const counted = counts[sector];
    const position = positionFrom(event);
    const before = positions.swap(event.organisationId, position);
    if (before) counted[before.level ?? 0] = (counted[before.level ?? 0] ?? 0) - 1;
    counted[position.level ?? 0] = (counted[position.level ?? 0] ?? 0) + 1;
    if (event.type === 'position.given') objections = objectionsAfter(objections, round, event);
  }
  // Whatever an organisation says itself takes the place of what was noted for it.
  const pending =
    round.pending.length === 0
      ? round.pending
      : withoutPending(round.pending, new Set(events.map((event) => event.organisationId)));
  const next = withRound(state, { ...round, positions: positions.finish(), pending, counts });
  return objections === state.objections ? next : { ...next, objections };
}

function objectionsAfter(
  objections: Keyed<Objection>,
  round: Round,
  event: EventOf<'position.given'>,
): Keyed<Objection> {
  const objects = kindOf(event.level) === 'object';
  if (!objects && event.objection !== 'withdrawn') return objections;
  const objectionId = objectionIdOf(round.roundId, event.organisationId);
  const existing = lookup(objections, objectionId);
  if (!objects) {
    if (!existing) return objections;
    return put(objections, objectionId, { ...existing, status: 'withdrawn', changedAt: event.at });
  }
  const raised = event.objection === 'raised';
  return put(objections, objectionId, {
    objectionId,
    roundId: round.roundId,
    written: false,
    itemId: round.itemId,
    organisationId: event.organisationId,
    version: round.text.version,
    level: event.level,
    reason: event.reason,
    suggestion: event.suggestion,
    passage: event.passage,
    status: raised ? 'raised' : (existing?.status ?? 'raised'),
    note: raised ? '' : (existing?.note ?? ''),
    raisedAt: raised ? event.at : (existing?.raisedAt ?? event.at),
    changedAt: event.at,
  });
}

function settle(objections: Keyed<Objection>, ids: readonly string[], at: number): Keyed<Objection> {
  return ids.reduce((map, id) => {
    const objection = lookup(map, id);
    return objection ? put(map, id, { ...objection, status: 'resolved', changedAt: at }) : map;
  }, objections);
}

function evolveEnd(state: SessionState, event: EventOf<'round.closed' | 'round.cancelled'>): SessionState {
  const round = roundOf(state, event.roundId);
  if (!round) return state;
  const { revealed } = event;
  const closed = event.type === 'round.closed';
  const objections = (revealed?.objections ?? []).reduce(
    (map, objection) => put(map, objection.objectionId, objection),
    state.objections,
  );
  const next = withRound(state, {
    ...round,
    status: closed ? 'closed' : 'cancelled',
    closedAt: event.at,
    outcome: closed ? event.outcome : null,
    positions: revealed ? keyedBy(revealed.positions, (p) => p.organisationId) : round.positions,
    counts: revealed ? countsOf(state, revealed.positions) : round.counts,
  });
  return {
    ...next,
    openRoundId: null,
    objections: closed ? settle(objections, event.settled, event.at) : objections,
  };
}

/** Applies what happened in a round; costs the same for ten and for two thousand organisations. */
export function evolveRound(state: SessionState, event: RoundEvent): SessionState {
  switch (event.type) {
    case 'round.opened': {
      const next = withRound(state, newRound(event, event.at));
      return {
        ...withItem(next, event.itemId, (item) => ({
          ...item,
          step: 'test',
          text: event.text,
          roundIds: [...item.roundIds, event.roundId],
        })),
        openRoundId: event.roundId,
      };
    }
    case 'position.given':
    case 'position.counted':
      return evolvePositions(state, [event]);
    case 'position.recorded':
    case 'position.rejected': {
      const round = roundOf(state, event.roundId);
      return round ? withRound(state, evolvePending(round, event)) : state;
    }
    case 'objection.brought':
      return withBrought(state, event, event.at);
    case 'objection.status-set': {
      const objection = lookup(state.objections, event.objectionId);
      if (!objection) return state;
      return {
        ...state,
        objections: put(state.objections, event.objectionId, {
          ...objection,
          status: event.status,
          note: event.note,
          changedAt: event.at,
        }),
      };
    }
    case 'round.closed':
    case 'round.cancelled':
      return evolveEnd(state, event);
  }
}
