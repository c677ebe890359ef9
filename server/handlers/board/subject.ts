import { and, eq, sql } from 'drizzle-orm';
import { board, boardCard } from '#db/schema/index.ts';
import { speaksFor } from '#server/handlers/forum/act.ts';
import { type ForumSubject, ofActor, subjectFor } from '#server/handlers/forum/subject.ts';
import type { CommandContext, ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';

/** A board, locked until the command ends: changes of one board come one after the other. */
export interface LockedBoard {
  networkId: string;
  boardId: string;
  forumId: string;
}

/** Which board an act is about: named itself, or by one of its cards. */
export type Of = { boardId: string } | { cardId: string };

const idOf = (context: ReadContext, of: Of) =>
  'boardId' in of
    ? sql`${of.boardId}`
    : sql`(select c.board_id from board_card c where c.id = ${of.cardId} and ${ofActor(context, sql`c.network_id`)} limit 1)`;

/** The subject of a board or a card: its forum, narrowed to the organisation the act is done for. */
export async function boardSubject(
  context: ReadContext,
  of: Of,
  organisationId?: string,
): Promise<ForumSubject | null> {
  const [row] = await context.db
    .select({ forumId: board.forumId })
    .from(board)
    .where(and(sql`${board.id} = ${idOf(context, of)}`, ofActor(context, board.networkId)));
  return row ? subjectFor(context, row.forumId, organisationId) : null;
}

/**
 * Locks the board of an act. Whoever names an organisation must be its delegate: without this, the right of
 * facilitators would let them act in any party's name.
 */
export async function lockBoard(
  context: CommandContext,
  of: Of,
  organisationId: string | undefined,
): Promise<LockedBoard> {
  const { networkId, forumId, partyIds } = forumOf(context);
  speaksFor(context, { networkId, forumId, partyIds }, organisationId);
  const [row] = await context.db
    .select({ boardId: board.id })
    .from(board)
    .where(and(eq(board.networkId, networkId), sql`${board.id} = ${idOf(context, of)}`))
    .for('update');
  return { networkId, forumId, boardId: required(row).boardId };
}

/** The subject that the kernel found for this act, which is always one of a forum here. */
export function forumOf(context: CommandContext): ForumSubject {
  const { networkId, forumId, partyIds } = context.subject;
  return {
    networkId: required(networkId),
    forumId: required(forumId),
    partyIds: required(partyIds),
  };
}

/** A card of a locked board; gone means not found. */
export async function cardOn(context: CommandContext, on: LockedBoard, cardId: string) {
  const [row] = await context.db
    .select()
    .from(boardCard)
    .where(
      and(eq(boardCard.networkId, on.networkId), eq(boardCard.boardId, on.boardId), eq(boardCard.id, cardId)),
    );
  return required(row);
}
