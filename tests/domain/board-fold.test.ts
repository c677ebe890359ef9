import { describe, expect, it } from 'vitest';
import type { BoardCard, BoardChange } from '#app/contract/board.ts';
import { applyChange, type BoardState, cardsIn, likelyRank } from '#app/live/board-fold.ts';

const card = (id: string, columnId: string, rank: string): BoardCard => ({
  id,
  columnId,
  rank,
  title: id,
  leadId: 'lead',
  supporterIds: [],
  dueOn: null,
  commitmentId: null,
});
const state: BoardState = {
  head: 4,
  columns: [],
  cards: [card('b', 'one', 'V'), card('a', 'one', 'F'), card('c', 'one', 'k'), card('d', 'two', 'V')],
  commitments: [],
};
const moved = (head: number, cardId: string, columnId: string, rank: string): BoardChange => ({
  type: 'card.moved',
  head,
  by: null,
  cardId,
  columnId,
  rank,
  ranks: null,
});
const order = (of: BoardState, columnId: string) => cardsIn(of, columnId).map(({ id }) => id);

describe('a board in the browser', () => {
  it('is in the order of its keys by code point', () => {
    expect(order({ ...state, cards: [...state.cards, card('e', 'one', 'Z')] }, 'one')).toEqual([
      'a',
      'b',
      'e',
      'c',
    ]);
  });

  it('takes the next change, ignores what it has, and notices what it has missed', () => {
    const next = applyChange(state, moved(5, 'a', 'one', 'z'));
    expect(next && order(next, 'one')).toEqual(['b', 'c', 'a']);
    expect(applyChange(state, moved(4, 'a', 'two', 'z'))).toBe(state);
    expect(applyChange(state, moved(6, 'a', 'one', 'z'))).toBeNull();
  });

  it('takes the new keys of a column that was spread again', () => {
    const change = { ...moved(5, 'c', 'one', '1'), ranks: { a: '5', b: '9' } };
    const next = applyChange(state, change as BoardChange);
    expect(next && order(next, 'one')).toEqual(['c', 'a', 'b']);
    expect(next?.cards.find(({ id }) => id === 'd')?.rank).toBe('V');
  });

  it.each([
    ['behind a card', 'one', 'a', ['a', 'd', 'b', 'c']],
    ['on top', 'one', null, ['d', 'a', 'b', 'c']],
    ['at the end', 'one', undefined, ['a', 'b', 'c', 'd']],
    ['at the end behind a card that is elsewhere', 'one', 'd', ['a', 'b', 'c', 'd']],
  ] as const)('draws a move at once %s', (_where, columnId, behind, expected) => {
    const rank = likelyRank(state.cards, columnId, 'd', behind);
    const next = applyChange(state, moved(5, 'd', columnId, rank));
    expect(next && order(next, 'one')).toEqual(expected);
  });
});
