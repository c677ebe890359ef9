/** Days: which ones people work on here, how many lie between two, and how a meeting is written into a calendar. */
export * from './calendar/holidays.ts';
export * from './calendar/ics.ts';
export * from './calendar/working-days.ts';
