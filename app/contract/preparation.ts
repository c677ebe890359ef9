import { z } from 'zod';
import { ACTIVITY_KINDS } from '../domain/session/index.ts';
import { id, instant, line, roomCommand } from './contract.ts';

const room = { sessionId: id };

/** A frozen version of a proposal, as `session.planning` lists it. */
const frozenText = z.strictObject({
  proposalId: id,
  proposalVersionId: id,
  version: z.number().int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const preparationCommands = {
  'session.reschedule': roomCommand({
    summary: 'Calls a session to another date or place before it is opened; everybody invited is told.',
    input: z.strictObject({
      ...room,
      startsAt: instant,
      endsAt: instant,
      place: line(200),
      note: line(300).optional(),
    }),
    errors: ['field_out_of_range', 'session_already_open', 'session_cancelled', 'session_closed'],
  }),
  'session.cancel': roomCommand({
    summary: 'Cancels a session before it is opened, with the reason; everybody invited is told.',
    input: z.strictObject({ ...room, note: line(300) }),
    errors: ['note_required', 'session_already_open', 'session_cancelled', 'session_closed'],
  }),
  'agenda.revise': roomCommand({
    summary: 'Replaces the agenda: items are added, moved, changed or left out, unless they were started.',
    input: z.strictObject({
      ...room,
      agenda: z
        .array(
          z.strictObject({
            /** An item that is on the agenda already. */
            itemId: id.optional(),
            title: line(160),
            mode: z.enum(['consultative', 'deciding']),
            minutes: z.number().int().min(1).max(600),
            text: frozenText.optional(),
            /** A new item that goes through what was promised in earlier sessions. */
            kind: z.literal('promises').optional(),
            /** The activity it is meant to be dealt with by. */
            activity: z.enum(ACTIVITY_KINDS).optional(),
          }),
        )
        .min(1)
        .max(60),
      /** Why earlier promises are left out; needed when they were on the agenda. */
      reason: line(300).optional(),
    }),
    errors: [
      'reason_required',
      'agenda_item_started',
      'agenda_item_repeated',
      'not_found',
      'session_cancelled',
      'session_closed',
    ],
  }),
};
