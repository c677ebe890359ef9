import { z } from 'zod';
import { command, id, roomCommand } from './contract.ts';

/** How a session is steered, beside its steps themselves. */
export const steeringCommands = {
  'session.undo': roomCommand({
    summary:
      "Takes the facilitator's last step back by events that compensate; never an answer, never a decision.",
    input: z.strictObject({ sessionId: id }),
    errors: [
      'nothing_to_undo',
      'undo_not_possible',
      'undo_answers_given',
      'activity_open',
      'session_closed',
      'session_not_open',
    ],
  }),
  'steering.hand': roomCommand({
    summary:
      'Hands the steering of this session to another facilitator or to a note-taker of the forum, who then facilitates this session too.',
    input: z.strictObject({ sessionId: id, personId: id }),
    errors: ['field_not_in_list', 'session_closed'],
  }),
  'rehearsal.start': command({
    summary:
      'Makes a rehearsal of a planned session: the same agenda, texts and parties, seen by who prepares it only. Nothing of it counts.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({ sessionId: id }),
    errors: ['wrong_state'],
  }),
  'rehearsal.play': roomCommand({
    summary: 'Lets the simulated participants of a rehearsal act: arrive, ask to speak, answer.',
    input: z.strictObject({ sessionId: id }),
    errors: ['not_a_rehearsal', 'session_closed'],
  }),
  'rehearsal.discard': command({
    summary: 'Throws a rehearsal away, and says of which session it was.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({ sessionId: id }),
    errors: ['not_a_rehearsal'],
  }),
};
