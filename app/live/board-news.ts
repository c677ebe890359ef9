import type { BoardCard, BoardChange } from '#app/contract/board.ts';

/** Somebody's change, shown on the card for a moment. */
export interface Touch {
  /** For whom; null: the facilitator. */
  by: string | null;
  what: 'added' | 'revised' | 'moved';
}

/** News that is read out: what somebody else did to which card. */
export interface BoardNews {
  head: number;
  cardId: string;
  by: string | null;
  what: Touch['what'] | 'removed';
  title: string;
  columnId: string | null;
}

/**
 * What a change means to the reader.
 * @param own whether a card is being moved by the reader at this moment: that is no news to them
 * @returns null for a new column and for the reader's own moves
 */
export function newsOf(
  change: BoardChange,
  cards: readonly BoardCard[],
  own: (cardId: string) => boolean,
): BoardNews | null {
  const { head, by } = change;
  if (change.type === 'column.added') return null;
  if (change.type === 'card.put') {
    const { id: cardId, title } = change.card;
    return { head, by, cardId, title, what: change.added ? 'added' : 'revised', columnId: null };
  }
  const { cardId } = change;
  const title = cards.find((card) => card.id === cardId)?.title ?? '';
  if (change.type === 'card.removed') return { head, by, cardId, title, what: 'removed', columnId: null };
  return own(cardId) ? null : { head, by, cardId, title, what: 'moved', columnId: change.columnId };
}
