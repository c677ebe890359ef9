import { z } from 'zod';
import { id, instant, query } from './contract.ts';

export const ledgerQueries = {
  'ledger.receipt': query({
    summary:
      'One act as it stands in the ledger, with its inclusion proof and the signed checkpoint it is proven against.',
    input: z.strictObject({ entryId: id }),
    output: z.strictObject({
      entryId: id,
      entry: z.record(z.string(), z.unknown()),
      at: instant,
      command: z.string(),
      leaf: z.string(),
      /** Null until the sequencer has ordered the entry (about a second) and a checkpoint covers it. */
      proof: z
        .strictObject({
          position: z.number().int(),
          size: z.number().int(),
          hashes: z.array(z.string()),
          checkpoint: z.string(),
        })
        .nullable(),
      verifierKey: z.string(),
    }),
  }),
};
