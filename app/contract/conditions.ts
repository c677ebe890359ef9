import { z } from 'zod';
import { CONDITIONS, PROPOSITIONS, READINESS } from '../domain/conditions/index.ts';
import { command, empty, id, instant, organisationRef, query, sector, text } from './contract.ts';
import { forumRef, sectorCounts, voice } from './forum-shapes.ts';

const count = z.number().int().nonnegative();
const condition = z.enum(CONDITIONS);
const likert = z.number().int().min(1).max(5);
/** One value for each statement; written out so that a form's fields are known by name. */
const each = <T extends z.ZodType>(of: T) =>
  z.strictObject({
    power: of,
    resources: of,
    knowledge: of,
    interdependence: of,
    'other-venues': of,
    prehistory: of,
    trust: of,
    incentives: of,
  });
const words = each(text(500).optional());

export const conditionCommands = {
  'conditions.open': command({
    summary: 'Asks every party about its starting conditions. One form at a time.',
    input: z.strictObject({ forumId: id }),
    output: z.strictObject({ formId: id, number: count }),
    errors: ['wrong_state'],
  }),
  'conditions.save': command({
    summary: 'Keeps an organisation’s unfinished answers as a draft that only it can read.',
    input: z.strictObject({ formId: id, organisationId: id, answers: each(likert.optional()), words }),
    output: empty,
    errors: ['wrong_state', 'already_done'],
  }),
  'conditions.answer': command({
    summary:
      'Gives an organisation’s answers. They can be replaced until the form closes; nobody else reads them.',
    input: z.strictObject({ formId: id, organisationId: id, answers: each(likert), words }),
    output: empty,
    errors: ['wrong_state'],
  }),
  'conditions.close': command({
    summary: 'Closes the form and counts, once. Below five answers nothing is shown.',
    input: z.strictObject({ formId: id }),
    output: z.strictObject({ answered: count }),
    errors: ['wrong_state'],
  }),
  'readiness.assess': command({
    summary:
      'Records whether the forum is ready to begin, with the reason and what was known at that moment.',
    input: z.strictObject({ forumId: id, verdict: z.enum(READINESS), reason: text(2_000) }),
    output: z.strictObject({ readinessId: id }),
  }),
};

const distribution = z.tuple([count, count, count, count, count]);
const ground = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answers'),
    condition,
    sector: sector.nullable(),
    against: count,
    of: count,
  }),
  z.strictObject({ kind: z.literal('backed'), condition, for: count, of: count }),
  z.strictObject({ kind: z.literal('speaking'), sector, share: z.number(), ofParties: z.number() }),
  z.strictObject({ kind: z.literal('contributions'), sector, share: z.number(), ofParties: z.number() }),
  z.strictObject({
    kind: z.literal('adoption'),
    sector,
    adopted: count,
    of: count,
    otherAdopted: count,
    otherOf: count,
  }),
  z.strictObject({ kind: z.literal('charter'), accepted: count, of: count }),
  z.strictObject({ kind: z.literal('no-charter') }),
  z.strictObject({ kind: z.literal('no-session-ahead'), held: count }),
  z.strictObject({ kind: z.literal('no-small-win') }),
]);
/** A proposition of Ansell & Gash (2008) that the forum's own figures bring up. */
export const prompt = z.strictObject({
  proposition: z.literal([...PROPOSITIONS]),
  grounds: z.array(ground),
});
export type PromptShown = z.infer<typeof prompt>;

export const readinessShown = z.strictObject({
  id,
  verdict: z.enum(READINESS),
  reason: z.string(),
  by: z.string(),
  at: instant,
  evidence: z.strictObject({
    form: z.strictObject({ number: count, answered: count, parties: count }).nullable(),
    prompts: z.array(prompt),
    charter: z.strictObject({ version: count, accepted: count, parties: count }).nullable(),
  }),
});
export type ReadinessShown = z.infer<typeof readinessShown>;

export const conditionQueries = {
  'conditions.show': query({
    summary:
      'The starting conditions of a forum: who has answered, what the answers add up to once closed, the propositions they bring up, and the readiness recorded.',
    input: z.strictObject({ forumId: id, number: z.number().int().min(1).optional() }),
    output: z.strictObject({
      forum: forumRef,
      parties: sectorCounts,
      /** Null: nobody was asked yet. */
      form: z
        .strictObject({
          id,
          number: count,
          newest: z.boolean(),
          openedAt: instant,
          closedAt: instant.nullable(),
          /** Who has answered is no secret; what they answered is. */
          answered: z.array(organisationRef),
          missing: z.array(organisationRef),
        })
        .nullable(),
      /** Null until the form closes. Holds only what the small-cell rule lets be shown. */
      result: z
        .strictObject({
          answered: sectorCounts,
          total: each(distribution).nullable(),
          bySector: z
            .strictObject({ government: each(distribution), 'non-government': each(distribution) })
            .nullable(),
          words: each(z.array(z.string())),
        })
        .nullable(),
      forms: z.array(z.strictObject({ number: count, openedAt: instant, closedAt: instant.nullable() })),
      prompts: z.array(prompt),
      readiness: z.array(readinessShown),
      /** The reader's own organisations and how far each is with an open form. */
      mine: z.array(
        z.strictObject({ organisation: organisationRef, state: z.enum(['none', 'draft', 'given']) }),
      ),
      voices: z.array(voice),
      may: z.strictObject({ facilitate: z.boolean() }),
    }),
  }),
  'conditions.form': query({
    summary: 'An organisation’s own answers, for whoever may give them.',
    input: z.strictObject({ formId: id, organisationId: id }),
    output: z.strictObject({
      forum: forumRef,
      form: z.strictObject({ id, number: count, closedAt: instant.nullable() }),
      organisation: organisationRef,
      answers: each(likert.optional()),
      words,
      savedAt: instant.nullable(),
      givenAt: instant.nullable(),
    }),
  }),
};
