import { spread } from '#app/domain/rank.ts';
import { board, boardColumn } from '#db/schema/index.ts';
import { speaksFor } from '#server/handlers/forum/act.ts';
import { subjectFor } from '#server/handlers/forum/subject.ts';
import { handle } from '#server/kernel/handler.ts';
import { forumOf } from './subject.ts';

/** Makes a forum's board with its first columns, in the order they are named. */
export const createBoard = handle('board.create', {
  action: 'board.write',
  subject: (context, input) => subjectFor(context, input.forumId, input.organisationId),
  async run(context, input) {
    const subject = forumOf(context);
    speaksFor(context, subject, input.organisationId);
    const { networkId, forumId } = subject;
    const boardId = context.newId();
    await context.db.insert(board).values({
      networkId,
      id: boardId,
      forumId,
      title: input.title,
      goal: input.goal,
      createdAt: context.now,
    });
    const ranks = spread(input.columns.length);
    await context.db.insert(boardColumn).values(
      input.columns.map((title, at) => ({
        networkId,
        id: context.newId(),
        boardId,
        title,
        rank: ranks[at] ?? '',
      })),
    );
    return { boardId };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    organisationId: input.organisationId ?? null,
    facts: { boardId: output.boardId, forumId: input.forumId, columns: input.columns.length },
    sealed: { title: input.title, goal: input.goal, columns: input.columns },
  }),
});
