import { partiesBySector } from '../consensus.ts';
import { forEachSector } from '../sector.ts';
import { isActivityEvent } from './activity/events.ts';
import { evolveActivity } from './activity/evolve.ts';
import { evolveAgenda, evolveItem, plannedItem, withItem } from './agenda.ts';
import { evolveAttendance } from './attendance.ts';
import type { EventOf, SessionEvent } from './events.ts';
import { emptyKeyed, keyedBy } from './keyed.ts';
import { evolveTurn } from './queue.ts';
import { evolvePositions, evolveRound } from './round-evolve.ts';
import type { SessionParty, SessionSeed, SessionState } from './state.ts';
import { evolveUndone, lastStepAfter } from './undo.ts';
import { evolveVote } from './vote.ts';

function seats(parties: readonly SessionParty[]) {
  return {
    parties: keyedBy(parties, (party) => party.organisationId),
    partyIds: parties.map((party) => party.organisationId),
    partiesBySector: partiesBySector(parties),
  };
}

/** A room in which nothing has happened yet; its number is 0. */
export function initialState(seed: SessionSeed): SessionState {
  return {
    seq: 0,
    sessionId: seed.sessionId,
    forumId: seed.forumId,
    title: seed.title,
    groundRules: seed.groundRules,
    status: 'scheduled',
    statusNote: '',
    openedAt: null,
    closedAt: null,
    postponements: 0,
    ...seats(seed.parties),
    items: Object.fromEntries(seed.agenda.map((item) => [item.itemId, plannedItem(item)])),
    itemIds: seed.agenda.map((item) => item.itemId),
    currentItemId: null,
    withoutPromises: seed.withoutPromises ?? '',
    attendance: emptyKeyed(),
    presentBySector: forEachSector(() => 0),
    queue: [],
    turn: null,
    overrides: [],
    spoken: emptyKeyed(),
    spokenBySector: forEachSector(() => ({ turns: 0, ms: 0 })),
    rounds: {},
    openRoundId: null,
    objections: emptyKeyed(),
    votes: {},
    openVoteId: null,
    decisions: [],
    activities: {},
    activityIds: [],
    openActivityId: null,
    lastStep: null,
    steering: null,
    rehearsalOf: seed.rehearsalOf ?? null,
  };
}

function apply(state: SessionState, event: SessionEvent): SessionState {
  if (isActivityEvent(event)) return evolveActivity(state, event);
  switch (event.type) {
    case 'session.scheduled':
      return initialState(event.seed);
    case 'session.opened':
      return { ...state, status: 'open', openedAt: state.openedAt ?? event.at };
    case 'session.postponed':
      return {
        ...state,
        status: 'postponed',
        statusNote: event.note,
        postponements: state.postponements + 1,
      };
    case 'session.rescheduled':
      // Who came to the old date is not who was there: on the new one everybody is marked anew.
      return {
        ...state,
        status: 'scheduled',
        statusNote: event.note,
        attendance: emptyKeyed(),
        presentBySector: { government: 0, 'non-government': 0 },
      };
    case 'session.cancelled':
      return { ...state, status: 'cancelled', statusNote: event.note, queue: [] };
    case 'session.closed':
      return { ...state, status: 'closed', closedAt: event.at, queue: [] };
    case 'parties.revised':
      return { ...state, ...seats(event.parties) };
    case 'agenda.revised':
      return evolveAgenda(state, event);
    case 'item.started':
    case 'item.finished':
    case 'item.text-set':
    case 'step.set':
      return evolveItem(state, event);
    case 'attendance.marked':
    case 'attendance.left':
      return evolveAttendance(state, event);
    case 'turn.requested':
    case 'turn.withdrawn':
    case 'turn.given':
    case 'turn.ended':
      return evolveTurn(state, event);
    case 'round.opened':
    case 'position.given':
    case 'position.counted':
    case 'position.recorded':
    case 'position.rejected':
    case 'objection.brought':
    case 'objection.status-set':
    case 'round.closed':
    case 'round.cancelled':
      return evolveRound(state, event);
    case 'vote.opened':
    case 'vote.cast':
    case 'ballot.cast':
    case 'vote.counted':
    case 'vote.closed':
    case 'vote.cancelled':
      return evolveVote(state, event);
    case 'decision.recorded':
      return {
        ...withItem(state, event.decision.itemId, (item) => ({
          ...item,
          decisionIds: [...item.decisionIds, event.decision.decisionId],
        })),
        decisions: [...state.decisions, event.decision],
      };
    case 'steering.handed':
      return { ...state, steering: { personId: event.toId, byId: event.personId, at: event.at } };
    case 'step.undone':
      return evolveUndone(state, event);
    case 'event.withheld':
      return state;
  }
}

