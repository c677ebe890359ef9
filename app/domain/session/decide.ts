import { type Result, refuse } from '../result.ts';
import { isActivityCommand } from './activity/commands.ts';
import { decideActivity } from './activity/decide.ts';
import { decideFinish, decideRevise, decideStart, decideStep, decideText } from './agenda.ts';
import { decideLeave, decideMark } from './attendance.ts';
import type { RoomActor, SessionCommand, SessionRefusal } from './commands.ts';
import type { SessionEventBody } from './events.ts';
import {
  decideCancel,
  decideClose,
  decideHand,
  decideOpen,
  decideParties,
  decidePostpone,
  decideReschedule,
} from './lifecycle.ts';
import { decideObjection, decidePosition } from './position.ts';
import { decideEnd, decideGive, decideRequest, decideWithdraw } from './queue.ts';
import { decideConfirm, decideRecord, decideReject } from './recorded.ts';
import { decideRehearse } from './rehearsal.ts';
import { decideCancelRound, decideCloseRound, decideOpenRound } from './round.ts';
import type { SessionState } from './state.ts';
import { decideUndo } from './undo.ts';
import { decideBallot, decideCancelVote, decideCast, decideCloseVote, decideOpenVote } from './vote.ts';

/** What may happen before the session is opened, or while it is postponed. */
const BEFORE_OPENING: ReadonlySet<SessionCommand['type']> = new Set([
  'session.open',
  'session.postpone',
  'session.reschedule',
  'session.cancel',
  'attendance.mark',
  'attendance.leave',
  'agenda.revise',
  'agenda.text',
  'parties.revise',
  'steering.hand',
  'rehearsal.play',
]);

/**
 * What a command makes happen in a live room, or why it is refused. Procedure only: whether the actor may use
 * the command (facilitator, mandate to decide) is settled by the permission check before.
 *
 * An empty list means that there is nothing to do: what was asked for is already so.
 * @param state all events so far, unmasked
 * @param now the server's clock in milliseconds
 */
export function decide(
  state: SessionState,
  command: SessionCommand,
  actor: RoomActor,
  now: number,
): Result<SessionEventBody[], SessionRefusal> {
  if (state.status === 'closed') return refuse('session_closed');
  if (state.status === 'cancelled') return refuse('session_cancelled');
  if (state.status !== 'open' && !BEFORE_OPENING.has(command.type)) return refuse('session_not_open');
  if (isActivityCommand(command)) return decideActivity(state, command, actor);
  switch (command.type) {
    case 'session.open':
      return decideOpen(state, command);
    case 'session.postpone':
      return decidePostpone(state, command);
    case 'session.close':
      return decideClose(state);
    case 'session.reschedule':
      return decideReschedule(state, command);
    case 'session.cancel':
      return decideCancel(state, command);
    case 'steering.hand':
      return decideHand(state, command);
    case 'rehearsal.play':
      return decideRehearse(state, command);
    case 'session.undo':
      return decideUndo(state);
    case 'parties.revise':
      return decideParties(state, command);
    case 'agenda.start':
      return decideStart(state, command);
    case 'agenda.finish':
      return decideFinish(state, command);
    case 'agenda.step':
      return decideStep(state, command);
    case 'agenda.revise':
      return decideRevise(state, command);
    case 'agenda.text':
      return decideText(state, command);
    case 'attendance.mark':
      return decideMark(state, command, actor);
    case 'attendance.leave':
      return decideLeave(state, command, actor);
    case 'turn.request':
      return decideRequest(state, command, actor);
    case 'turn.withdraw':
      return decideWithdraw(state, command, actor);
    case 'turn.give':
      return decideGive(state, command);
    case 'turn.end':
      return decideEnd(state, command, actor);
    case 'round.open':
      return decideOpenRound(state, command, now);
    case 'position.give':
      return decidePosition(state, command, actor);
    case 'position.record':
      return decideRecord(state, command);
    case 'position.confirm':
      return decideConfirm(state, command, actor);
    case 'position.reject':
      return decideReject(state, command, actor);
    case 'objection.set':
      return decideObjection(state, command, actor);
    case 'round.close':
      return decideCloseRound(state, command, now);
    case 'round.cancel':
      return decideCancelRound(state, command);
    case 'vote.open':
      return decideOpenVote(state, command);
    case 'vote.cast':
      return decideCast(state, command, actor);
    case 'ballot.cast':
      return decideBallot(state, command, actor);
    case 'vote.close':
      return decideCloseVote(state, command, now);
    case 'vote.cancel':
      return decideCancelVote(state, command);
  }
}
