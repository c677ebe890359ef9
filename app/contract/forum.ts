import { z } from 'zod';
import { DECISION_RIGHTS, FALLBACKS, TRANSPARENCIES } from '../domain/charter.ts';
import { command, empty, id, line, richText, text } from './contract.ts';

export const FORUM_TYPES = [
  'strengthened-coordination',
  'special-body',
  'task-force',
  'social-coalition',
] as const;
export const FORUM_PURPOSES = ['policy', 'problem', 'programme'] as const;
export const FORUM_ROLES = ['facilitator', 'note-taker', 'observer', 'verifier'] as const;
const share = z.enum(['more-than-half', 'two-thirds']);

export const groundRules = z.strictObject({
  quorum: z.strictObject({ share, everySector: z.boolean() }),
  fallback: z.array(z.enum(FALLBACKS)).max(4),
  voteThreshold: share,
  silence: z.enum(['blocks', 'recorded']),
  decisionRights: z.enum(DECISION_RIGHTS),
  transparency: z.enum(TRANSPARENCIES),
  invitationDays: z.number().int().min(0).max(30),
  scale: z.enum(['five', 'eight']),
  responseWindowDays: z.number().int().min(0).max(60),
  observersByName: z.boolean(),
  conduct: z.array(line(300)).max(20),
});

export const forumCommands = {
  'forum.create': command({
    summary:
      'Convenes a forum: type, purpose, initiator, mandate holder, legal basis, parties. The convener facilitates it.',
    input: z.strictObject({
      name: line(160),
      type: z.enum(FORUM_TYPES),
      purpose: z.enum(FORUM_PURPOSES),
      aim: text(1_000),
      legalBasis: line(300),
      initiatorId: id,
      mandateHolderId: id,
      partyIds: z.array(id).min(2).max(3_000),
    }),
    output: z.strictObject({ forumId: id }),
  }),
  'forum.add-party': command({
    summary: 'Invites an organisation as a party.',
    input: z.strictObject({ forumId: id, organisationId: id }),
    output: empty,
    errors: ['already_done'],
  }),
  'forum.assign-role': command({
    summary: 'Names a facilitator, note-taker, observer or verifier.',
    input: z.strictObject({ forumId: id, personId: id, role: z.enum(FORUM_ROLES), assigned: z.boolean() }),
    output: empty,
  }),
  'charter.draft': command({
    summary: 'Writes a new version of the charter; every organisation has to accept it anew.',
    input: z.strictObject({ forumId: id, rules: groundRules }),
    output: z.strictObject({ charterId: id, version: z.number().int() }),
    errors: ['already_done'],
  }),
  'charter.accept': command({
    summary: 'Accepts the charter for an organisation.',
    input: z.strictObject({ charterId: id, organisationId: id }),
    output: empty,
    errors: ['already_done', 'stale_version'],
  }),
  'topic.open': command({
    summary: 'Opens a topic, consultative or deciding.',
    input: z.strictObject({
      forumId: id,
      organisationId: id.optional(),
      title: line(160),
      mode: z.enum(['consultative', 'deciding']),
      body: richText.optional(),
    }),
    output: z.strictObject({ topicId: id }),
    errors: ['rich_text_refused'],
  }),
  'contribution.write': command({
    summary: 'Contributes to a topic, or answers a contribution.',
    input: z.strictObject({
      topicId: id,
      parentId: id.optional(),
      organisationId: id.optional(),
      kind: z.enum(['input', 'question', 'answer']).optional(),
      body: richText,
    }),
    output: z.strictObject({ contributionId: id }),
    errors: ['rich_text_refused', 'wrong_state'],
  }),
  'proposal.submit': command({
    summary: 'Puts a text forward; it becomes version 1, frozen and hashed.',
    input: z.strictObject({
      forumId: id,
      topicId: id.optional(),
      organisationId: id,
      title: line(160),
      body: richText,
    }),
    output: z.strictObject({
      proposalId: id,
      proposalVersionId: id,
      version: z.number().int(),
      hash: z.string(),
    }),
    errors: ['rich_text_refused'],
  }),
  'proposal.revise': command({
    summary: 'Freezes a new version. Names the version it was written on: refused when another came first.',
    input: z.strictObject({
      proposalId: id,
      organisationId: id.optional(),
      onVersion: z.number().int().min(1),
      title: line(160).optional(),
      reason: line(300),
      body: richText,
    }),
    output: z.strictObject({ proposalVersionId: id, version: z.number().int(), hash: z.string() }),
    errors: ['rich_text_refused', 'stale_version', 'wrong_state'],
  }),
};

/** What is read; see each handler in server/handlers/forum. */
export const forumQueries = {};
