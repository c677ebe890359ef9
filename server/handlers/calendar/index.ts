import { listDays, resetDay, setDay } from './days.ts';

/** The handlers of the calendar: the days people work on. */
export const calendarCommandHandlers = {
  'calendar.set-day': setDay,
  'calendar.reset-day': resetDay,
};
export const calendarQueryHandlers = { 'calendar.days': listDays };
