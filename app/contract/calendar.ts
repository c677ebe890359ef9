import { z } from 'zod';
import { command, day, empty, line, query } from './contract.ts';

/** A day off as a network knows it. */
export const dayOff = z.strictObject({
  day,
  name: z.string(),
  english: z.string(),
  kind: z.enum(['national', 'collective-leave', 'own']),
  estimated: z.boolean(),
  source: z.string(),
});
export type DayOffShown = z.infer<typeof dayOff>;

/** How soon a session is, in working days, and what lies between. */
export const notice = z.strictObject({
  /** Working days between the invitation and the session. */
  workingDays: z.number().int(),
  /** What the charter asks for. */
  rule: z.number().int(),
  /** Days off between them that are no weekend anyway. */
  off: z.array(dayOff),
  /** The year of the session, when its collective leave is not known and so was not left out; else null. */
  leaveUnknown: z.number().int().nullable(),
});

export const calendarCommands = {
  'calendar.set-day': command({
    summary:
      'Says of one day that it is off in this network, or that people work on it although it is a holiday.',
    input: z.strictObject({ day, name: line(120), working: z.boolean() }),
    output: empty,
  }),
  'calendar.reset-day': command({
    summary: 'Takes back what the network has said about a day: the calendar of the country holds again.',
    input: z.strictObject({ day }),
    output: empty,
    errors: ['not_found'],
  }),
};

export const calendarQueries = {
  'calendar.days': query({
    summary: 'Days off in this network in one year: national holidays, collective leave and its own.',
    input: z.strictObject({ year: z.number().int().min(2000).max(2100).optional() }),
    output: z.strictObject({
      year: z.number().int(),
      days: z.array(dayOff),
      /** Holidays of the country on which this network works. */
      worked: z.array(dayOff),
      /** The last year whose holidays are known here. */
      lastYearKnown: z.number().int(),
      /** Collective leave of later years is not known. */
      lastLeaveKnown: z.number().int(),
      may: z.strictObject({ administer: z.boolean() }),
    }),
  }),
};
