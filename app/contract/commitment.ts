import { z } from 'zod';
import { COMMITMENT_STATUSES, VOICES } from '../domain/commitment.ts';
import { commitmentLine, OBSTACLES } from './commitment-shapes.ts';
import {
  command,
  day,
  empty,
  id,
  instant,
  line,
  measure,
  organisationRef,
  paging,
  query,
  text,
} from './contract.ts';

export { OBSTACLES } from './commitment-shapes.ts';

const fileHash = z.string().regex(/^[0-9a-f]{64}$/);
export const evidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('link'),
    label: line(160),
    url: z.url({ protocol: /^https?$/ }).max(1_000),
  }),
  z.strictObject({ kind: z.literal('file'), label: line(160), fileHash }),
]);

export const commitmentCommands = {
  'commitment.propose': command({
    summary: 'Proposes a commitment in an agreement: who does what by when, and how it will be seen.',
    input: z.strictObject({
      agreementId: id,
      /** A commitment that was returned and is taken up again, better worded. */
      commitmentId: id.optional(),
      clauseId: id.optional(),
      organisationId: id.optional(),
      title: line(200),
      ownerId: id,
      supporterIds: z.array(id).max(40).optional(),
      indicatorId: id.optional(),
      indicator: line(200),
      baseline: measure,
      target: measure,
      unit: line(40),
      startsOn: day.optional(),
      dueOn: day,
      verification: line(300),
      direction: line(400).optional(),
      exchange: line(400).optional(),
      recognition: line(400).optional(),
    }),
    output: z.strictObject({ commitmentId: id }),
    errors: ['wrong_state', 'not_a_party', 'not_your_organisation', 'field_out_of_range'],
  }),
  'commitment.accept': command({
    summary: 'Accepts the commitment for a named party.',
    input: z.strictObject({ commitmentId: id, organisationId: id }),
    output: z.strictObject({ active: z.boolean() }),
    errors: ['already_done', 'wrong_state', 'not_a_party'],
  }),
  'commitment.return': command({
    summary: 'Returns a proposed commitment with a reason.',
    input: z.strictObject({ commitmentId: id, organisationId: id, reason: text(1_000) }),
    output: empty,
    errors: ['wrong_state', 'not_a_party'],
  }),
  'commitment.report': command({
    summary:
      'The owner reports progress: achievement and budget spent are separate figures. A target said to be reached needs evidence.',
    input: z.strictObject({
      commitmentId: id,
      organisationId: id,
      achieved: measure,
      spent: z.number().min(0).max(1e15).optional(),
      note: text(2_000),
      obstacle: z.enum(OBSTACLES).optional(),
      evidence: z.array(evidenceInput).max(10).optional(),
    }),
    output: z.strictObject({ reportId: id }),
    errors: ['wrong_state', 'evidence_missing', 'file_refused', 'not_a_party'],
  }),
  'commitment.confirm': command({
    summary: 'A partner confirms the newest report.',
    input: z.strictObject({ reportId: id, organisationId: id, reason: text(1_000).optional() }),
    output: empty,
    errors: ['own_report', 'stale_version', 'wrong_state', 'not_a_party', 'already_done'],
  }),
  'commitment.dispute': command({
    summary: 'A partner disputes the newest report with a reason.',
    input: z.strictObject({ reportId: id, organisationId: id, reason: text(1_000) }),
    output: empty,
    errors: ['own_report', 'stale_version', 'wrong_state', 'not_a_party', 'already_done'],
  }),
  'commitment.verify': command({
    summary:
      'An independent verifier judges: kept, or not (yet) kept. "Not kept" after the due date closes the commitment as missed.',
    input: z.strictObject({ reportId: id, kept: z.boolean(), reason: text(1_000).optional() }),
    output: empty,
    errors: ['stale_version', 'wrong_state', 'own_report', 'reason_required', 'already_done'],
  }),
  'commitment.withdraw': command({
    summary: 'The owner withdraws the commitment with a reason; it stays visible.',
    input: z.strictObject({ commitmentId: id, organisationId: id, reason: text(1_000) }),
    output: empty,
    errors: ['wrong_state', 'not_a_party'],
  }),
};

