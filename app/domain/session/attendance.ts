import { ok, type Result, refuse } from '../result.ts';
import type { BySector } from '../sector.ts';
import { joinTeam } from './activity/teams.ts';
import type { CommandOf, RoomActor, SessionRefusal } from './commands.ts';
import type { EventOf, SessionEventBody } from './events.ts';
import { lookup, put } from './keyed.ts';
import { isPresent, partyOf, sectorOf } from './lookups.ts';
import { AT_THE_DESK, type Attendance, type Attendee, type SessionState } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/** Whether the actor may move something of an organisation: its own people, and the facilitator for them. */
export function mayMove(actor: RoomActor, organisationId: string): boolean {
  return actor.facilitator || actor.organisationIds.includes(organisationId);
}

function attendeeOf(actor: RoomActor, organisationId: string, personId: string | null | undefined) {
  if (personId !== undefined) return personId;
  return actor.organisationIds.includes(organisationId) ? actor.personId : null;
}

/** Notes that somebody is there for an organisation; possible before the session is opened. */
export function decideMark(
  state: SessionState,
  command: CommandOf<'attendance.mark'>,
  actor: RoomActor,
): Decided {
  const { organisationId, mode, role } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  const attendeeId = attendeeOf(actor, organisationId, command.personId);
  const forOneself = attendeeId === actor.personId && actor.organisationIds.includes(organisationId);
  if (!forOneself && !actor.facilitator) return refuse('not_your_organisation');
  const attendees = lookup(state.attendance, organisationId)?.attendees ?? {};
  // At the desk one notes that somebody is there: where people have said it themselves, nothing is missing.
  if (attendeeId === null && Object.keys(attendees).some((key) => key !== AT_THE_DESK)) return ok([]);
  const before = attendees[attendeeId ?? AT_THE_DESK];
  if (before && before.mode === mode && before.role === role) return ok([]);
  return ok([
    { type: 'attendance.marked', organisationId, attendeeId, mode, role },
    ...joinTeam(state, organisationId),
  ]);
}

/** Notes that somebody left; the organisation is present as long as another of its people is. */
export function decideLeave(
  state: SessionState,
  command: CommandOf<'attendance.leave'>,
  actor: RoomActor,
): Decided {
  const { organisationId } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  const attendeeId = attendeeOf(actor, organisationId, command.personId);
  const forOneself = attendeeId === actor.personId && actor.organisationIds.includes(organisationId);
  if (!forOneself && !actor.facilitator) return refuse('not_your_organisation');
  const attendees = lookup(state.attendance, organisationId)?.attendees ?? {};
  const there =
    attendeeId === null ? Object.keys(attendees).length > 0 : Object.hasOwn(attendees, attendeeId);
  return ok(there ? [{ type: 'attendance.left', organisationId, attendeeId }] : []);
}

function countPresence(state: SessionState, organisationId: string, by: 1 | -1): BySector<number> {
  const sector = sectorOf(state, organisationId);
  if (!sector) return state.presentBySector;
  return { ...state.presentBySector, [sector]: state.presentBySector[sector] + by };
}

/** Applies an arrival or a departure. Whoever leaves as the last of an organisation gives up its place in the queue. */
export function evolveAttendance(
  state: SessionState,
  event: EventOf<'attendance.marked' | 'attendance.left'>,
): SessionState {
  const { organisationId } = event;
  const before = lookup(state.attendance, organisationId);
  const wasPresent = isPresent(state, organisationId);
  if (event.type === 'attendance.marked') {
    const key = event.attendeeId ?? AT_THE_DESK;
    // Whoever says it themselves was noted at the desk before: one person, not two.
    const { [AT_THE_DESK]: desk, ...people } = before?.attendees ?? {};
    const attendee: Attendee = {
      personId: event.attendeeId,
      mode: event.mode,
      role: event.role,
      since: people[key]?.since ?? desk?.since ?? event.at,
    };
    const after: Attendance = {
      organisationId,
      attendees: { ...people, [key]: attendee },
      firstAt: before?.firstAt ?? event.at,
      leftAt: null,
    };
    return {
      ...state,
      attendance: put(state.attendance, organisationId, after),
      presentBySector: wasPresent ? state.presentBySector : countPresence(state, organisationId, 1),
    };
  }
  if (!before || !wasPresent) return state;
  const remaining =
    event.attendeeId === null
      ? {}
      : Object.fromEntries(Object.entries(before.attendees).filter(([key]) => key !== event.attendeeId));
  const gone = Object.keys(remaining).length === 0;
  return {
    ...state,
    attendance: put(state.attendance, organisationId, {
      ...before,
      attendees: remaining,
      leftAt: gone ? event.at : null,
    }),
    presentBySector: gone ? countPresence(state, organisationId, -1) : state.presentBySector,
    queue: gone ? state.queue.filter((entry) => entry.organisationId !== organisationId) : state.queue,
  };
}
