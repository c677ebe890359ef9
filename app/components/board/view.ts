import type { BoardCard, BoardColumn } from '#app/contract/board.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { BoardSnapshot } from '#app/live/board-client.ts';
import { type BoardState, byRank, columnsIn } from '#app/live/board-fold.ts';

/** One organisation's row: its cards by column, each in their order. */
export interface Lane {
  organisation: OrganisationRef;
  cards: ReadonlyMap<string, readonly BoardCard[]>;
  count: number;
  late: number;
}

/** A board as it is drawn: columns across, leading organisations down. */
export interface BoardGrid {
  columns: readonly BoardColumn[];
  /** Of several columns the last means done: nothing in it is late. */
  doneId: string | null;
  lanes: readonly Lane[];
  /** Cards of each column, whoever leads, in their order. */
  byColumn: ReadonlyMap<string, readonly BoardCard[]>;
}

/** Whether a card's due date is past and its work not done. */
export function isLate(card: BoardCard, today: string, doneId: string | null): boolean {
  return card.dueOn !== null && card.dueOn < today && card.columnId !== doneId;
}

/** Lays a board out: one lane for each organisation that leads a card, in the order of the parties. */
export function gridOf(state: BoardState, snapshot: BoardSnapshot): BoardGrid {
  const columns = columnsIn(state);
  const last = columns.at(-1);
  const doneId = columns.length > 1 && last ? last.id : null;
  const byColumn = new Map<string, BoardCard[]>(columns.map((column) => [column.id, []]));
  const byLane = new Map<string, { cards: Map<string, BoardCard[]>; count: number; late: number }>();
  for (const card of [...state.cards].sort(byRank)) {
    byColumn.get(card.columnId)?.push(card);
    const lane = byLane.get(card.leadId) ?? { cards: new Map<string, BoardCard[]>(), count: 0, late: 0 };
    byLane.set(card.leadId, lane);
    const cell = lane.cards.get(card.columnId);
    if (cell) cell.push(card);
    else lane.cards.set(card.columnId, [card]);
    lane.count += 1;
    if (isLate(card, snapshot.today, doneId)) lane.late += 1;
  }
  const lanes = snapshot.organisations.flatMap((organisation) => {
    const lane = byLane.get(organisation.id);
    return lane ? [{ organisation, ...lane }] : [];
  });
  return { columns, doneId, lanes, byColumn };
}

/** The cards that stand in one cell with a card: same lead, same column, the card itself left out. */
export function cellOf(grid: BoardGrid, card: BoardCard, columnId: string): readonly BoardCard[] {
  return (grid.byColumn.get(columnId) ?? []).filter(
    (other) => other.leadId === card.leadId && other.id !== card.id,
  );
}

/**
 * A place in a cell as the command `card.move` says it, which knows only the whole column.
 * @param above the card of the cell it goes below; null: on top of the cell
 * @returns the card of the column it goes behind; null: to the top; undefined: to the end
 */
export function behindFor(
  grid: BoardGrid,
  card: BoardCard,
  columnId: string,
  above: string | null,
): string | null | undefined {
  if (above !== null) return above;
  const first = cellOf(grid, card, columnId)[0];
  if (!first) return undefined;
  const column = (grid.byColumn.get(columnId) ?? []).filter((other) => other.id !== card.id);
  return column[column.findIndex((other) => other.id === first.id) - 1]?.id ?? null;
}

/** Which way an arrow key moves a card. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where a card goes with one step, or null when there is nothing on that side. */
export function stepOf(
  grid: BoardGrid,
  card: BoardCard,
  direction: Direction,
): { columnId: string; behind: string | null | undefined } | null {
  if (direction === 'left' || direction === 'right') {
    const at = grid.columns.findIndex((column) => column.id === card.columnId);
    const to = grid.columns[at + (direction === 'left' ? -1 : 1)];
    return to ? { columnId: to.id, behind: undefined } : null;
  }
  const { columnId } = card;
  const lane = (grid.byColumn.get(columnId) ?? []).filter((other) => other.leadId === card.leadId);
  const at = lane.findIndex((other) => other.id === card.id);
  if (direction === 'down') {
    const below = lane[at + 1];
    return below ? { columnId, behind: below.id } : null;
  }
  if (at < 1) return null;
  return { columnId, behind: behindFor(grid, card, columnId, lane[at - 2]?.id ?? null) };
}
