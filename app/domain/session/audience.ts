import { countAnswer } from '../consensus.ts';
import { isActivityEvent } from './activity/events.ts';
import { activityInView, maskActivities, type Seer, viewOfActivity } from './activity/views.ts';
import type { SessionEvent } from './events.ts';
import { keyedBy, lookup, mapKeyed, valuesOf } from './keyed.ts';
import { activityOf, roundOf, sectorOf, voteOf } from './lookups.ts';
import { withoutPending } from './recorded.ts';
import type { Ballot, Objection, Position, Round, SessionState, Vote } from './state.ts';

/** Who looks at a live room. Observers and the wall see no reasons before a round is closed. */
export type Audience =
  | { readonly kind: 'facilitator' }
  /** `lean`: asked for little data, so others' answers are mere counts until the round is closed. */
  | { readonly kind: 'party'; readonly organisationIds: readonly string[]; readonly lean?: true }
  | { readonly kind: 'observer' }
  | { readonly kind: 'wall' };

/**
 * How one event reaches a viewer: as it is, as a mere count, without its words, as a placeholder,
 * without saying whose it is, or with what was hidden until now.
 */
export type View = 'full' | 'counted' | 'reasonless' | 'withheld' | 'unnamed' | 'revealed';

/** A stable name of an audience. */
export function audienceKey(audience: Audience): string {
  return audience.kind === 'party'
    ? `party${audience.lean ? '-lean' : ''}:${[...audience.organisationIds].sort().join(',')}`
    : audience.kind;
}

function owns(audience: Audience, organisationId: string | null): boolean {
  return (
    audience.kind === 'party' && organisationId !== null && audience.organisationIds.includes(organisationId)
  );
}

const seerOf = (audience: Audience): Seer => ({
  facilitator: audience.kind === 'facilitator',
  owns: (organisationId) => owns(audience, organisationId),
});

/** How others' answers of a round or a vote look to an audience while it is open. */
function maskOf(thing: Round | Vote, audience: Audience): 'full' | 'counted' | 'reasonless' {
  if (audience.kind === 'facilitator') return 'full';
  if (thing.visibility === 'after-close' || (audience.kind === 'party' && audience.lean)) return 'counted';
  return audience.kind === 'party' ? 'full' : 'reasonless';
}

/**
 * The mask that applies now: none once the round or the vote was closed; the strictest if it is unknown. One that was
 * cancelled came to nothing: what was hidden then stays hidden.
 */
function maskNow(thing: Round | Vote | undefined, audience: Audience) {
  if (!thing) return 'counted';
  return thing.status === 'closed' ? 'full' : maskOf(thing, audience);
}

/**
 * How an event reaches an audience. Events of a batch that have the same views for two viewers are the same bytes
 * for both: see {@link broadcastKey}.
 * @param state the unmasked state with the event in it, at that moment or later
 */
export function viewOf(event: SessionEvent, state: SessionState, audience: Audience): View {
  if (isActivityEvent(event)) {
    const activity = 'activityId' in event ? activityOf(state, event.activityId) : undefined;
    return activity ? viewOfActivity(event, activity, seerOf(audience)) : 'full';
  }
  if (audience.kind === 'facilitator') return 'full';
  switch (event.type) {
    case 'position.given':
      return owns(audience, event.organisationId) ? 'full' : maskNow(roundOf(state, event.roundId), audience);
    // What nobody has confirmed is nobody's position: only those it is about ever see it.
    case 'position.recorded':
    case 'position.rejected':
      return owns(audience, event.organisationId) ? 'full' : 'withheld';
    case 'objection.brought': {
      if (owns(audience, event.organisationId)) return 'full';
      const mask = maskNow(roundOf(state, event.roundId), audience);
      return mask === 'counted' ? 'withheld' : mask;
    }
    case 'vote.cast':
      return owns(audience, event.organisationId) ? 'full' : maskNow(voteOf(state, event.voteId), audience);
    case 'objection.status-set': {
      if (owns(audience, event.organisationId)) return 'full';
      const roundId = lookup(state.objections, event.objectionId)?.roundId ?? '';
      const mask = maskNow(roundOf(state, roundId), audience);
      return mask === 'counted' ? 'withheld' : mask;
    }
    case 'round.closed': {
      const round = roundOf(state, event.roundId);
      return round && maskOf(round, audience) === 'full' ? 'full' : 'revealed';
    }
    case 'vote.closed': {
      const vote = voteOf(state, event.voteId);
      return vote && maskOf(vote, audience) === 'full' ? 'full' : 'revealed';
    }
    default:
      return 'full';
  }
}

/** Two viewers with the same key for a batch receive the same bytes, so that it is encoded once for both. */
export function broadcastKey(
  events: readonly SessionEvent[],
  state: SessionState,
  audience: Audience,
): string {
  return events.map((event) => viewOf(event, state, audience)).join();
}

function objectionsOfRound(state: SessionState, roundId: string): Objection[] {
  return valuesOf(state.objections).filter((objection) => objection.roundId === roundId);
}

function withheld({ seq, id, at }: SessionEvent): SessionEvent {
  return { seq, id, at, personId: null, organisationId: null, type: 'event.withheld' };
}

