import { sql } from 'drizzle-orm';
import { TELL } from '#app/contract/live-names.ts';
import { can, type Subject } from '#app/domain/permissions/index.ts';
import type { Database } from '#db/client.ts';
import { forumSubject } from '#server/handlers/forum/subject.ts';
import type { BoardChange } from '#server/kernel/signals.ts';
import type { LiveServer, LiveSocket } from './socket.ts';

/** A connection may look at a few boards at once, in as many tabs it has one each. */
const MOST_BOARDS = 5;

const hallOf = (boardId: string) => `board:${boardId}`;

/** Those who look at a joint-planning board, and hear of its changes. */
export class LiveBoards {
  readonly #io: LiveServer;
  readonly #db: Database;

  constructor(io: LiveServer, db: Database) {
    this.#io = io;
    this.#db = db;
  }

  /** Lets a connection hear of a board. @returns whether it may */
  async join(socket: LiveSocket, boardId: string): Promise<boolean> {
    const { boards } = socket.data;
    const subject = await this.#subjectOf(socket, boardId);
    if (!subject || !can(socket.data.actor, 'board.read', subject)) return false;
    boards.delete(boardId);
    boards.add(boardId);
    for (const oldest of boards) {
      if (boards.size <= MOST_BOARDS) break;
      this.leave(socket, oldest);
    }
    await socket.join(hallOf(boardId));
    return true;
  }

  /** A connection does not look at a board any more. */
  leave(socket: LiveSocket, boardId: string): void {
    socket.data.boards.delete(boardId);
    void socket.leave(hallOf(boardId));
  }

  /** Judges again which of its boards a connection may look at. */
  async judge(socket: LiveSocket): Promise<void> {
    for (const boardId of socket.data.boards) {
      const subject = await this.#subjectOf(socket, boardId);
      if (subject && can(socket.data.actor, 'board.read', subject)) continue;
      this.leave(socket, boardId);
      socket.emit(TELL.boardClosed, { boardId });
    }
  }

  /** Tells a change to everybody of this process who looks at the board. */
  tell({ boardId, head, change }: BoardChange): void {
    this.#io.to(hallOf(boardId)).emit(TELL.board, { boardId, head, change });
  }

  async #subjectOf(socket: LiveSocket, boardId: string): Promise<Subject | null> {
    const { rows } = await this.#db.execute<{ forum_id: string }>(
      sql`select forum_id from board where id = ${boardId}`,
    );
    const forumId = rows[0]?.forum_id;
    return forumId ? forumSubject({ db: this.#db, actor: socket.data.actor }, forumId) : null;
  }
}
