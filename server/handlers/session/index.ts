import { finishItem } from './agenda-finish.ts';
import { putText } from './agenda-put-text.ts';
import { reviseAgenda } from './agenda-revise.ts';
import { startItem } from './agenda-start.ts';
import { setStep } from './agenda-step.ts';
import { leaveSession } from './attendance-leave.ts';
import { markAttendance } from './attendance-mark.ts';
import { castBallot } from './ballot-cast.ts';
import { showBeside } from './beside.ts';
import { findByCode } from './by-code.ts';
import { catchUp } from './catch-up.ts';
import { listSessions } from './list.ts';
import { addMaterial, materialFile, removeMaterial } from './material.ts';
import { setObjection } from './objection-set.ts';
import { planSession } from './planning.ts';
import { givePosition } from './position-give.ts';
import { pendingPositions } from './position-pending.ts';
import { confirmPosition, recordPosition, rejectPosition } from './position-record.ts';
import { showPromises } from './promises.ts';
import { registerForSession } from './register.ts';
import { discardRehearsal, playRehearsal, startRehearsal } from './rehearsal.ts';
import { showRoom } from './room.ts';
import { cancelRound } from './round-cancel.ts';
import { closeRound } from './round-close.ts';
import { openRound } from './round-open.ts';
import { scheduleASession } from './schedule.ts';
import { cancelSession } from './session-cancel.ts';
import { closeSession } from './session-close.ts';
import { openSession } from './session-open.ts';
import { postponeSession } from './session-postpone.ts';
import { rescheduleSession } from './session-reschedule.ts';
import { undoStep } from './session-undo.ts';
import { showSession } from './show.ts';
import { handSteering } from './steering-hand.ts';
import { endTurn } from './turn-end.ts';
import { giveTurn } from './turn-give.ts';
import { requestTurn } from './turn-request.ts';
import { withdrawTurn } from './turn-withdraw.ts';
import { cancelVote } from './vote-cancel.ts';
import { castVote } from './vote-cast.ts';
import { closeVote } from './vote-close.ts';
import { openVote } from './vote-open.ts';

/** The handlers of session: one file per command or query. */
export const sessionCommandHandlers = {
  'session.schedule': scheduleASession,
  'session.register': registerForSession,
  'material.add': addMaterial,
  'material.remove': removeMaterial,
  'session.open': openSession,
  'session.postpone': postponeSession,
  'session.close': closeSession,
  'session.undo': undoStep,
  'steering.hand': handSteering,
  'rehearsal.start': startRehearsal,
  'rehearsal.play': playRehearsal,
  'rehearsal.discard': discardRehearsal,
  'agenda.start': startItem,
  'agenda.finish': finishItem,
  'agenda.step': setStep,
  'attendance.mark': markAttendance,
  'attendance.leave': leaveSession,
  'turn.request': requestTurn,
  'turn.withdraw': withdrawTurn,
  'turn.give': giveTurn,
  'turn.end': endTurn,
  'round.close': closeRound,
  'round.cancel': cancelRound,
  'vote.open': openVote,
  'vote.cast': castVote,
  'ballot.cast': castBallot,
  'vote.close': closeVote,
  'vote.cancel': cancelVote,
  'position.give': givePosition,
  'position.record': recordPosition,
  'position.confirm': confirmPosition,
  'position.reject': rejectPosition,
  'objection.set': setObjection,
  'round.open': openRound,
  'agenda.put-text': putText,
  'agenda.revise': reviseAgenda,
  'session.reschedule': rescheduleSession,
  'session.cancel': cancelSession,
};
export const sessionQueryHandlers = {
  'session.list': listSessions,
  'session.planning': planSession,
  'session.show': showSession,
  'session.room': showRoom,
  'session.beside': showBeside,
  'position.pending': pendingPositions,
  'session.catch-up': catchUp,
  'session.by-code': findByCode,
  'material.file': materialFile,
  'session.promises': showPromises,
};
