import { z } from 'zod';
import { empty, id, organisationRef, query, roomCommand, text } from './contract.ts';

const level = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
  z.literal(8),
]);
const forOrganisation = { sessionId: id, organisationId: id, roundId: id };
const common = ['session_closed', 'session_not_open', 'round_closed'] as const;

export const recordedCommands = {
  'position.record': roomCommand({
    summary:
      'The facilitator notes the position of an absent or offline organisation. It counts only after the organisation confirms it.',
    input: z.strictObject({
      ...forOrganisation,
      level,
      reason: text(2_000).optional(),
      suggestion: text(2_000).optional(),
      passage: text(1_000).optional(),
    }),
    errors: [
      ...common,
      'reason_required',
      'organisation_already_answered',
      'level_not_on_scale',
      'not_a_party',
    ],
  }),
  'position.confirm': roomCommand({
    summary: 'Makes what the facilitator noted the organisation’s own position; from now on it counts.',
    input: z.strictObject({
      ...forOrganisation,
      textHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      /** When it was noted (milliseconds), as it stood before the person's eyes. */
      notedAt: z.number().int().nonnegative().optional(),
    }),
    errors: [...common, 'nothing_to_confirm', 'stale_text', 'noted_anew'],
  }),
  'position.reject': roomCommand({
    summary: 'Says that what the facilitator noted is not the organisation’s position.',
    input: z.strictObject(forOrganisation),
    errors: [...common, 'nothing_to_confirm'],
  }),
};

export const recordedQueries = {
  'position.pending': query({
    summary:
      'Positions that a facilitator noted for the reader’s organisations and that wait for confirmation.',
    input: empty,
    output: z.strictObject({
      pending: z.array(
        z.strictObject({
          sessionId: id,
          session: z.string(),
          organisation: organisationRef,
          item: z.string(),
        }),
      ),
    }),
  }),
};
