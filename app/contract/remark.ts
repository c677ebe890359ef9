import { z } from 'zod';
import { OBJECTION_STATUSES } from '../domain/consensus.ts';
import { REMARK_KINDS, REMARK_STATES } from '../domain/remark.ts';
import { command, empty, id, instant, organisationRef, paging, query, text } from './contract.ts';
import { author, forumRef, named, voice } from './forum-shapes.ts';

const count = z.number().int().nonnegative();
const version = z.number().int().min(1);
const note = text(2_000).optional();
/** Words of the text that are meant; left out: all of the paragraph, or the whole text. */
const passage = { block: z.number().int().min(1).max(5_000).optional(), passage: text(4_000).optional() };
const wrongPassage = ['passage_not_found', 'passage_unclear', 'stale_version', 'wrong_state'] as const;

const remarkStep = z.strictObject({
  state: z.enum(REMARK_STATES),
  note: z.string(),
  author,
  createdAt: instant,
});

/** A remark as pages show it, with everything that happened to it and what the reader may do. */
export const remarkShown = z.strictObject({
  id,
  kind: z.enum(REMARK_KINDS),
  state: z.enum(REMARK_STATES),
  open: z.boolean(),
  version: count,
  block: count.nullable(),
  passage: z.string(),
  wording: z.string(),
  body: z.string(),
  suggestion: z.string(),
  author,
  note: z.string(),
  /** The version an accepted amendment became part of. */
  resultVersion: count.nullable(),
  /** An open amendment whose passage is not in the newest version any more. */
  stale: z.boolean(),
  support: z.array(organisationRef),
  steps: z.array(remarkStep),
  createdAt: instant,
  may: z.strictObject({
    /** The steps the reader may take, each with whether it needs words, and for whom. */
    move: z.array(
      z.strictObject({
        to: z.enum(REMARK_STATES),
        needsNote: z.boolean(),
        organisationId: id.nullable(),
      }),
    ),
    accept: z.boolean(),
    /** Organisations of the reader that may support it and have not. */
    support: z.array(organisationRef),
  }),
});
export type RemarkShown = z.infer<typeof remarkShown>;

export const remarkCommands = {
  'remark.make': command({
    summary: 'Asks a clarifying question, comments, or proposes other words for a passage of a proposal.',
    input: z.strictObject({
      proposalId: id,
      onVersion: version,
      kind: z.enum(['question', 'comment', 'amendment']),
      organisationId: id.optional(),
      ...passage,
      wording: z.string().max(4_000).optional(),
      body: text(2_000),
    }),
    output: z.strictObject({ remarkId: id }),
    errors: [...wrongPassage, 'reactions_closed', 'already_done'],
  }),
  'objection.raise': command({
    summary: 'Raises an objection to a version or a passage of it, outside a session.',
    input: z.strictObject({
      proposalId: id,
      onVersion: version,
      organisationId: id,
      ...passage,
      body: text(2_000),
      suggestion: note,
    }),
    output: z.strictObject({ remarkId: id }),
    errors: [...wrongPassage, 'reactions_closed'],
  }),
  'remark.move': command({
    summary: 'Answers a question or a comment, asks on, calls it clear; rejects or withdraws an amendment.',
    input: z.strictObject({
      remarkId: id,
      organisationId: id.optional(),
      state: z.enum(['asked', 'answered', 'clear', 'rejected', 'withdrawn']),
      note,
    }),
    output: empty,
    errors: ['wrong_state', 'note_required'],
  }),
  'objection.move': command({
    summary:
      'Moves an objection that was raised outside a session on: discussed, resolved, withdrawn, maintained.',
    input: z.strictObject({
      remarkId: id,
      organisationId: id.optional(),
      state: z.enum(OBJECTION_STATUSES),
      note,
    }),
    output: empty,
    errors: ['wrong_state', 'note_required', 'objection_in_session'],
  }),
  'amendment.support': command({
    summary: 'Supports an amendment in the name of an organisation.',
    input: z.strictObject({ remarkId: id, organisationId: id }),
    output: empty,
    errors: ['wrong_state', 'already_done'],
  }),
  'amendment.accept': command({
    summary:
      'Accepts one amendment, or several merged: makes a new version that holds exactly these changes. The proposer or the facilitator.',
    input: z.strictObject({
      proposalId: id,
      onVersion: version,
      organisationId: id.optional(),
      remarkIds: z.array(id).min(1).max(20),
      note: text(300).optional(),
    }),
    output: z.strictObject({ version: z.number().int(), hash: z.string() }),
    errors: ['stale_version', 'amendment_stale', 'wrong_state', 'rich_text_refused'],
  }),
  'proposal.withdraw': command({
    summary:
      'Withdraws a proposal that was not decided on, with a reason. The proposer or the facilitator; it stays readable.',
    input: z.strictObject({ proposalId: id, organisationId: id.optional(), reason: text(1_000) }),
    output: empty,
    errors: ['wrong_state', 'not_your_organisation', 'round_open', 'vote_open', 'proposal_decided'],
  }),
  'proposal.open-reactions': command({
    summary: 'Ends the time of clarifying questions only: comments, amendments and objections may follow.',
    input: z.strictObject({ proposalId: id, organisationId: id.optional() }),
    output: empty,
    errors: ['already_done', 'wrong_state'],
  }),
};

export const remarkQueries = {
  'remark.list': query({
    summary:
      'What was said about a proposal: questions, comments, amendments and objections, with their history; the oldest first.',
    input: z.strictObject({
      proposalId: id,
      kind: z.enum(REMARK_KINDS).optional(),
      /** Only those that still wait for somebody. */
      open: z.boolean().optional(),
      /** The page that begins with this one. */
      at: id.optional(),
      ...paging,
    }),
    output: z.strictObject({
      forum: forumRef,
      proposal: z.strictObject({
        id,
        number: count,
        title: z.string(),
        version: count,
        organisation: organisationRef,
        withdrawn: z.boolean(),
        /** Its newest version was agreed on or carried by a vote. */
        decided: z.boolean(),
      }),
      /** The paragraphs of the newest version, to choose one by its number. */
      blocks: z.array(z.strictObject({ number: count, text: z.string() })),
      remarks: z.array(remarkShown),
      named,
      next: z.string().nullable(),
      /** With which one the page before begins (`at`); null on the first. */
      previous: id.nullable(),
      /** How many of each kind there are, and how many still wait for somebody. */
      counts: z.record(z.enum(REMARK_KINDS), z.strictObject({ all: count, open: count })),
      reactionsOpen: z.boolean(),
      voices: z.array(voice),
      may: z.strictObject({
        /** For whom the reader decides about the proposal: its organisation, or null as facilitator. */
        decide: z.boolean(),
        decideFor: id.nullable(),
        ask: z.boolean(),
        alone: z.boolean(),
        object: z.boolean(),
      }),
    }),
  }),
};
