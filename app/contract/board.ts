import { z } from 'zod';
import { COMMITMENT_STATUSES } from '../domain/commitment.ts';
import { command, day, id, line, organisationRef, paging, query } from './contract.ts';
import { forumRef } from './forum-shapes.ts';

const cardFields = {
  title: line(200),
  leadId: id,
  supporterIds: z.array(id).max(40).optional(),
  dueOn: day.optional(),
  commitmentId: id.optional(),
};

const count = z.number().int().nonnegative();
const head = count;

/** A column as everybody sees it; columns and cards are in the order of their `rank`, compared by code point. */
export const boardColumn = z.strictObject({ id, title: z.string(), rank: z.string() });
export type BoardColumn = z.infer<typeof boardColumn>;

/** A card as everybody sees it. Organisations and commitments are named once, beside the cards. */
export const boardCard = z.strictObject({
  id,
  columnId: id,
  rank: z.string(),
  title: z.string(),
  leadId: id,
  /** In the order of their codes. */
  supporterIds: z.array(id),
  dueOn: day.nullable(),
  commitmentId: id.nullable(),
});
export type BoardCard = z.infer<typeof boardCard>;

/** A commitment a card is linked to, and how it stands today. */
export const linkedCommitment = z.strictObject({
  id,
  title: z.string(),
  status: z.enum(COMMITMENT_STATUSES),
});
export type LinkedCommitment = z.infer<typeof linkedCommitment>;

/** Two that answer for one thing: cards of one commitment, or an authority the network knows of. */
export const boardOverlap = z.strictObject({
  kind: z.enum(['commitment', 'authority']),
  /** The commitment's title, or the group of people. */
  subject: z.string(),
  organisationIds: z.array(id),
});
export type BoardOverlap = z.infer<typeof boardOverlap>;

/** For whom a change was made; null for the facilitator. */
const by = id.nullable();

/**
 * One change of a board, as it is told to those who look at it. `head` grows by one with each: who misses one asks
 * for the board again.
 */
export const boardChange = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('column.added'), head, by, column: boardColumn }),
  z.strictObject({
    type: z.literal('card.put'),
    head,
    by,
    added: z.boolean(),
    card: boardCard,
    commitment: linkedCommitment.nullable(),
  }),
  z.strictObject({
    type: z.literal('card.moved'),
    head,
    by,
    cardId: id,
    columnId: id,
    rank: z.string(),
    /** New keys of the whole column, when it had to be spread again. */
    ranks: z.record(z.string(), z.string()).nullable(),
  }),
  z.strictObject({ type: z.literal('card.removed'), head, by, cardId: id }),
]);
export type BoardChange = z.infer<typeof boardChange>;

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
    errors: ['not_your_organisation'],
  }),
  'column.add': command({
    summary: 'Adds a column at the end of a board.',
    input: z.strictObject({ boardId: id, organisationId: id.optional(), title: line(60) }),
    output: z.strictObject({ columnId: id, head }),
    errors: ['not_your_organisation', 'wrong_state'],
  }),
  'card.add': command({
    summary:
      'Adds a card at the end of a column, with lead and supporting organisations, due date and link to a commitment.',
    input: z.strictObject({ boardId: id, columnId: id, organisationId: id.optional(), ...cardFields }),
    output: z.strictObject({ cardId: id, head }),
    errors: ['not_a_party', 'not_your_organisation'],
  }),
  'card.revise': command({
    summary: 'Changes what a card says. What is left out is taken off the card.',
    input: z.strictObject({ cardId: id, organisationId: id.optional(), ...cardFields }),
    output: z.strictObject({ head }),
    errors: ['not_a_party', 'not_your_organisation'],
  }),
  'card.move': command({
    summary:
      'Moves a card to a column, behind another card; null: to the top; left out, or when that card has gone: to the end. The server gives the place; no two cards share one.',
    input: z.strictObject({
      cardId: id,
      organisationId: id.optional(),
      columnId: id,
      afterCardId: id.nullable().optional(),
    }),
    output: z.strictObject({ head, rank: z.string() }),
    errors: ['not_your_organisation'],
  }),
  'card.remove': command({
    summary: 'Removes a card from the board.',
    input: z.strictObject({ cardId: id, organisationId: id.optional() }),
    output: z.strictObject({ head }),
    errors: ['not_your_organisation'],
  }),
};

const may = z.strictObject({
  write: z.boolean(),
  /** Also without an organisation, as facilitator. */
  alone: z.boolean(),
});
const shown = z.strictObject({ id, title: z.string(), goal: z.string(), head });

/** What is read; see each handler in server/handlers/board. */
export const boardQueries = {
  'board.list': query({
    summary:
      'Boards of the forums the reader may see, the newest first, and the forums in which they may make one.',
    input: z.strictObject({ forumId: id.optional(), ...paging }),
    output: z.strictObject({
      boards: z.array(
        z.strictObject({
          ...shown.shape,
          forum: forumRef,
          columns: count,
          cards: count,
          /** Cards whose due date is past and that are not in the last column. */
          overdue: count,
        }),
      ),
      next: z.string().nullable(),
      /** Forums in which the reader may make a board, and for whom. */
      mayCreateIn: z.array(
        z.strictObject({ ...forumRef.shape, voices: z.array(organisationRef), alone: z.boolean() }),
      ),
    }),
  }),
  'board.show': query({
    summary:
      'A board whole: columns, cards in order, who leads and supports, linked commitments and overlaps.',
    input: z.strictObject({ boardId: id }),
    output: z.strictObject({
      forum: forumRef,
      board: shown,
      /** Today in the network's time zone: what is due before it is late. */
      today: day,
      columns: z.array(boardColumn),
      cards: z.array(boardCard),
      /** Every organisation the cards name, and all parties of the forum, in their order. */
      organisations: z.array(organisationRef),
      /** Parties of the forum: who may lead or support. */
      partyIds: z.array(id),
      commitments: z.array(linkedCommitment),
      overlaps: z.array(boardOverlap),
      /** The parties the reader speaks for. */
      voices: z.array(organisationRef),
      may,
    }),
  }),
  'board.head': query({
    summary: "The number of a board's newest change: whoever has it is up to date.",
    input: z.strictObject({ boardId: id }),
    output: z.strictObject({ head }),
  }),
  'board.choices': query({
    summary: "What a card of this board can name: its columns, the forum's parties and commitments.",
    input: z.strictObject({ boardId: id }),
    output: z.strictObject({
      forum: forumRef,
      board: shown,
      columns: z.array(boardColumn),
      parties: z.array(organisationRef),
      commitments: z.array(z.strictObject({ id, title: z.string(), ownerId: id })),
      voices: z.array(organisationRef),
      may,
    }),
  }),
};
