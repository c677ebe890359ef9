import type { Same } from '../../same.ts';
import type { calendar as source } from '../id/calendar.ts';

/** Words of the calendar of working days, in English. */
export const calendar: Same<typeof source> = {
  title: 'Days off',
  lead: 'Notice of a session is counted in working days: Monday to Friday, without the days off on this page.',
  years: 'Year',
  of: (year: number) => `Days off in ${year}`,
  kind: { national: 'National holiday', 'collective-leave': 'Collective leave', own: "This network's own" },
  estimated: 'Estimated',
  estimatedLead:
    'Days marked as estimated are reckoned from the calendar and may move. Adjust them here once the decree is out.',
  source: 'Basis',
  unknown: (year: number) =>
    `National holidays after ${year} are not loaded yet. Add them yourself once the decree is out.`,
  leaveUnknown: (year) =>
    `Collective leave after ${year} is not known here, so working days are counted without it. Add it here once the joint decree is out.`,
  none: 'No days off are recorded for this year yet.',
  worked: 'National holidays that stay working days in this network',
  work: 'Make it a working day',
  undo: 'Make it a day off again',
  remove: 'Remove',
  removeOf: (day: string) => `Remove: ${day}`,
  add: 'Add a day off',
  addLead: "For example the regency's anniversary or a local holiday.",
  day: 'Day',
  name: 'Name of the day',
  send: 'Add',
  earliest: (day: string) => `If invited today, the session can be on ${day} at the earliest.`,
};
