import type { BoardCard, BoardChange, BoardColumn, LinkedCommitment } from '#app/contract/board.ts';
import { between } from '#app/domain/rank.ts';

/** A board as a page holds it: a snapshot, and the changes that came after it. */
export interface BoardState {
  head: number;
  columns: readonly BoardColumn[];
  cards: readonly BoardCard[];
  commitments: readonly LinkedCommitment[];
}

/** Order by key: code points, as the database compares them; the id decides between equal ones. */
export function byRank(a: { rank: string; id: string }, b: { rank: string; id: string }): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The cards of a column in their order. */
export function cardsIn(state: Pick<BoardState, 'cards'>, columnId: string): BoardCard[] {
  return state.cards.filter((card) => card.columnId === columnId).sort(byRank);
}

/** The columns in their order. */
export function columnsIn(state: Pick<BoardState, 'columns'>): BoardColumn[] {
  return [...state.columns].sort(byRank);
}

/**
 * The board after a change. A change that is already in it changes nothing.
 * @returns null when a change between is missing: ask for the board again
 */
export function applyChange(state: BoardState, change: BoardChange): BoardState | null {
  if (change.head <= state.head) return state;
  if (change.head > state.head + 1) return null;
  const after = { ...state, head: change.head };
  switch (change.type) {
    case 'column.added':
      return { ...after, columns: put(state.columns, change.column) };
    case 'card.removed':
      return { ...after, cards: state.cards.filter((card) => card.id !== change.cardId) };
    case 'card.moved': {
      const { cardId, columnId, rank, ranks } = change;
      return {
        ...after,
        cards: state.cards.map((card) => {
          if (card.id === cardId) return { ...card, columnId, rank };
          const key = ranks?.[card.id];
          return key === undefined ? card : { ...card, rank: key };
        }),
      };
    }
    case 'card.put':
      return {
        ...after,
        cards: put(state.cards, change.card),
        commitments: change.commitment ? put(state.commitments, change.commitment) : state.commitments,
      };
  }
}

function put<T extends { id: string }>(all: readonly T[], one: T): T[] {
  const at = all.findIndex((other) => other.id === one.id);
  return at < 0 ? [...all, one] : all.map((other, i) => (i === at ? one : other));
}

/**
 * A key for a card on its way: what the server will most likely give it. Only for drawing at once; the server's own
 * takes its place as soon as it is known.
 * @param behind as in the command `card.move`: null: to the top; undefined, or a card that is not there: to the end
 */
export function likelyRank(
  cards: readonly BoardCard[],
  columnId: string,
  cardId: string,
  behind: string | null | undefined,
): string {
  const there = cards.filter((card) => card.columnId === columnId && card.id !== cardId).sort(byRank);
  const at = behind === null ? 0 : there.findIndex((card) => card.id === behind) + 1 || there.length;
  const before = there[at - 1]?.rank ?? null;
  const after = there[at]?.rank ?? null;
  // Two cards that are on their way can have one key for a moment; then behind both is near enough.
  return before !== null && after !== null && before >= after ? before : between(before, after);
}
