import { z } from 'zod';
import { command, day, id, line } from './contract.ts';

const cardFields = {
  title: line(200),
  leadId: id,
  supporterIds: z.array(id).max(40).optional(),
  dueOn: day.optional(),
  commitmentId: id.optional(),
};

export const boardCommands = {
  'board.create': command({
    summary: 'Creates the joint-planning board of a forum with its first columns.',
    input: z.strictObject({
      forumId: id,
      organisationId: id.optional(),
      title: line(160),
      goal: line(300),
      columns: z.array(line(60)).min(1).max(12),
    }),
    output: z.strictObject({ boardId: id }),
  }),
  'column.add': command({
    summary: 'Adds a column.',
    input: z.strictObject({ boardId: id, organisationId: id.optional(), title: line(60) }),
    output: z.strictObject({ columnId: id, head: z.number().int() }),
  }),
  'card.add': command({
    summary:
      'Adds a card at the end of a column, with lead and supporting organisations, due date and link to a commitment.',
    input: z.strictObject({ boardId: id, columnId: id, organisationId: id.optional(), ...cardFields }),
    output: z.strictObject({ cardId: id, head: z.number().int() }),
    errors: ['not_a_party'],
  }),
  'card.revise': command({
    summary: 'Changes a card.',
    input: z.strictObject({ cardId: id, organisationId: id.optional(), ...cardFields }),
    output: z.strictObject({ head: z.number().int() }),
    errors: ['not_a_party'],
  }),
  'card.move': command({
    summary:
      'Moves a card to a column, behind another card (or to the top). The server gives the place; no two cards share one.',
    input: z.strictObject({
      cardId: id,
      organisationId: id.optional(),
      columnId: id,
      afterCardId: id.nullable().optional(),
    }),
    output: z.strictObject({ head: z.number().int(), rank: z.string() }),
  }),
  'card.remove': command({
    summary: 'Removes a card from the board.',
    input: z.strictObject({ cardId: id, organisationId: id.optional() }),
    output: z.strictObject({ head: z.number().int() }),
  }),
};

/** What is read; see each handler in server/handlers/board. */
export const boardQueries = {};