/**
 * The room after one more event. Unchanged parts keep their identity. An event that is already in the state
 * (its number is not higher) changes nothing, so that a message that arrives twice counts once; whoever receives
 * messages out of order uses `absorb`.
 */
export function evolve(state: SessionState, event: SessionEvent): SessionState {
  if (event.seq <= state.seq) return state;
  return { ...apply(state, event), seq: event.seq, lastStep: lastStepAfter(state, event) };
}

type Answered = EventOf<'position.given' | 'position.counted'>;

const isAnswer = (event: SessionEvent): event is Answered =>
  event.type === 'position.given' || event.type === 'position.counted';

/** The answers from `from` on that follow one another in the same round. */
function runOfAnswers(events: readonly SessionEvent[], from: number): Answered[] {
  const run: Answered[] = [];
  for (let at = from; at < events.length; at += 1) {
    const event = events[at];
    if (!event || !isAnswer(event) || (run[0] && run[0].roundId !== event.roundId)) break;
    run.push(event);
  }
  return run;
}

/**
 * The room after several events in the order of their numbers: the same as one `evolve` after the other, and
 * cheaper where many organisations answer at the same time.
 */
export function evolveAll(state: SessionState, events: readonly SessionEvent[]): SessionState {
  let next = state;
  const fresh = events.filter((event) => event.seq > state.seq);
  for (let at = 0; at < fresh.length; ) {
    const run = runOfAnswers(fresh, at);
    const event = run.at(-1) ?? fresh[at];
    if (!event) break;
    if (run.length > 1) next = { ...evolvePositions(next, run), seq: event.seq };
    else next = evolve(next, event);
    at += Math.max(1, run.length);
  }
  return next;
}

/**
 * The room that a whole log adds up to.
 * @param events in the order of their numbers; the first is `session.scheduled`
 * @throws RangeError if the log does not start with it: such a log is damaged
 */
export function replay(events: readonly SessionEvent[]): SessionState {
  const first = events[0];
  if (first?.type !== 'session.scheduled')
    throw new RangeError('a session log starts with session.scheduled');
  return evolveAll(initialState(first.seed), events);
}

/** A room as one viewer has received it so far. */
export type Reception = {
  readonly state: SessionState;
  /** Events that arrived before one they follow. */
  readonly waiting: readonly SessionEvent[];
};

/**
 * Takes in events as a network delivers them: doubled, late, out of order. Those that follow the state are applied,
 * the others wait.
 * @returns the new reception; if `waiting` is not empty, `state.seq + 1` is missing and should be asked for
 */
export function absorb(reception: Reception, events: readonly SessionEvent[]): Reception {
  let { state } = reception;
  // The usual case: the next ones, in order.
  if (reception.waiting.length === 0 && events.every(({ seq }, at) => seq === state.seq + 1 + at))
    return { state: evolveAll(state, events), waiting: [] };
  const waiting = new Map<number, SessionEvent>();
  for (const event of [...reception.waiting, ...events]) {
    if (event.seq > state.seq) waiting.set(event.seq, event);
  }
  for (let next = waiting.get(state.seq + 1); next; next = waiting.get(state.seq + 1)) {
    waiting.delete(next.seq);
    state = evolve(state, next);
  }
  return { state, waiting: [...waiting.values()].sort((a, b) => a.seq - b.seq) };
}
