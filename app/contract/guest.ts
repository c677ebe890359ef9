import { z } from 'zod';
import { command, empty, id, instant, line, query, text } from './contract.ts';

/** A session's short code as people type it. */
export const shortCode = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().min(4).max(12));

/** An observer who is there with a name only, as the others see them. */
export const guestShown = z.strictObject({
  guestId: id,
  name: z.string(),
  institution: z.string(),
  enteredAt: instant,
});

export const guestCommands = {
  'guest.enter': command({
    summary:
      'Joins a session as an observer with a name only, where its charter allows it. The seat is a cookie.',
    input: z.strictObject({ code: shortCode, name: line(80), institution: line(120).optional() }),
    output: z.strictObject({ sessionId: id, guestId: id }),
    door: 'public',
    errors: ['rate_limited', 'not_yet', 'session_full'],
  }),
  'guest.leave': command({
    summary: 'Ends the seat of the observer who asks.',
    input: empty,
    output: empty,
    guests: true,
  }),
  'guest.erase': command({
    summary:
      'Erases the name of an observer who was there with a name only: from the attendance list and from what opens the ledger.',
    input: z.strictObject({ sessionId: id, guestId: id }),
    output: empty,
    errors: ['already_done'],
  }),
  'guest.remove': command({
    summary: 'Ends the seat of an observer who joined with a name only, with a reason.',
    input: z.strictObject({ sessionId: id, guestId: id, reason: text(300) }),
    output: empty,
    errors: ['already_done'],
  }),
};

export const guestQueries = {
  'guest.list': query({
    summary: 'Everybody who was in a session with a name only, for whoever answers for the attendance list.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({
      session: z.strictObject({ id, title: z.string() }),
      timeZone: z.string(),
      guests: z.array(
        guestShown.extend({
          leftAt: instant.nullable(),
          /** Sent out by a facilitator: in no attendance list, but the name is kept until it is erased. */
          removed: z.boolean(),
          /** The name was erased; the times stay. */
          erased: z.boolean(),
        }),
      ),
    }),
  }),
  'guest.door': query({
    summary:
      'What somebody without an account learns at the door of a session: whether observers may come in.',
    input: z.strictObject({ code: shortCode }),
    output: z.strictObject({
      sessionId: id,
      title: z.string(),
      forumName: z.string(),
      startsAt: instant,
      timeZone: z.string(),
      /** Open, or about to be: observers may come in. */
      ready: z.boolean(),
      /** From when on they may. */
      from: instant,
    }),
    door: 'public',
    errors: ['rate_limited'],
  }),
};
