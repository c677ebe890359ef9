import { z } from 'zod';
import { id, instant, query } from './contract.ts';

/** One act, so that it can be told in words (`acts.done` of the messages). */
export const toldAct = z.strictObject({
  entryId: id,
  command: z.string(),
  at: instant,
  /** For whom it was done. */
  organisation: z.string().nullable(),
  /** What it was about: the title of a session, an agreement … Only in one's own acts. */
  subject: z.string().nullable(),
});
export type ToldAct = z.infer<typeof toldAct>;

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
      /** The act for words. */
      told: toldAct,
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
  'ledger.act': query({
    summary: 'One act of the ledger, to be told in words.',
    input: z.strictObject({ entryId: id }),
    output: toldAct,
  }),
};
