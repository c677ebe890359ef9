import { z } from 'zod';
import { RSVP_ANSWERS } from '../domain/registration.ts';
import { command, empty, id, instant, line } from './contract.ts';

/** An organisation's answer to the invitation. */
export const registration = z.strictObject({
  organisationId: id,
  answer: z.enum(RSVP_ANSWERS),
  /** Who comes, and in what office; null for readers who need not know. */
  name: z.string().nullable(),
  office: z.string().nullable(),
  note: z.string().nullable(),
  /** Taken down by the facilitator from a call or a letter. */
  byFacilitator: z.boolean(),
  answeredAt: instant,
});
export type Registration = z.infer<typeof registration>;

export const registrationCommands = {
  'session.register': command({
    summary:
      'Answers the invitation for an organisation: in the room, online, represented by an alternate, or absent.',
    input: z.strictObject({
      sessionId: id,
      organisationId: id,
      answer: z.enum(RSVP_ANSWERS),
      /** Who comes; needed when somebody else represents the organisation. */
      name: line(120).optional(),
      office: line(160).optional(),
      note: line(300).optional(),
    }),
    output: empty,
    errors: ['not_a_party', 'session_already_open', 'session_cancelled', 'session_closed'],
  }),
};
