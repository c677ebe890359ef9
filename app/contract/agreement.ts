import { z } from 'zod';
import { AGREEMENT_STATUSES } from '../domain/agreement.ts';
import { commitmentLine } from './commitment-shapes.ts';
import { command, day, empty, id, instant, line, organisationRef, paging, query, text } from './contract.ts';

export const AGREEMENT_KINDS = [
  'memorandum',
  'joint-agreement',
  'cooperation-agreement',
  'agreed-minutes',
] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** An article. Its id, where it has one already, keeps what refers to it when it moves. */
const clause = z.strictObject({ id: id.optional(), heading: line(160), body: text(8_000) });

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
      /** Default: the standard articles, to be adapted. */
      clauses: z.array(clause).max(60).optional(),
    }),
    output: z.strictObject({ agreementId: id }),
    errors: ['no_decision_yet', 'field_out_of_range', 'not_a_party'],
  }),
  'agreement.revise': command({
    summary: 'Rewrites title, dates and clauses of a draft.',
    input: z.strictObject({
      agreementId: id,
      /** The version that was read; another one in the meantime is not overwritten. */
      version: z.number().int().min(1).optional(),
      title: line(200),
      number: line(80).optional(),
      startsOn: day,
      endsOn: day,
      clauses: z.array(clause).min(1).max(60),
    }),
    output: empty,
    errors: ['wrong_state', 'stale_version', 'field_out_of_range'],
  }),
  'agreement.freeze': command({
    summary: 'Freezes the text with its commitments for signing; from now on it has one hash.',
    input: z.strictObject({ agreementId: id }),
    output: z.strictObject({ contentHash: hash }),
    errors: ['wrong_state', 'clause_missing', 'not_accepted_yet', 'parties_incomplete'],
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
    errors: [
      'wrong_state',
      'stale_text',
      'already_done',
      'not_a_party',
      'second_factor_wrong',
      'second_factor_not_set',
      'rate_limited',
    ],
  }),
};

const kind = z.enum(AGREEMENT_KINDS);
const status = z.enum(AGREEMENT_STATUSES);
const reference = z.strictObject({ id, name: z.string() });
const count = z.number().int().nonnegative();
const decisionRef = z.strictObject({
  id,
  number: z.number().int(),
  title: z.string(),
  outcome: z.enum(['consensus', 'consensus-with-reservations', 'no-consensus', 'by-vote']),
  decidedAt: instant,
  textHash: z.string(),
});

export const agreementQueries = {
  'agreement.list': query({
    summary: 'Agreements of the forums the reader may see, the newest first.',
    input: z.strictObject({ forumId: id.optional(), ...paging }),
    output: z.strictObject({
      agreements: z.array(
        z.strictObject({
          id,
          forum: reference,
          kind,
          title: z.string(),
          number: z.string().nullable(),
          startsOn: day,
          endsOn: day,
          status,
          parties: z.array(organisationRef),
          /** Parties that have signed the present text. */
          signed: count,
          commitments: count,
          /** One of the reader's own organisations has yet to sign, and the reader is its leader. */
          waitsForMe: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  'agreement.prepare': query({
    summary:
      'What an agreement can be drafted from: the decision, the parties of its forum, standard articles.',
    input: z.strictObject({ decisionId: id }),
    output: z.strictObject({
      forum: reference,
      decision: decisionRef,
      parties: z.array(organisationRef),
      clauses: z.array(z.strictObject({ heading: z.string(), body: z.string() })),
      today: day,
    }),
    errors: ['no_decision_yet'],
  }),
  'agreement.show': query({
    summary: 'An agreement: text, parties and their signatures, commitments, where it comes from.',
    input: z.strictObject({ agreementId: id }),
    output: z.strictObject({
      id,
      forum: reference,
      decision: decisionRef,
      kind,
      title: z.string(),
      number: z.string().nullable(),
      version: z.number().int(),
      startsOn: day,
      endsOn: day,
      status,
      contentHash: z.string().nullable(),
      inForceAt: instant.nullable(),
      today: day,
      parties: z.array(
        z.strictObject({
          organisation: organisationRef,
          signature: z.strictObject({ by: z.string(), at: instant }).nullable(),
          /** The reader is its leader and may sign now. */
          maySign: z.boolean(),
        }),
      ),
      clauses: z.array(
        z.strictObject({ id, number: z.number().int(), heading: z.string(), body: z.string() }),
      ),
      commitments: z.array(commitmentLine),
      may: z.strictObject({ draft: z.boolean(), propose: z.boolean() }),
    }),
  }),
};
