import { z } from 'zod';
import { AGREEMENT_KINDS } from './agreement.ts';
import { commitmentLine } from './commitment-shapes.ts';
import { day, empty, id, organisationRef, query } from './contract.ts';

const count = z.number().int().nonnegative();

/** One thing that waits for an organisation's answer, told apart by `kind`. */
export const waiting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), organisation: organisationRef, commitment: commitmentLine }),
  z.strictObject({
    kind: z.literal('sign'),
    organisation: organisationRef,
    agreement: z.strictObject({
      id,
      title: z.string(),
      kind: z.enum(AGREEMENT_KINDS),
      signed: count,
      parties: count,
    }),
  }),
  z.strictObject({
    kind: z.literal('voice'),
    organisation: organisationRef,
    commitment: commitmentLine,
    /** What the owner wrote beside the figure. */
    note: z.string(),
  }),
  z.strictObject({
    kind: z.literal('charter'),
    organisation: organisationRef,
    charter: z.strictObject({
      id,
      version: z.number().int(),
      forum: z.strictObject({ id, name: z.string() }),
    }),
  }),
  z.strictObject({ kind: z.literal('report'), organisation: organisationRef, commitment: commitmentLine }),
]);
export type Waiting = z.infer<typeof waiting>;

export const leaderQueries = {
  'leader.page': query({
    summary:
      'One page for the head of an organisation: what waits for an answer, what is late or disputed, what was kept.',
    input: empty,
    output: z.strictObject({
      today: day,
      /** Organisations the reader leads or is a delegate of. */
      organisations: z.array(organisationRef),
      waits: z.array(waiting),
      /** Late, disputed or at risk, in the forums of these organisations; the most pressing first. */
      attention: z.array(commitmentLine),
      attentionCount: count,
      /** Verified as kept since this day. */
      keptSince: day,
      kept: z.array(commitmentLine),
      keptCount: count,
      /** Commitments that bind: accepted and not yet judged. */
      active: count,
      byOrganisation: z.array(
        z.strictObject({ organisation: organisationRef, kept: count, running: count, attention: count }),
      ),
      byGoal: z.array(
        z.strictObject({
          id,
          code: z.string(),
          name: z.string(),
          unit: z.string(),
          year: z.string(),
          value: z.number(),
          target: z.number().nullable(),
          /** Against the value before, in the unit; null where there is none. */
          change: z.number().nullable(),
          illustrative: z.boolean(),
          commitments: count,
          kept: count,
        }),
      ),
    }),
  }),
};
