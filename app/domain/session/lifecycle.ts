import { ok, type Result, refuse } from '../result.ts';
import { finishCurrent, nothingOpen, plannedAgenda } from './agenda.ts';
import type { CommandOf, SessionRefusal } from './commands.ts';
import type { SessionEventBody } from './events.ts';
import { lookup } from './keyed.ts';
import { isPresent, partiesOf, partyOf } from './lookups.ts';
import { withPromises } from './promises.ts';
import { endTurn } from './queue.ts';
import { quorumNow } from './round.ts';
import type { SessionSeed, SessionState } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/** A session is postponed for want of quorum at most this often (domain.md 5A.3). */
export const MOST_POSTPONEMENTS = 2;

/**
 * The first event of a session.
 * @returns `agenda_item_repeated` if two items or two parties share an identifier
 */
export function scheduleSession(seed: SessionSeed): Result<SessionEventBody, SessionRefusal> {
  const items = new Set(seed.agenda.map((item) => item.itemId));
  const parties = new Set(seed.parties.map((party) => party.organisationId));
  if (items.size !== seed.agenda.length || parties.size !== seed.parties.length) {
    return refuse('agenda_item_repeated');
  }
  return ok({ type: 'session.scheduled', organisationId: null, seed });
}

/** Opens the session, with or without quorum: without it the parties may discuss, but not decide. */
export function decideOpen(state: SessionState, command: CommandOf<'session.open'>): Decided {
  if (state.status === 'open') return refuse('session_already_open');
  return ok([...promisesFirst(state, command), { type: 'session.opened', organisationId: null }]);
}

/** What was promised since the session was called is gone through first, unless somebody has said why not. */
function promisesFirst(state: SessionState, command: CommandOf<'session.open'>): SessionEventBody[] {
  if (command.promisesItemId === undefined || state.withoutPromises !== '') return [];
  const planned = plannedAgenda(state);
  const agenda = withPromises(planned, command.promisesItemId);
  return agenda === planned ? [] : [{ type: 'agenda.revised', organisationId: null, agenda }];
}

/** Postpones the session for want of quorum, at most twice. */
export function decidePostpone(state: SessionState, command: CommandOf<'session.postpone'>): Decided {
  if (state.status === 'postponed') return ok([]);
  const free = nothingOpen(state);
  if (!free.ok) return free;
  if (quorumNow(state).met) return refuse('quorum_is_met');
  if (state.postponements >= MOST_POSTPONEMENTS) return refuse('postponed_twice');
  return ok([
    ...endTurn(state),
    ...finishCurrent(state),
    { type: 'session.postponed', organisationId: null, note: (command.note ?? '').trim() },
  ]);
}

/** Hands the steering to somebody who may facilitate here (settled before). Everybody sees who steers. */
export function decideHand(state: SessionState, command: CommandOf<'steering.hand'>): Decided {
  if (state.steering?.personId === command.toId) return ok([]);
  return ok([{ type: 'steering.handed', organisationId: null, toId: command.toId }]);
}

/** Closes the session for good; the speaker and the running item end with it. */
export function decideClose(state: SessionState): Decided {
  if (state.status !== 'open') return refuse('session_not_open');
  const free = nothingOpen(state);
  if (!free.ok) return free;
  return ok([...endTurn(state), ...finishCurrent(state), { type: 'session.closed', organisationId: null }]);
}

/** Calls the session to another date or place before it is opened; whoever had arrived is no longer there. */
export function decideReschedule(state: SessionState, command: CommandOf<'session.reschedule'>): Decided {
  if (state.status === 'open') return refuse('session_already_open');
  const { startsAt, endsAt, place } = command;
  return ok([
    ...partiesOf(state)
      .filter((party) => isPresent(state, party.organisationId))
      .map(
        ({ organisationId }): SessionEventBody => ({
          type: 'attendance.left',
          organisationId,
          attendeeId: null,
        }),
      ),
    {
      type: 'session.rescheduled',
      organisationId: null,
      startsAt,
      endsAt,
      place,
      note: (command.note ?? '').trim(),
    },
  ]);
}

/** Cancels the session before it is opened, with the reason. What has begun is closed, not cancelled. */
export function decideCancel(state: SessionState, command: CommandOf<'session.cancel'>): Decided {
  if (state.status === 'open') return refuse('session_already_open');
  const note = command.note.trim();
  if (note === '') return refuse('note_required');
  return ok([{ type: 'session.cancelled', organisationId: null, note }]);
}

/**
 * Replaces the list of parties. Who has attended or answered keeps its seat and its sector,
 * so that nothing that was counted changes afterwards.
 */
export function decideParties(state: SessionState, command: CommandOf<'parties.revise'>): Decided {
  const free = nothingOpen(state);
  if (!free.ok) return free;
  const sectors = new Map(command.parties.map((party) => [party.organisationId, party.sector]));
  if (sectors.size !== command.parties.length) return refuse('agenda_item_repeated');
  for (const id of state.partyIds) {
    const kept = sectors.get(id) === partyOf(state, id)?.sector;
    if (!kept && isActive(state, id)) return refuse('party_is_active');
  }
  return ok([{ type: 'parties.revised', organisationId: null, parties: command.parties }]);
}

function isActive(state: SessionState, organisationId: string): boolean {
  return (
    lookup(state.attendance, organisationId) !== undefined ||
    Object.values(state.rounds).some((round) => lookup(round.positions, organisationId))
  );
}
