import { and, eq } from 'drizzle-orm';
import { boardCard, cardSupporter } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { announce } from './act.ts';
import { boardSubject, cardOn, lockBoard } from './subject.ts';

/** Takes a card off the board. What it said stays in the ledger. */
export const removeCard = handle('card.remove', {
  action: 'board.write',
  subject: (context, input) => boardSubject(context, { cardId: input.cardId }, input.organisationId),
  async run(context, input) {
    const { cardId } = input;
    const on = await lockBoard(context, { cardId }, input.organisationId);
    await cardOn(context, on, cardId);
    const { networkId } = on;
    await context.db
      .delete(cardSupporter)
      .where(and(eq(cardSupporter.networkId, networkId), eq(cardSupporter.cardId, cardId)));
    await context.db
      .delete(boardCard)
      .where(and(eq(boardCard.networkId, networkId), eq(boardCard.id, cardId)));
    return { head: await announce(context, on, input.organisationId, { type: 'card.removed', cardId }) };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId ?? null,
    facts: { cardId: input.cardId, ...output },
  }),
});
