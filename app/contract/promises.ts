import { z } from 'zod';
import { COMMITMENT_STATUSES } from '../domain/commitment.ts';
import { day, id, organisationRef, query } from './contract.ts';

/** What was promised before a session, and how it stands: what is late or disputed first. */
export const promises = z.strictObject({
  counts: z.strictObject({
    kept: z.number().int(),
    /** Under way, or waiting for an answer. */
    open: z.number().int(),
    /** Late, at risk, disputed or missed. */
    attention: z.number().int(),
  }),
  lines: z.array(
    z.strictObject({
      commitmentId: id,
      title: z.string(),
      owner: organisationRef,
      dueOn: day,
      status: z.enum(COMMITMENT_STATUSES),
      lateDays: z.number().int().nonnegative(),
    }),
  ),
});
export type Promises = z.infer<typeof promises>;

export const promisesQueries = {
  'session.promises': query({
    summary: 'What was promised in earlier sessions of the forum, as it stands at this moment.',
    input: z.strictObject({ sessionId: id }),
    output: promises,
  }),
};
