import { boardCard } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { announce, cardFacts, checkCard, keepSupporters, putChange } from './act.ts';
import { placeIn } from './place.ts';
import { boardSubject, lockBoard } from './subject.ts';

/** Adds a card at the end of a column. */
export const addCard = handle('card.add', {
  action: 'board.write',
  subject: (context, input) => boardSubject(context, { boardId: input.boardId }, input.organisationId),
  async run(context, input) {
    const on = await lockBoard(context, { boardId: input.boardId }, input.organisationId);
    const { rank } = await placeIn(context, on, input.columnId, null, undefined);
    const supporterIds = await checkCard(context, on, input);
    const { networkId, boardId } = on;
    const card = {
      id: context.newId(),
      columnId: input.columnId,
      rank,
      title: input.title,
      leadId: input.leadId,
      dueOn: input.dueOn ?? null,
      commitmentId: input.commitmentId ?? null,
    };
    await context.db.insert(boardCard).values({ networkId, boardId, ...card, createdAt: context.now });
    await keepSupporters(context, on, card.id, supporterIds);
    const change = await putChange(context, on, { ...card, supporterIds }, true);
    return { cardId: card.id, head: await announce(context, on, input.organisationId, change) };
  },
  ledger: (input, output, context) => {
    const { facts, sealed } = cardFacts(input);
    return {
      networkId: context.subject.networkId,
      organisationId: input.organisationId ?? null,
      facts: { ...output, boardId: input.boardId, columnId: input.columnId, ...facts },
      sealed,
    };
  },
});
