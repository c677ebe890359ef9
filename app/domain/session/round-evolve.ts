import { countAnswer, kindOf } from '../consensus.ts';
import { withItem } from './agenda.ts';
import type { EventOf } from './events.ts';
import { type Keyed, keyedBy, lookup, put } from './keyed.ts';
import { roundOf, sectorOf } from './lookups.ts';
import { countsOf, newRound } from './round.ts';
import { type Objection, objectionIdOf, type Position, type Round, type SessionState } from './state.ts';

type RoundEvent = EventOf<
  | 'round.opened'
  | 'position.given'
  | 'position.counted'
  | 'objection.status-set'
  | 'round.closed'
  | 'round.cancelled'
>;

function withRound(state: SessionState, round: Round): SessionState {
  return { ...state, rounds: { ...state.rounds, [round.roundId]: round } };
}

function evolvePosition(
  state: SessionState,
  event: EventOf<'position.given' | 'position.counted'>,
): SessionState {
  const round = roundOf(state, event.roundId);
  const sector = sectorOf(state, event.organisationId);
  if (!round || !sector) return state;
  const before = lookup(round.positions, event.organisationId);
  const given =
    event.type === 'position.given' ? event : { level: null, reason: '', suggestion: '', passage: '' };
  const position: Position = {
    organisationId: event.organisationId,
    personId: event.personId,
    level: given.level,
    reason: given.reason,
    suggestion: given.suggestion,
    passage: given.passage,
    at: event.at,
  };
  const without = before ? countAnswer(round.counts, sector, before.level, -1) : round.counts;
  const next = withRound(state, {
    ...round,
    positions: put(round.positions, event.organisationId, position),
    counts: countAnswer(without, sector, given.level, 1),
  });
  return event.type === 'position.given'
    ? { ...next, objections: objectionsAfter(state.objections, round, event) }
    : next;
}

function objectionsAfter(
  objections: Keyed<Objection>,
  round: Round,
  event: EventOf<'position.given'>,
): Keyed<Objection> {
  const objectionId = objectionIdOf(round.roundId, event.organisationId);
  const existing = lookup(objections, objectionId);
  if (kindOf(event.level) !== 'object') {
    if (!existing || event.objection !== 'withdrawn') return objections;
    return put(objections, objectionId, { ...existing, status: 'withdrawn', changedAt: event.at });
  }
  const raised = event.objection === 'raised';
  return put(objections, objectionId, {
    objectionId,
    roundId: round.roundId,
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
      return evolvePosition(state, event);
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
