import { z } from 'zod';
import { command, day, empty, id, line, measure, text } from './contract.ts';

export const OBSTACLES = ['skills', 'time', 'cost', 'competition', 'conventional-wisdom'] as const;
export const evidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('link'),
    label: line(160),
    url: z.url({ protocol: /^https?$/ }).max(1_000),
  }),
  z.strictObject({ kind: z.literal('file'), label: line(160), fileHash: z.string().regex(/^[0-9a-f]{64}$/) }),
]);

export const commitmentCommands = {
  'commitment.propose': command({
    summary: 'Proposes a commitment in an agreement: who does what by when, and how it will be seen.',
    input: z.strictObject({
      agreementId: id,
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
    errors: ['wrong_state', 'not_a_party', 'field_out_of_range'],
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
    summary: 'Reports progress: achievement and budget spent are separate figures; with evidence.',
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
    summary: 'An independent verifier judges: kept, or not (yet) kept.',
    input: z.strictObject({ reportId: id, kept: z.boolean(), reason: text(1_000).optional() }),
    output: empty,
    errors: ['stale_version', 'wrong_state', 'own_report', 'reason_required'],
  }),
  'commitment.withdraw': command({
    summary: 'The owner withdraws the commitment with a reason; it stays visible.',
    input: z.strictObject({ commitmentId: id, organisationId: id, reason: text(1_000) }),
    output: empty,
    errors: ['wrong_state', 'not_a_party'],
  }),
};

/** What is read; see each handler in server/handlers/commitment. */
export const commitmentQueries = {};
