import { and, eq } from 'drizzle-orm';
import { boardCard, cardSupporter } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { announce, cardFacts, checkCard, keepSupporters, putChange } from './act.ts';
import { boardSubject, cardOn, lockBoard } from './subject.ts';

/** Changes what a card says; its place stays. */
export const reviseCard = handle('card.revise', {
  action: 'board.write',
  subject: (context, input) => boardSubject(context, { cardId: input.cardId }, input.organisationId),
  async run(context, input) {
    const on = await lockBoard(context, { cardId: input.cardId }, input.organisationId);
    const { id, columnId, rank } = await cardOn(context, on, input.cardId);
    const supporterIds = await checkCard(context, on, input);
    const { networkId } = on;
    const said = {
      title: input.title,
      leadId: input.leadId,
      dueOn: input.dueOn ?? null,
      commitmentId: input.commitmentId ?? null,
    };
    await context.db
      .update(boardCard)
      .set(said)
      .where(and(eq(boardCard.networkId, networkId), eq(boardCard.id, id)));
    await context.db
      .delete(cardSupporter)
      .where(and(eq(cardSupporter.networkId, networkId), eq(cardSupporter.cardId, id)));
    await keepSupporters(context, on, id, supporterIds);
    const change = await putChange(context, on, { id, columnId, rank, ...said, supporterIds }, false);
    return { head: await announce(context, on, input.organisationId, change) };
  },
  ledger: (input, output, context) => {
    const { facts, sealed } = cardFacts(input);
    return {
      networkId: context.subject.networkId,
      organisationId: input.organisationId ?? null,
      facts: { cardId: input.cardId, head: output.head, ...facts },
      sealed,
    };
  },
});
