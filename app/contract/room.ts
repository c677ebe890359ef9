import { z } from 'zod';
import { FALLBACKS } from '../domain/charter.ts';
import {
  ATTENDANCE_MODES,
  ATTENDANCE_ROLES,
  STEPS,
  TURN_KINDS,
  VISIBILITIES,
} from '../domain/session/index.ts';
import { day, id, line, roomCommand, text } from './contract.ts';

const room = { sessionId: id };
const forOrganisation = { ...room, organisationId: id };
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
const common = ['session_closed', 'session_not_open'] as const;

/** What is done in a room while its session runs: agenda, attendance, the floor, rounds, objections, votes. */
export const roomCommands = {
  'agenda.start': roomCommand({
    summary: 'Starts an agenda item.',
    input: z.strictObject({ ...room, itemId: id }),
    errors: ['unknown_item', 'round_open', 'activity_open', ...common],
  }),
  'agenda.finish': roomCommand({
    summary: 'Finishes an agenda item.',
    input: z.strictObject({ ...room, itemId: id }),
    errors: ['unknown_item', 'item_not_running', 'round_open', 'activity_open', ...common],
  }),
  'agenda.step': roomCommand({
    summary: 'Goes to a step of the item: present, clarify, react, amend, test.',
    input: z.strictObject({ ...room, itemId: id, step: z.enum(STEPS) }),
    errors: ['unknown_item', 'item_not_running', ...common],
  }),
  'agenda.put-text': roomCommand({
    summary: 'Puts the newest frozen version of a proposal before the room for an item.',
    input: z.strictObject({
      ...room,
      itemId: id,
      proposalId: id,
      proposalVersionId: id,
      version: z.number().int().min(1),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    errors: ['unknown_item', 'not_found', 'stale_text', 'round_open', ...common],
  }),
  'attendance.mark': roomCommand({
    summary: 'Marks an organisation as present, by its delegate or by the facilitator.',
    input: z.strictObject({
      ...forOrganisation,
      mode: z.enum(ATTENDANCE_MODES),
      role: z.enum(ATTENDANCE_ROLES),
    }),
    errors: ['not_a_party', 'session_closed'],
  }),
  'attendance.leave': roomCommand({
    summary: 'Leaves the session.',
    input: z.strictObject(forOrganisation),
    errors: ['not_present', 'session_closed'],
  }),
  'turn.request': roomCommand({
    summary: 'Asks to speak.',
    input: z.strictObject({ ...forOrganisation, kind: z.enum(TURN_KINDS) }),
    errors: ['already_in_queue', 'not_present', ...common],
  }),
  'turn.withdraw': roomCommand({
    summary: 'Withdraws the request to speak.',
    input: z.strictObject(forOrganisation),
    errors: ['not_in_queue', ...common],
  }),
  'turn.give': roomCommand({
    summary: 'Gives the floor.',
    input: z.strictObject({
      ...forOrganisation,
      limitSeconds: z.number().int().min(10).max(3_600).optional(),
      /** Which of its requests is meant; the first if it is not said. */
      kind: z.enum(TURN_KINDS).optional(),
      /** Why the proposed order is not kept; everybody in the room sees it. */
      why: line(200).optional(),
    }),
    errors: ['not_present', ...common],
  }),
  'turn.end': roomCommand({
    summary: 'Ends the turn.',
    input: z.strictObject({
      ...room,
      /** When the turn that is meant began (milliseconds), as the room tells it; left out: whoever speaks now. */
      startedAt: z.number().int().optional(),
    }),
    errors: ['nobody_speaking', ...common],
  }),
  'round.open': roomCommand({
    summary: 'Opens a consensus test on the frozen text that lies before the room.',
    input: z.strictObject({
      ...room,
      itemId: id,
      scale: z.enum(['five', 'eight']).optional(),
      visibility: z.enum(VISIBILITIES),
      minutes: z.number().int().min(1).max(600).optional(),
    }),
    errors: [
      'item_is_consultative',
      'item_not_running',
      'round_open',
      'activity_open',
      'text_missing',
      'proposal_withdrawn',
      'quorum_missing',
      ...common,
    ],
  }),
  'position.give': roomCommand({
    summary:
      "Gives an organisation's position in the open round. A reason is required from reservation to objection.",
    input: z.strictObject({
      ...forOrganisation,
      roundId: id,
      level,
      reason: text(2_000).optional(),
      suggestion: text(2_000).optional(),
      passage: text(1_000).optional(),
      textHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      replace: z.boolean().optional(),
    }),
    errors: [
      'round_closed',
      'reason_required',
      'organisation_already_answered',
      'stale_text',
      'level_not_on_scale',
      'not_a_party',
      ...common,
    ],
  }),
  'objection.set': roomCommand({
    summary: 'Moves an objection on: discussed, resolved, withdrawn, maintained.',
    input: z.strictObject({
      ...forOrganisation,
      objectionId: z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/),
      status: z.enum(['discussed', 'resolved', 'withdrawn', 'maintained']),
      note: text(1_000).optional(),
    }),
    errors: ['unknown_objection', 'objection_transition', 'note_required', ...common],
  }),
  'round.close': roomCommand({
    summary: 'Closes the round: the outcome is computed and the decision recorded.',
    input: z.strictObject({
      ...room,
      roundId: id,
      next: z.enum(FALLBACKS).optional(),
      /** The day for looking at the decision again. */
      reviewOn: day.optional(),
    }),
    errors: ['day_not_ahead', 'round_closed', 'quorum_missing', 'fallback_not_allowed', ...common],
  }),
  'round.cancel': roomCommand({
    summary: 'Cancels the round with a reason; nothing is decided.',
    input: z.strictObject({ ...room, roundId: id, note: line(300) }),
    errors: ['round_closed', ...common],
  }),
  'vote.open': roomCommand({
    summary: 'Opens a vote, the recorded last resort, where the charter allows it. The roll is frozen.',
    input: z.strictObject({
      ...room,
      itemId: id,
      visibility: z.enum(VISIBILITIES),
      /** A secret ballot; the charter must allow it. */
      secret: z.boolean().optional(),
    }),
    errors: [
      'vote_not_allowed',
      'vote_open',
      'proposal_withdrawn',
      'activity_open',
      'quorum_missing',
      ...common,
    ],
  }),
  'vote.cast': roomCommand({
    summary: 'Casts the vote of an organisation on the roll.',
    input: z.strictObject({
      ...forOrganisation,
      voteId: id,
      choice: z.enum(['for', 'against', 'abstain']),
      reason: text(2_000).optional(),
      replace: z.boolean().optional(),
    }),
    errors: ['vote_closed', 'vote_is_secret', 'not_on_roll', 'organisation_already_answered', ...common],
  }),
  'vote.close': roomCommand({
    summary: 'Closes the vote and records the decision with its dissent.',
    input: z.strictObject({ ...room, voteId: id, reviewOn: day.optional() }),
    errors: ['day_not_ahead', 'vote_closed', ...common],
  }),
  'vote.cancel': roomCommand({
    summary: 'Cancels the vote with a reason.',
    input: z.strictObject({ ...room, voteId: id, note: line(300) }),
    errors: ['vote_closed', ...common],
  }),
};
