import {
  countAnswer,
  isOpenObjection,
  kindOf,
  NO_ANSWERS,
  type Quorum,
  quorum,
  type Standing,
  standing,
  tallyOfCounts,
} from '../consensus.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type BySector, forEachSector } from '../sector.ts';
import { nothingOpen } from './agenda.ts';
import type { CommandOf, SessionRefusal } from './commands.ts';
import type { BodyOf, SessionEventBody } from './events.ts';
import { lookup, put, valuesOf } from './keyed.ts';
import { isPresent, itemOf, partiesOf, partyOf, roundOf } from './lookups.ts';
import {
  type BroughtObjection,
  type Decision,
  type FrozenText,
  type Objection,
  objectionIdOf,
  type Position,
  type Reservation,
  type Round,
  type SessionState,
} from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/** Whether two texts are the same version with the same content. */
export function sameText(a: FrozenText, b: FrozenText): boolean {
  return a.hash === b.hash && a.proposalVersionId === b.proposalVersionId;
}

/** Opens a consensus test on the running, deciding item and on the text it carries. */
export function decideOpenRound(state: SessionState, command: CommandOf<'round.open'>, now: number): Decided {
  const item = itemOf(state, command.itemId);
  if (!item) return refuse('unknown_item');
  if (item.status !== 'running') return refuse('item_not_running');
  if (item.mode !== 'deciding') return refuse('item_is_consultative');
  const free = nothingOpen(state);
  if (!free.ok) return free;
  if (roundOf(state, command.roundId)) return refuse('round_exists');
  if (item.text && !sameText(item.text, command.text)) return refuse('stale_text');
  return ok([
    {
      type: 'round.opened',
      organisationId: null,
      roundId: command.roundId,
      itemId: item.itemId,
      text: command.text,
      scale: command.scale ?? state.groundRules.scale,
      visibility: command.visibility,
      closesAt: command.minutes === undefined ? null : now + command.minutes * 60_000,
    },
    ...broughtBy(state, command.roundId, command.written),
  ]);
}

/**
 * Brings written objections of parties into a round; those that an earlier round has brought are in the room already
 * and have gone on from there.
 */
function broughtBy(
  state: SessionState,
  roundId: string,
  written: readonly BroughtObjection[] = [],
): BodyOf<'objection.brought'>[] {
  return written
    .filter(
      ({ remarkId, organisationId, status }) =>
        isOpenObjection(status) &&
        partyOf(state, organisationId) &&
        !lookup(state.objections, objectionIdOf(remarkId, organisationId)),
    )
    .map((objection) => ({
      type: 'objection.brought',
      organisationId: objection.organisationId,
      roundId,
      objection,
    }));
}

/** The room with a written objection in it. */
export function withBrought(
  state: SessionState,
  { roundId, objection }: BodyOf<'objection.brought'>,
  at: number,
): SessionState {
  const round = roundOf(state, roundId);
  if (!round) return state;
  const { remarkId, ...words } = objection;
  const objectionId = objectionIdOf(remarkId, objection.organisationId);
  const brought: Objection = {
    ...words,
    objectionId,
    roundId,
    written: true,
    itemId: round.itemId,
    level: null,
    changedAt: at,
  };
  return { ...state, objections: put(state.objections, objectionId, brought) };
}

/** Objections that count for a round: its own, and earlier and written ones on the item of who has not answered it. */
export function objectionsFor(state: SessionState, round: Round): Objection[] {
  return valuesOf(state.objections).filter(
    (objection) =>
      objection.itemId === round.itemId &&
      ((objection.roundId === round.roundId && !objection.written) ||
        (isOpenObjection(objection.status) && !lookup(round.positions, objection.organisationId))),
  );
}

/** Where a round stands by the charter's rules, from a state in which all answers are visible. */
export function standingOf(state: SessionState, round: Round): Standing {
  return standing({
    parties: partiesOf(state),
    positions: valuesOf(round.positions).flatMap(({ organisationId, level }) =>
      level === null ? [] : [{ organisationId, level }],
    ),
    present: (organisationId) => isPresent(state, organisationId),
    objections: objectionsFor(state, round),
    rule: state.groundRules,
  });
}

/** The quorum over those who are there. */
export function quorumNow(state: SessionState): Quorum {
  return quorum(state, state.groundRules.quorum);
}

/** The quorum for closing a round: over those who are there or have answered. */
function quorumOfRound(state: SessionState, round: Round): Quorum {
  const parties = partiesOf(state);
  const taking: BySector<number> = forEachSector(
    (sector) =>
      parties.filter(
        (party) =>
          party.sector === sector &&
          (isPresent(state, party.organisationId) || lookup(round.positions, party.organisationId)),
      ).length,
  );
  return quorum(
    { partiesBySector: state.partiesBySector, presentBySector: taking },
    state.groundRules.quorum,
  );
}

