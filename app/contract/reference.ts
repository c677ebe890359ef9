import { z } from 'zod';
import { command, empty, id, line } from './contract.ts';

/** What a reference indicator says; its code tells it apart and stays. */
export const indicatorFacts = {
  name: line(240),
  kind: z.enum(['spm', 'macro']),
  unit: line(40),
  direction: z.enum(['up', 'down']),
  target: z.number().nullable(),
  source: line(300),
  illustrative: z.boolean(),
  series: z.record(z.string().regex(/^\d{4}$/), z.number()),
};

/** Changes to what forums may refer to, beside `indicator.add` and `authority.set` of the network. */
export const referenceCommands = {
  'indicator.revise': command({
    summary: 'Corrects a reference indicator or adds figures to its series.',
    input: z.strictObject({ indicatorId: id, ...indicatorFacts }),
    output: empty,
  }),
  'authority.remove': command({
    summary: 'Takes back that an organisation leads or supports for a group of people served.',
    input: z.strictObject({ authorityId: id }),
    output: empty,
  }),
};
