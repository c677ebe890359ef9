import { z } from 'zod';
import { LEAVES, WITHDRAWAL_STATES } from '../domain/withdrawal.ts';
import { commitmentLine } from './commitment-shapes.ts';
import { command, empty, id, instant, organisationRef, query, roomCommand, text } from './contract.ts';
import { forumRef } from './forum-shapes.ts';

const count = z.number().int().nonnegative();

export const membershipCommands = {
  'party.withdraw': command({
    summary:
      'Declares that an organisation leaves the forum, with its reason, under the notice of the charter.',
    input: z.strictObject({ forumId: id, organisationId: id, reason: text(1_000) }),
    output: z.strictObject({ withdrawalId: id, endsAt: instant }),
    errors: ['already_done'],
  }),
  'party.stay': command({
    summary: 'Takes a declaration back before its notice ends.',
    input: z.strictObject({ forumId: id, organisationId: id }),
    output: empty,
    errors: ['wrong_state'],
  }),
  'session.drop-party': roomCommand({
    summary: 'Takes a party that has left the forum off the list of a session that was scheduled before.',
    input: z.strictObject({ sessionId: id, organisationId: id }),
    errors: ['wrong_state', 'party_is_active', 'round_open', 'vote_open', 'session_closed'],
  }),
  'topic.close': command({
    summary: 'Closes a topic with a summary of what came of it. What was written stays.',
    input: z.strictObject({ topicId: id, summary: text(2_000) }),
    output: empty,
    errors: ['wrong_state'],
  }),
  'topic.reopen': command({
    summary:
      'Opens a closed topic again, with a reason that everybody reads. How it was closed stays readable.',
    input: z.strictObject({ topicId: id, reason: text(1_000) }),
    output: empty,
    errors: ['wrong_state'],
  }),
};

export const withdrawalShown = z.strictObject({
  organisation: organisationRef,
  reason: z.string(),
  state: z.enum(WITHDRAWAL_STATES),
  noticeDays: count,
  leaves: z.enum(LEAVES),
  declaredAt: instant,
  endsAt: instant,
  leavesAt: instant,
});
export type WithdrawalShown = z.infer<typeof withdrawalShown>;

export const membershipQueries = {
  'party.withdrawal': query({
    summary:
      'An organisation that may leave, or is leaving: the rule, its declaration, what it would hand over.',
    input: z.strictObject({ forumId: id, organisationId: id }),
    output: z.strictObject({
      forum: forumRef,
      organisation: organisationRef,
      rule: z.strictObject({ noticeDays: count, leaves: z.enum(LEAVES) }),
      /** The newest declaration that was not taken back. */
      withdrawal: withdrawalShown.nullable(),
      /** Promises that bind it and are still open. They stay where they are and are handed over. */
      commitments: z.array(commitmentLine),
      may: z.strictObject({ withdraw: z.boolean(), stay: z.boolean() }),
    }),
  }),
};
