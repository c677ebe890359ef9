import { sql } from 'drizzle-orm';
import { handle } from '#server/kernel/handler.ts';
import { announce } from './act.ts';
import { placeIn } from './place.ts';
import { boardSubject, lockBoard } from './subject.ts';

/**
 * Moves a card. The place is worked out here, under the board's lock, from where the neighbours are now: what the
 * mover saw may have moved since.
 */
export const moveCard = handle('card.move', {
  action: 'board.write',
  subject: (context, input) => boardSubject(context, { cardId: input.cardId }, input.organisationId),
  async run(context, input) {
    const { cardId, columnId } = input;
    const on = await lockBoard(context, { cardId }, input.organisationId);
    const { rank, ranks } = await placeIn(context, on, columnId, cardId, input.afterCardId);
    const change = { type: 'card.moved' as const, cardId, columnId, rank, ranks };
    const put = sql`update board_card set column_id = ${columnId}, rank = ${rank}
      where network_id = ${on.networkId} and id = ${cardId}`;
    return { head: await announce(context, on, input.organisationId, change, put), rank };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId ?? null,
    facts: { cardId: input.cardId, columnId: input.columnId, ...output },
  }),
});
