import { z } from 'zod';
import { command, day, empty, id, line, text } from './contract.ts';

export const AGREEMENT_KINDS = [
  'memorandum',
  'joint-agreement',
  'cooperation-agreement',
  'agreed-minutes',
] as const;
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const clause = z.strictObject({ heading: line(160), body: text(8_000) });

export const agreementCommands = {
  'agreement.draft': command({
    summary: 'Drafts an agreement from a decision: kind, parties in order, clauses.',
    input: z.strictObject({
      decisionId: id,
      kind: z.enum(AGREEMENT_KINDS),
      title: line(200),
      partyIds: z.array(id).min(2).max(40),
      startsOn: day,
      endsOn: day,
      clauses: z.array(clause).max(60).optional(),
    }),
    output: z.strictObject({ agreementId: id }),
    errors: ['no_decision_yet', 'field_out_of_range'],
  }),
  'agreement.revise': command({
    summary: 'Rewrites title, dates and clauses of a draft.',
    input: z.strictObject({
      agreementId: id,
      title: line(200),
      number: line(80).optional(),
      startsOn: day,
      endsOn: day,
      clauses: z.array(clause).min(1).max(60),
    }),
    output: empty,
    errors: ['wrong_state', 'field_out_of_range'],
  }),
  'agreement.freeze': command({
    summary: 'Freezes the text with its commitments for signing; from now on it has one hash.',
    input: z.strictObject({ agreementId: id }),
    output: z.strictObject({ contentHash: hash }),
    errors: ['wrong_state', 'clause_missing', 'not_accepted_yet'],
  }),
  'agreement.reopen': command({
    summary:
      'Takes a frozen text back to draft with a reason; signatures already given are kept as void in the ledger.',
    input: z.strictObject({ agreementId: id, reason: line(300) }),
    output: empty,
    errors: ['wrong_state'],
  }),
  'agreement.sign': command({
    summary:
      'Signs for a party: by its leader, with a fresh second factor, over the content hash. In force when all have signed.',
    input: z.strictObject({
      agreementId: id,
      organisationId: id,
      contentHash: hash,
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    }),
    output: z.strictObject({ inForce: z.boolean() }),
    errors: ['wrong_state', 'stale_text', 'already_done', 'second_factor_wrong', 'rate_limited'],
  }),
};

/** What is read; see each handler in server/handlers/agreement. */
export const agreementQueries = {};
