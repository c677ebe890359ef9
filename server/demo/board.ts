import { demoBoard, demoCards } from '#db/demo/board.ts';
import type { Agreed } from './agreements.ts';
import type { Convened } from './forum.ts';
import type { Cast, Moment, Stage } from './stage.ts';

/** The joint-planning board: created by the facilitator, its cards laid by those who lead them. */
export function boardMoments(stage: Stage, cast: Cast, convened: Convened, agreed: Agreed): Moment[] {
  const { day, columns, ...facts } = demoBoard;
  const made = { boardId: '', columnIds: [] as string[] };
  return [
    {
      day,
      hour: 13,
      async play() {
        const { boardId } = await stage.act(cast.facilitator, 'board.create', {
          forumId: convened.forumId,
          ...facts,
          columns: [...columns],
        });
        made.boardId = boardId;
      },
    },
    {
      // After the last commitment was proposed, so that cards can point to it.
      day: -5,
      hour: 16,
      async play() {
        const board = await stage.ask(cast.facilitator, 'board.show', { boardId: made.boardId });
        made.columnIds = board.columns.map(({ id }) => id);
        for (const { column, title, lead, supporters, dueDay, commitment } of demoCards) {
          const commitmentId = commitment && agreed.commitments.get(commitment);
          stage.pass(90);
          await stage.act(cast.delegate(lead), 'card.add', {
            boardId: made.boardId,
            columnId: made.columnIds[column] ?? '',
            organisationId: cast.organisation(lead),
            title,
            leadId: cast.organisation(lead),
            supporterIds: supporters.map(cast.organisation),
            dueOn: stage.day(dueDay),
            ...(commitmentId ? { commitmentId } : {}),
          });
        }
      },
    },
  ];
}
