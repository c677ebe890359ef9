import type { BoardChange } from '#app/contract/board.ts';
import type { CommandInput, CommandName, CommandOutput, QueryOutput } from '#app/contract/registry.ts';
import { cardsIn, columnsIn } from '#app/live/board-fold.ts';
import { createSignals } from '#server/kernel/signals.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';

export type Board = QueryOutput<'board.show'>;

/** A kernel whose bell a test can listen to, and a world with a board of three columns. */
export async function boardWorld() {
  const signals = createSignals();
  const told: { boardId: string; change: BoardChange }[] = [];
  signals.onBoardChanged(({ boardId, change }) => told.push({ boardId, change: change as BoardChange }));
  const t = await testKernel({ signals });
  const world = await buildWorld(t.database);
  return { t, world, told };
}

/** What a command answered, or the test ends with its refusal. */
export async function done<N extends CommandName>(
  t: TestKernel,
  who: WorldPerson,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const answer = await t.execute(name, input, as(who));
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.refusal)}`);
  return answer.output;
}

/** The board as somebody sees it. */
export async function seen(t: TestKernel, who: WorldPerson, boardId: string): Promise<Board> {
  const answer = await t.query('board.show', { boardId }, as(who));
  if (!answer.ok) throw new Error(`board.show was refused: ${answer.refusal.code}`);
  return answer.output;
}

/** A fresh board of three columns, made by the facilitator. */
export async function newBoard(t: TestKernel, world: World) {
  const { boardId } = await done(t, world.facilitator, 'board.create', {
    forumId: world.forumId,
    title: 'Papan uji',
    goal: 'Menguji papan',
    columns: ['Disiapkan', 'Dikerjakan', 'Selesai'],
  });
  const { columns } = await seen(t, world.facilitator, boardId);
  const [first, second, third] = columnsIn({ columns }).map((column) => column.id);
  if (!first || !second || !third) throw new Error('a board of three columns was made');
  return { boardId, first, second, third };
}

/** Adds cards with these titles to a column, led by the first party. */
export async function addCards(
  t: TestKernel,
  world: World,
  boardId: string,
  columnId: string,
  titles: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const title of titles) {
    const input = { boardId, columnId, title, leadId: world.organisations[0].id };
    ids.push((await done(t, world.facilitator, 'card.add', input)).cardId);
  }
  return ids;
}

/** The titles of each column in the order every client derives. */
export function titles(board: Pick<Board, 'columns' | 'cards'>): string[][] {
  return columnsIn(board).map((column) => cardsIn(board, column.id).map((card) => card.title));
}
