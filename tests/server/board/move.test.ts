import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyChange, type BoardState } from '#app/live/board-fold.ts';
import { as, type TestKernel } from '../support/kernel.ts';
import type { World } from '../support/world.ts';
import { addCards, boardWorld, done, newBoard, seen, titles } from './support.ts';

let t: TestKernel;
let world: World;
let told: Awaited<ReturnType<typeof boardWorld>>['told'];
let on: Awaited<ReturnType<typeof newBoard>>;
beforeAll(async () => {
  ({ t, world, told } = await boardWorld());
});
beforeEach(async () => {
  on = await newBoard(t, world);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const move = (cardId: string | undefined, columnId: string, afterCardId?: string | null) =>
  done(t, world.facilitator, 'card.move', {
    cardId: cardId ?? '',
    columnId,
    ...(afterCardId === undefined ? {} : { afterCardId }),
  });
const order = async () => titles(await seen(t, world.facilitator, on.boardId));

describe('moving a card', () => {
  it('puts it behind a card, at the top with null, and at the end when nothing is named', async () => {
    const [a, b] = await addCards(t, world, on.boardId, on.first, ['A', 'B', 'C']);
    await move(a, on.first, b);
    expect(await order()).toEqual([['B', 'A', 'C'], [], []]);
    await move(a, on.first, null);
    expect(await order()).toEqual([['A', 'B', 'C'], [], []]);
    await move(a, on.first);
    expect(await order()).toEqual([['B', 'C', 'A'], [], []]);
    await move(b, on.second, null);
    expect(await order()).toEqual([['C', 'A'], ['B'], []]);
  });

  it('goes to the end behind a card that was removed or is in another column, and stays behind itself', async () => {
    const [a, b, c] = await addCards(t, world, on.boardId, on.first, ['A', 'B', 'C']);
    await addCards(t, world, on.boardId, on.second, ['D', 'E']);
    await done(t, world.facilitator, 'card.remove', { cardId: b ?? '' });
    await move(a, on.second, b);
    expect(await order()).toEqual([['C'], ['D', 'E', 'A'], []]);
    await move(c, on.second, c);
    expect(await order()).toEqual([[], ['D', 'E', 'A', 'C'], []]);
    await move(a, on.second, a);
    expect(await order()).toEqual([[], ['D', 'E', 'A', 'C'], []]);
  });

  it('is refused for a card that has gone and a column of another board', async () => {
    const [a] = await addCards(t, world, on.boardId, on.first, ['A']);
    const other = await newBoard(t, world);
    const elsewhere = { cardId: a ?? '', columnId: other.first };
    expect(await t.execute('card.move', elsewhere, as(world.facilitator))).toMatchObject({
      refusal: { code: 'invalid_input', fields: { columnId: 'field_not_in_list' } },
    });
    await done(t, world.facilitator, 'card.remove', { cardId: a ?? '' });
    const gone = { cardId: a ?? '', columnId: on.second };
    expect(await t.execute('card.move', gone, as(world.facilitator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  it('spreads a column again when its keys grow long, and tells everybody the new keys', async () => {
    const [a, b, c] = await addCards(t, world, on.boardId, on.first, ['A', 'B', 'C']);
    const before: BoardState = stateOf(await seen(t, world.observer, on.boardId));
    const from = told.length;
    // The same gap, again and again: B and C take turns behind A, each time closer to it.
    for (let n = 0; n < 80; n += 1) {
      await move(c, on.first, a);
      await move(b, on.first, a);
    }
    const after = await seen(t, world.observer, on.boardId);
    expect(titles(after)[0]).toEqual(['A', 'B', 'C']);
    expect(Math.max(...after.cards.map((card) => card.rank.length))).toBeLessThan(24);
    const changes = told.slice(from).filter((one) => one.boardId === on.boardId);
    expect(changes.some(({ change }) => change.type === 'card.moved' && change.ranks !== null)).toBe(true);
    expect(folded(before, changes)).toEqual(stateOf(after));
  });

  it('done twice with one key happens once; the key with another place is refused', async () => {
    const [a] = await addCards(t, world, on.boardId, on.first, ['A', 'B']);
    const input = { cardId: a ?? '', columnId: on.second };
    const key = { ...as(world.facilitator), key: `move-${on.boardId}` };
    const first = await t.execute('card.move', input, key);
    const again = await t.execute('card.move', input, key);
    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    const { board } = await seen(t, world.facilitator, on.boardId);
    expect(first.ok && first.output.head).toBe(board.head);
    expect(await t.execute('card.move', { ...input, columnId: on.third }, key)).toMatchObject({
      refusal: { code: 'key_reused' },
    });
  });
});

describe('fifty at once', () => {
  it('keep unique places, lose no effect, and every client derives the same order', async () => {
    const names = Array.from({ length: 50 }, (_, n) => `K${n}`);
    const cards = await addCards(t, world, on.boardId, on.first, names);
    const before = stateOf(await seen(t, world.observer, on.boardId));
    const from = told.length;
    const target = [on.second, on.third];
    const answers = await Promise.all(
      cards.map((cardId, n) =>
        t.execute(
          'card.move',
          {
            cardId,
            columnId: target[n % 2] ?? on.second,
            // All to the top, or behind a card that moves at the same moment.
            afterCardId: n % 3 === 0 ? null : (cards[n - 1] ?? null),
            organisationId: world.organisations[(n % 4) as 0 | 1 | 2 | 3].id,
          },
          as(world.organisations[(n % 4) as 0 | 1 | 2 | 3].delegate),
        ),
      ),
    );
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    const heads = answers.map((answer) => (answer.ok ? answer.output.head : 0)).sort((a, b) => a - b);
    expect(heads).toEqual(Array.from({ length: 50 }, (_, n) => before.head + 1 + n));

    const after = await seen(t, world.observer, on.boardId);
    expect(after.board.head).toBe(before.head + 50);
    expect(after.cards.filter((card) => card.columnId === on.first)).toEqual([]);
    expect(after.cards).toHaveLength(50);
    const places = after.cards.map((card) => `${card.columnId} ${card.rank}`);
    expect(new Set(places).size).toBe(50);

    const changes = told.slice(from).filter((one) => one.boardId === on.boardId);
    expect(folded(before, changes)).toEqual(stateOf(after));
    expect(titles({ ...after, cards: [...after.cards].reverse() })).toEqual(titles(after));
  });
});

/** A board as a client holds it, in no order. */
function stateOf({ board, columns, cards, commitments }: Awaited<ReturnType<typeof seen>>): BoardState {
  return {
    head: board.head,
    columns,
    cards: [...cards].sort((a, b) => (a.id < b.id ? -1 : 1)),
    commitments,
  };
}

/** What a client has after these changes, told in whatever order they were committed. */
function folded(before: BoardState, changes: typeof told): BoardState {
  let state = before;
  for (const { change } of [...changes].sort((a, b) => a.change.head - b.change.head)) {
    const next = applyChange(state, change);
    if (!next) throw new Error(`a change before ${change.head} is missing`);
    state = next;
  }
  return { ...state, cards: [...state.cards].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
