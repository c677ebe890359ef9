import { z } from 'zod';
import { id, query } from './contract.ts';
import { forumRef } from './forum-shapes.ts';
import { versionItem } from './forum-texts.ts';

const count = z.number().int().nonnegative();
const version = z.number().int().min(1);

/** A proposal as the pages about it name it. */
const proposalRef = z.strictObject({ id, number: count, title: z.string(), version: count });

export const proposalLifeQueries = {
  'proposal.compare': query({
    summary: 'Two versions of a proposal as plain text, to see what changed between them.',
    input: z.strictObject({ proposalId: id, from: version.optional(), to: version.optional() }),
    output: z.strictObject({
      forum: forumRef,
      proposal: proposalRef,
      versions: z.array(versionItem),
      from: z.strictObject({ version: count, plain: z.string() }),
      to: z.strictObject({ version: count, plain: z.string() }),
    }),
  }),
};
