import { handleRoom } from '#server/kernel/handler.ts';
import { onBehalf } from './room-subject.ts';

/** Marks an organisation as present: its delegate does, or the facilitator for it. */
export const markAttendance = handleRoom('attendance.mark', {
  action: 'attendance.mark',
  subject: onBehalf,
  command: (input) => ({
    type: 'attendance.mark',
    organisationId: input.organisationId,
    mode: input.mode,
    role: input.role,
  }),
});
