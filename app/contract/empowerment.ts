import { z } from 'zod';
import { prompt } from './conditions.ts';
import { command, day, empty, id, instant, line, organisationRef, query, sector, text } from './contract.ts';
import { forumRef } from './forum-shapes.ts';

/** A measure as it is written: for a sector, for named parties, or for both. */
const written = {
  what: text(500),
  forSector: sector.optional(),
  forIds: z.array(id).max(200),
  providerId: id,
  dueOn: day,
};

export const empowermentCommands = {
  'empowerment.add': command({
    summary: 'Adds a measure to the empowerment plan: what, for whom, who provides it, by when.',
    input: z.strictObject({ forumId: id, ...written }),
    output: z.strictObject({ measureId: id }),
    errors: ['not_a_party'],
  }),
  'empowerment.revise': command({
    summary: 'Rewrites a measure that is not done yet.',
    input: z.strictObject({ measureId: id, ...written }),
    output: empty,
    errors: ['not_a_party', 'wrong_state'],
  }),
  'empowerment.finish': command({
    summary: 'Says that a measure is done, with what was done.',
    input: z.strictObject({ measureId: id, note: line(300) }),
    output: empty,
    errors: ['wrong_state'],
  }),
  'empowerment.remove': command({
    summary: 'Takes a measure that is not done out of the plan.',
    input: z.strictObject({ measureId: id }),
    output: empty,
    errors: ['wrong_state'],
  }),
};

export const measure = z.strictObject({
  id,
  what: z.string(),
  forSector: sector.nullable(),
  forWhom: z.array(organisationRef),
  provider: organisationRef,
  dueOn: day,
  /** Past its day and not done. */
  late: z.boolean(),
  done: z.strictObject({ at: instant, note: z.string() }).nullable(),
});
export type Measure = z.infer<typeof measure>;

export const empowermentQueries = {
  'empowerment.show': query({
    summary: 'The empowerment plan of a forum, and the imbalance it answers.',
    input: z.strictObject({ forumId: id }),
    output: z.strictObject({
      forum: forumRef,
      /** Proposition 1, while the forum’s figures bring it up. */
      because: prompt.nullable(),
      measures: z.array(measure),
      parties: z.array(organisationRef),
      may: z.strictObject({ write: z.boolean() }),
    }),
  }),
};