/** An event in one of its views. */
export function inView(event: SessionEvent, state: SessionState, view: View): SessionEvent {
  if (view === 'full') return event;
  if (isActivityEvent(event)) {
    if (view === 'withheld') return { ...withheld(event), id: '' };
    const activity = 'activityId' in event ? activityOf(state, event.activityId) : undefined;
    return activity && view !== 'reasonless' ? activityInView(event, activity, view) : withheld(event);
  }
  if (view === 'withheld') return withheld(event);
  const { seq, id, at, personId } = event;
  const envelope = { seq, id, at, personId };
  switch (event.type) {
    case 'position.given': {
      if (view === 'reasonless') {
        const { noted: _, ...said } = event;
        return { ...said, reason: '', suggestion: '', passage: '' };
      }
      const { organisationId, roundId } = event;
      return { ...envelope, organisationId, type: 'position.counted', roundId };
    }
    case 'vote.cast': {
      if (view === 'reasonless') return { ...event, reason: '' };
      const { organisationId, voteId } = event;
      return { ...envelope, organisationId, type: 'vote.counted', voteId };
    }
    case 'objection.brought':
      return {
        ...event,
        objection: { ...event.objection, reason: '', suggestion: '', passage: '', note: '' },
      };
    case 'objection.status-set':
      return { ...event, note: '' };
    case 'round.closed': {
      const positions = valuesOf(roundOf(state, event.roundId)?.positions ?? []);
      return { ...event, revealed: { positions, objections: objectionsOfRound(state, event.roundId) } };
    }
    case 'vote.closed':
      return { ...event, revealed: valuesOf(voteOf(state, event.voteId)?.ballots ?? []) };
    default:
      return event;
  }
}

/**
 * An event as an audience may see it. What must stay hidden becomes a count or a placeholder with the same number,
 * so that numbers have no gaps and betray nothing.
 * @param state the unmasked state with the event in it, at that moment or later
 */
export function eventFor(event: SessionEvent, state: SessionState, audience: Audience): SessionEvent {
  return inView(event, state, viewOf(event, state, audience));
}

function maskPosition(position: Position, mask: 'counted' | 'reasonless'): Position {
  const level = mask === 'counted' ? null : position.level;
  return { ...position, level, reason: '', suggestion: '', passage: '' };
}

function maskBallot(ballot: Ballot, mask: 'counted' | 'reasonless'): Ballot {
  return { ...ballot, choice: mask === 'counted' ? null : ballot.choice, reason: '' };
}

function maskRounds(state: SessionState, audience: Audience): SessionState {
  return Object.values(state.rounds)
    .filter((round) => round.status !== 'closed')
    .reduce((masked, round) => maskRound(masked, round, audience), state);
}

function maskRound(state: SessionState, round: Round, audience: Audience): SessionState {
  const mask = maskOf(round, audience);
  if (mask === 'full') return state;
  let counts = round.counts;
  const positions = mapKeyed(round.positions, (position) => {
    if (owns(audience, position.organisationId)) return position;
    const sector = sectorOf(state, position.organisationId);
    if (mask === 'counted' && sector) {
      counts = countAnswer(countAnswer(counts, sector, position.level, -1), sector, null, 1);
    }
    return maskPosition(position, mask);
  });
  const foreign = (objection: Objection) =>
    objection.roundId === round.roundId && !owns(audience, objection.organisationId);
  const objections =
    mask === 'counted'
      ? keyedBy(
          valuesOf(state.objections).filter((objection) => !foreign(objection)),
          (objection) => objection.objectionId,
        )
      : mapKeyed(state.objections, (objection) =>
          foreign(objection)
            ? { ...objection, reason: '', suggestion: '', passage: '', note: '' }
            : objection,
        );
  return {
    ...state,
    objections,
    rounds: { ...state.rounds, [round.roundId]: { ...round, positions, counts } },
  };
}

function maskVotes(state: SessionState, audience: Audience): SessionState {
  return Object.values(state.votes)
    .filter((vote) => vote.status !== 'closed')
    .reduce((masked, vote) => maskVote(masked, vote, audience), state);
}

function maskVote(state: SessionState, vote: Vote, audience: Audience): SessionState {
  const mask = maskOf(vote, audience);
  if (mask === 'full') return state;
  const ballots = mapKeyed(vote.ballots, (ballot) =>
    owns(audience, ballot.organisationId) ? ballot : maskBallot(ballot, mask),
  );
  return { ...state, votes: { ...state.votes, [vote.voteId]: { ...vote, ballots } } };
}

/** What the facilitator noted for others is not in anybody else's room, while a round is open or after it. */
function maskPending(state: SessionState, audience: Audience): SessionState {
  const noted = Object.values(state.rounds).filter((round) => round.pending.length > 0);
  if (noted.length === 0) return state;
  const rounds = { ...state.rounds };
  for (const round of noted) {
    const foreign = valuesOf(round.pending)
      .map((position) => position.organisationId)
      .filter((id) => !owns(audience, id));
    rounds[round.roundId] = { ...round, pending: withoutPending(round.pending, new Set(foreign)) };
  }
  return { ...state, rounds };
}

/**
 * The room as an audience may see it: what a viewer who received every `eventFor` has folded together.
 * Of a hidden round that is open or was cancelled, a party sees its own answer and who else has answered.
 */
export function stateFor(state: SessionState, audience: Audience): SessionState {
  const seen = maskActivities(state, seerOf(audience));
  return audience.kind === 'facilitator'
    ? seen
    : maskVotes(maskRounds(maskPending(seen, audience), audience), audience);
}
