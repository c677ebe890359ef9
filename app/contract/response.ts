import { z } from 'zod';
import { REMARK_KINDS, REMARK_STATES } from '../domain/remark.ts';
import { command, day, empty, id, instant, organisationRef, query } from './contract.ts';

const count = z.number().int().nonnegative();
const asked = z.strictObject({ asked: count, answered: count });

/** An organisation that is asked for its written reaction, and what it said first. */
const askedParty = z.strictObject({
  organisation: organisationRef,
  answer: z
    .strictObject({
      remarkId: id,
      kind: z.enum(REMARK_KINDS),
      /** What became of it. */
      state: z.enum(REMARK_STATES),
      at: instant,
      late: z.boolean(),
      /** Everything it said since it was asked. */
      said: count,
    })
    .nullable(),
});

/** Until when organisations are asked for their written reaction to a proposal, and what came. */
const proposalWindowShown = z.strictObject({
  until: instant,
  open: z.boolean(),
  /** Whole days that are left; 0 on the last. */
  daysLeft: count,
  session: z.strictObject({ id, title: z.string() }).nullable(),
  parties: z.array(askedParty),
  bySector: z.strictObject({ government: asked, 'non-government': asked }),
});
export type ProposalWindow = z.infer<typeof proposalWindowShown>;

export const responseCommands = {
  'proposal.set-window': command({
    summary:
      'Asks organisations for their written reaction to a proposal until the end of a day, or moves that day; without a day, asks no longer.',
    input: z.strictObject({
      proposalId: id,
      until: day.optional(),
      /** Who is asked; left out: those who are asked already. */
      organisationIds: z.array(id).max(500).optional(),
    }),
    output: empty,
    errors: ['wrong_state', 'field_out_of_range', 'field_required', 'field_not_in_list'],
  }),
};

export const responseQueries = {
  'proposal.responses': query({
    summary: 'Who is asked for a written reaction to a proposal, who answered, and what became of it.',
    input: z.strictObject({ proposalId: id }),
    output: z.strictObject({
      window: proposalWindowShown.nullable(),
      /** Organisations of the reader that are asked and have not answered. */
      mine: z.array(organisationRef),
      /** Whom the facilitator may ask; empty for everybody else. */
      choices: z.array(organisationRef),
      may: z.strictObject({ set: z.boolean() }),
    }),
  }),
  'proposal.awaited': query({
    summary: 'Proposals to which a written reaction of the reader’s organisations is still awaited.',
    input: empty,
    output: z.strictObject({
      awaited: z.array(
        z.strictObject({
          organisation: organisationRef,
          proposal: z.strictObject({ id, number: count, title: z.string() }),
          forum: z.strictObject({ id, name: z.string() }),
          until: instant,
          daysLeft: count,
        }),
      ),
    }),
  }),
};