function byOrganisation(a: { organisationId: string }, b: { organisationId: string }): number {
  return a.organisationId < b.organisationId ? -1 : a.organisationId > b.organisationId ? 1 : 0;
}

function reservationsOf(round: Round): Reservation[] {
  return valuesOf(round.positions)
    .flatMap(({ organisationId, level, reason, suggestion, passage }) => {
      const kept = level !== null && (kindOf(level) === 'agree-with-note' || kindOf(level) === 'discuss');
      return kept ? [{ organisationId, level, reason, suggestion, passage }] : [];
    })
    .sort(byOrganisation);
}

/**
 * Closes a round with its honest outcome and records the decision. Refused without quorum, for which there
 * are only `round.cancel` and postponing; refused with a way on that the charter does not allow.
 */
export function decideCloseRound(
  before: SessionState,
  command: CommandOf<'round.close'>,
  now: number,
): Decided {
  const round = roundOf(before, command.roundId);
  if (round?.status !== 'open') return refuse('round_closed');
  // Whoever objected in writing while the others were answering must not be overrun either.
  const brought = broughtBy(before, round.roundId, command.written);
  const state = brought.reduce((room, body) => withBrought(room, body, now), before);
  if (state.decisions.some((decision) => decision.decisionId === command.decisionId)) {
    return refuse('decision_exists');
  }
  const roundQuorum = quorumOfRound(state, round);
  if (!roundQuorum.met) return refuse('quorum_missing');
  const stands = standingOf(state, round);
  const next = stands.outcome === 'no-consensus' ? (command.next ?? null) : null;
  if (next !== null && !state.groundRules.fallback.includes(next)) {
    return refuse(next === 'vote' ? 'vote_not_allowed' : 'fallback_not_allowed');
  }
  const settled = valuesOf(state.objections)
    .filter((objection) => {
      const answer = lookup(round.positions, objection.organisationId)?.level ?? null;
      const earlier =
        objection.itemId === round.itemId && (objection.roundId !== round.roundId || objection.written);
      return earlier && isOpenObjection(objection.status) && answer !== null && kindOf(answer) !== 'object';
    })
    .map((objection) => objection.objectionId)
    .sort();
  const decision: Decision = {
    decisionId: command.decisionId,
    itemId: round.itemId,
    roundId: round.roundId,
    voteId: null,
    outcome: stands.outcome,
    text: round.text,
    quorum: roundQuorum,
    tally: tallyOfCounts(round.counts, state.partiesBySector),
    vote: null,
    reservations: reservationsOf(round),
    objections: objectionsFor(state, round).sort(byOrganisation),
    unanswered: { present: stands.unansweredPresent, absent: stands.unansweredAbsent },
    next,
    replaces: null,
    // Where nothing was decided there is nothing to look at again.
    reviewOn: stands.outcome === 'no-consensus' ? null : (command.reviewOn ?? null),
    at: now,
  };
  return ok([
    ...brought,
    {
      type: 'round.closed',
      organisationId: null,
      roundId: round.roundId,
      outcome: stands.outcome,
      next,
      settled,
    },
    { type: 'decision.recorded', organisationId: null, decision },
  ]);
}

/** Ends a round without a decision; its objections stay on the item. */
export function decideCancelRound(state: SessionState, command: CommandOf<'round.cancel'>): Decided {
  const round = roundOf(state, command.roundId);
  if (round?.status !== 'open') return refuse('round_closed');
  const note = command.note.trim();
  if (note === '') return refuse('note_required');
  return ok([{ type: 'round.cancelled', organisationId: null, roundId: round.roundId, note }]);
}

/** A round that has just been opened. */
export function newRound(event: BodyOf<'round.opened'>, at: number): Round {
  return {
    roundId: event.roundId,
    itemId: event.itemId,
    text: event.text,
    scale: event.scale,
    visibility: event.visibility,
    status: 'open',
    openedAt: at,
    closesAt: event.closesAt,
    closedAt: null,
    positions: [],
    pending: [],
    counts: NO_ANSWERS,
    outcome: null,
  };
}

/** Running counts built again from answers. */
export function countsOf(state: SessionState, positions: Iterable<Position>): Round['counts'] {
  let counts = NO_ANSWERS;
  for (const position of positions) {
    const sector = partyOf(state, position.organisationId)?.sector;
    if (sector) counts = countAnswer(counts, sector, position.level, 1);
  }
  return counts;
}
