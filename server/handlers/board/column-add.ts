import { boardColumn } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { announce } from './act.ts';
import { endOfColumns } from './place.ts';
import { boardSubject, lockBoard } from './subject.ts';

/** More columns than this nobody can look over, and the laptop's lanes cannot show. */
const MOST_COLUMNS = 24;

/** Adds a column behind the last one. */
export const addColumn = handle('column.add', {
  action: 'board.write',
  subject: (context, input) => boardSubject(context, input, input.organisationId),
  async run(context, input) {
    const on = await lockBoard(context, { boardId: input.boardId }, input.organisationId);
    const { rank, count } = await endOfColumns(context, on);
    if (count >= MOST_COLUMNS) refuse('wrong_state');
    const column = { id: context.newId(), title: input.title, rank };
    await context.db.insert(boardColumn).values({ networkId: on.networkId, boardId: on.boardId, ...column });
    const head = await announce(context, on, input.organisationId, { type: 'column.added', column });
    return { columnId: column.id, head };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId ?? null,
    facts: { boardId: input.boardId, columnId: output.columnId, head: output.head },
    sealed: { title: input.title },
  }),
});
