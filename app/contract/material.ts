import { z } from 'zod';
import { command, empty, id, line, query } from './contract.ts';

const fileHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Something to read before or during a session: a file or a link, for the whole session or one item of it. */
export const material = z.strictObject({
  materialId: id,
  itemId: id.nullable(),
  title: z.string(),
  url: z.string().nullable(),
  fileHash: z.string().nullable(),
  fileType: z.string().nullable(),
  fileBytes: z.number().int().nullable(),
});
export type Material = z.infer<typeof material>;

export const materialCommands = {
  'material.add': command({
    summary: 'Adds something to read to a session, or to one item of its agenda: a stored file or a link.',
    input: z.strictObject({
      sessionId: id,
      itemId: id.optional(),
      title: line(160),
      url: z
        .url({ protocol: /^https?$/ })
        .max(1_000)
        .optional(),
      fileHash: fileHash.optional(),
    }),
    output: z.strictObject({ materialId: id }),
    errors: ['file_refused', 'unknown_item'],
  }),
  'material.remove': command({
    summary: 'Takes something to read out of a session.',
    input: z.strictObject({ sessionId: id, materialId: id }),
    output: empty,
    errors: ['not_found'],
  }),
};

export const materialQueries = {
  'material.file': query({
    summary: 'Facts of a file that is material of a session the reader takes part in, by its SHA-256.',
    input: z.strictObject({ fileHash }),
    output: z.strictObject({ label: z.string(), type: z.string(), bytes: z.number().int() }),
  }),
};