const evidenceShown = z.strictObject({
  id,
  kind: z.enum(['file', 'link']),
  label: z.string(),
  url: z.string().nullable(),
  fileHash: z.string().nullable(),
  fileType: z.string().nullable(),
  fileBytes: z.number().int().nullable(),
  organisation: organisationRef,
  at: instant,
});
const mine = z.array(organisationRef);

export const commitmentQueries = {
  'commitment.list': query({
    summary: 'Commitments of the forums the reader may see, by due date; by forum, status or organisation.',
    input: z.strictObject({
      forumId: id.optional(),
      organisationId: id.optional(),
      status: z.enum(COMMITMENT_STATUSES).optional(),
      ...paging,
    }),
    output: z.strictObject({
      commitments: z.array(commitmentLine),
      next: z.string().nullable(),
      /** Owners that occur, for the filter. */
      organisations: z.array(organisationRef),
      today: day,
    }),
  }),
  'commitment.prepare': query({
    summary: 'What a commitment can be proposed with: parties, clauses and indicators of the agreement.',
    input: z.strictObject({ agreementId: id }),
    output: z.strictObject({
      agreement: z.strictObject({ id, title: z.string(), startsOn: day, endsOn: day }),
      parties: z.array(organisationRef),
      clauses: z.array(z.strictObject({ id, number: z.number().int(), heading: z.string() })),
      indicators: z.array(
        z.strictObject({
          id,
          code: z.string(),
          name: z.string(),
          unit: z.string(),
          kind: z.enum(['spm', 'macro']),
        }),
      ),
      /** Organisations the reader may propose for; a facilitator may propose for none. */
      mine,
    }),
  }),
  'commitment.show': query({
    summary:
      'A commitment with its thread from topic to verdict, three voices, reports, evidence and the parties that accepted it.',
    input: z.strictObject({ commitmentId: id }),
    output: z.strictObject({
      line: commitmentLine,
      verification: z.string(),
      direction: z.string().nullable(),
      exchange: z.string().nullable(),
      recognition: z.string().nullable(),
      indicatorCode: z.string().nullable(),
      illustrative: z.boolean(),
      today: day,
      thread: z.strictObject({
        topic: z.strictObject({ id, title: z.string() }).nullable(),
        proposal: z.strictObject({ id, number: z.number().int(), title: z.string() }).nullable(),
        decision: z.strictObject({
          id,
          number: z.number().int(),
          outcome: z.enum(['consensus', 'consensus-with-reservations', 'no-consensus', 'by-vote']),
          decidedAt: instant,
        }),
        clause: z.strictObject({ id, number: z.number().int(), heading: z.string() }).nullable(),
        cards: z.array(z.strictObject({ id, boardId: id, title: z.string() })),
      }),
      reports: z.array(
        z.strictObject({
          id,
          organisation: organisationRef,
          by: z.string(),
          achieved: z.number(),
          spent: z.number().nullable(),
          note: z.string(),
          obstacle: z.enum(OBSTACLES).nullable(),
          at: instant,
          evidence: z.array(evidenceShown),
          voices: z.array(
            z.strictObject({
              id,
              /** Null for the independent verifier. */
              organisation: organisationRef.nullable(),
              by: z.string(),
              voice: z.enum(VOICES),
              reason: z.string().nullable(),
              at: instant,
            }),
          ),
        }),
      ),
      /** For which of the reader's organisations what may be done now. */
      may: z.strictObject({
        accept: mine,
        report: mine,
        voice: mine,
        verify: z.boolean(),
        withdraw: mine,
        propose: z.boolean(),
      }),
    }),
  }),
  'commitment.evidence-file': query({
    summary: 'Facts of an evidence file the reader may read, by its SHA-256.',
    input: z.strictObject({ fileHash }),
    output: z.strictObject({ label: z.string(), type: z.string(), bytes: z.number().int() }),
  }),
};
