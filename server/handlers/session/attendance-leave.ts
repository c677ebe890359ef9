import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf } from './room-subject.ts';

/** Leaves the session. */
export const leaveSession = handleRoom('attendance.leave', {
  action: 'attendance.mark',
  subject: onBehalf,
  command: (input) => ({ type: 'attendance.leave', organisationId: input.organisationId }),
});
