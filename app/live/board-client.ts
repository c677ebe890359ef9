import type { BoardChange } from '#app/contract/board.ts';
import type { Answer, Refusal } from '#app/contract/errors.ts';
import { ASK, TELL } from '#app/contract/live-names.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { applyChange, type BoardState, likelyRank } from './board-fold.ts';
import { type BoardNews, newsOf, type Touch } from './board-news.ts';
import type { Http } from './over-http.ts';
import type { LiveSocket } from './room-types.ts';

export type BoardSnapshot = QueryOutput<'board.show'>;

/** What a page draws. A new object after each change. */
export interface BoardView {
  /** The newest whole board, for what changes seldom: organisations, overlaps, rights. */
  snapshot: BoardSnapshot;
  /** The board as it is now, own moves on their way included. */
  state: BoardState;
  connection: 'connecting' | 'live' | 'offline' | 'closed';
  /** Cards somebody else has just changed. */
  touched: ReadonlyMap<string, Touch>;
  news: BoardNews | null;
  /** A move of our own that was refused and taken back. */
  refused: { cardId: string; title: string; refusal: Refusal } | null;
}

interface Options {
  snapshot: BoardSnapshot;
  openSocket(): Promise<LiveSocket>;
  http: Http;
  newKey(): string;
  /** How long a change stays marked, milliseconds. Default 5000. */
  touchMs?: number;
}

interface Moving {
  columnId: string;
  rank: string;
  /** The change that made it so; null until the server has answered. */
  head: number | null;
}

const stateOf = ({ board, columns, cards, commitments }: BoardSnapshot): BoardState => ({
  head: board.head,
  columns,
  cards,
  commitments,
});

/**
 * The browser's end of a board: joins it, applies the changes in their order, and asks for the whole board where one
 * is missing. A move of our own is drawn at once and taken back when it is refused.
 */
export class BoardClient {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  readonly #moving = new Map<string, Moving>();
  readonly #first: BoardView;
  #base: BoardState;
  #view: BoardView;
  #socket: LiveSocket | null = null;
  #reading: Promise<void> | null = null;
  #readAgain = false;
  #stopped = true;

  constructor(options: Options) {
    this.#options = options;
    this.#base = stateOf(options.snapshot);
    this.#view = {
      snapshot: options.snapshot,
      state: this.#base,
      connection: 'connecting',
      touched: new Map(),
      news: null,
      refused: null,
    };
    this.#first = this.#view;
  }

  readonly view = (): BoardView => this.#view;
  readonly firstView = (): BoardView => this.#first;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Connects, and stays connected until `stop`. */
  async start(): Promise<void> {
    this.#stopped = false;
    const socket = await this.#options.openSocket();
    if (this.#stopped) return;
    this.#socket = socket;
    socket.on('connect', () => void this.#join());
    socket.on('disconnect', () => this.#set({ connection: 'offline' }));
    socket.on('connect_error', () => this.#set({ connection: 'offline' }));
    socket.on(TELL.board, (message: { boardId: string; head?: number; change: BoardChange | null }) =>
      this.#hear(message),
    );
    socket.on(TELL.boardClosed, ({ boardId }: { boardId: string }) => {
      if (boardId === this.#boardId) this.#set({ connection: 'closed' });
    });
    socket.connect();
  }

  /** Leaves for good. */
  stop(): void {
    this.#stopped = true;
    this.#socket?.disconnect();
    this.#socket = null;
  }

  /** The device woke up: the connection may be dead without knowing it. */
  wake(): void {
    if (this.#socket && !this.#socket.connected) this.#socket.connect();
  }

  /** The page's loader has read the board anew, after a plain form. */
  renew(snapshot: BoardSnapshot): void {
    if (snapshot.board.head >= this.#base.head) this.#take(snapshot);
  }

  /**
   * Moves a card: drawn at once, sent, and taken back when it is refused or cannot be sent.
   * @param behind null: to the top; undefined: to the end of the column
   * @returns whether it was done
   */
  async move(input: {
    cardId: string;
    columnId: string;
    behind: string | null | undefined;
    organisationId: string | undefined;
  }): Promise<boolean> {
    const { cardId, columnId, behind, organisationId } = input;
    const card = this.#view.state.cards.find((one) => one.id === cardId);
    if (!card) return false;
    const moving: Moving = {
      columnId,
      rank: likelyRank(this.#view.state.cards, columnId, cardId, behind),
      head: null,
    };
    this.#moving.set(cardId, moving);
    this.#set({ refused: null });
    const answer = await this.#send({
      cardId,
      columnId,
      ...(behind === undefined ? {} : { afterCardId: behind }),
      ...(organisationId === undefined ? {} : { organisationId }),
    });
    if (answer.ok) {
      moving.head = answer.output.head;
      moving.rank = answer.output.rank;
      if (this.#base.head < answer.output.head) this.#readSoon();
      this.#set({});
      return true;
    }
    if (this.#moving.get(cardId) === moving) this.#moving.delete(cardId);
    this.#set({ refused: { cardId, title: card.title, refusal: answer.refusal } });
    return false;
  }

  /** Forgets a refusal that was read. */
  dismiss(): void {
    this.#set({ refused: null });
  }

  get #boardId(): string {
    return this.#view.snapshot.board.id;
  }

  async #send(input: object): Promise<Answer<{ head: number; rank: string }>> {
    const key = this.#options.newKey();
    try {
      const response = await this.#options.http('/api/v1/commands/card.move', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(input),
      });
      return (await response.json()) as Answer<{ head: number; rank: string }>;
    } catch {
      // No connection, or an answer that is none of ours: to the reader it was not done.
      return { ok: false, refusal: { code: 'unavailable' } };
    }
  }

  async #join(): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    try {
      const answer = (await socket
        .timeout(10_000)
        .emitWithAck(ASK.joinBoard, { boardId: this.#boardId })) as { ok: boolean };
      this.#set({ connection: answer.ok ? 'live' : 'closed' });
      // From now on every change is heard; what came between the page and this moment is asked for.
      if (answer.ok) await this.#catchUp();
    } catch {
      // No answer in time: the connection carries nothing; a new one joins again.
      this.#set({ connection: 'offline' });
      socket.disconnect();
      socket.connect();
    }
  }

  async #catchUp(): Promise<void> {
    const answer = await this.#ask<{ head: number }>('board.head');
    if (answer?.ok && answer.output.head > this.#base.head) await this.#read();
  }

  #hear({ boardId, change }: { boardId: string; change: BoardChange | null }): void {
    if (boardId !== this.#boardId) return;
    // A change that was too large to carry is told by its number only.
    const told = change !== null && typeof change.type === 'string' ? change : null;
    if (told && told.head <= this.#base.head) return;
    const after = told && applyChange(this.#base, told);
    if (!told || !after) {
      void this.#read();
      return;
    }
    const news = newsOf(told, this.#base.cards, (cardId) => this.#moving.has(cardId));
    this.#base = after;
    if (told.type === 'card.put' && !this.#knows(told.card.leadId)) this.#readSoon();
    if (news === null) this.#set({});
    else this.#notice(news);
  }

  #knows(organisationId: string): boolean {
    return this.#view.snapshot.organisations.some((one) => one.id === organisationId);
  }

  /** Marks what somebody else did for a moment, so that a card never moves without a name. */
  #notice(news: BoardNews): void {
    const { cardId } = news;
    if (news.what === 'removed') {
      this.#set({ news });
      return;
    }
    const touch: Touch = { by: news.by, what: news.what };
    this.#set({ news, touched: new Map(this.#view.touched).set(cardId, touch) });
    setTimeout(() => {
      if (this.#view.touched.get(cardId) !== touch) return;
      const touched = new Map(this.#view.touched);
      touched.delete(cardId);
      this.#set({ touched });
    }, this.#options.touchMs ?? 5_000);
  }

  /** Reads the board when the change that was acknowledged is not heard within a moment. */
  #readSoon(): void {
    setTimeout(() => {
      const waited = [...this.#moving.values()].some((m) => m.head !== null && m.head > this.#base.head);
      if (waited || this.#base.cards.some((card) => !this.#knows(card.leadId))) void this.#read();
    }, 400);
  }

  /** Asks for the whole board, once at a time. */
  #read(): Promise<void> {
    if (this.#reading) {
      this.#readAgain = true;
      return this.#reading;
    }
    this.#reading = (async () => {
      do {
        this.#readAgain = false;
        const answer = await this.#ask<BoardSnapshot>('board.show');
        if (answer?.ok) this.renew(answer.output);
      } while (this.#readAgain && !this.#stopped);
      this.#reading = null;
    })();
    return this.#reading;
  }

  async #ask<T>(name: 'board.show' | 'board.head'): Promise<Answer<T> | null> {
    try {
      const response = await this.#options.http(`/api/v1/queries/${name}?boardId=${this.#boardId}`);
      return (await response.json()) as Answer<T>;
    } catch {
      // Offline: the board stays as it is and is asked for again when the socket is back.
      return null;
    }
  }

  #take(snapshot: BoardSnapshot): void {
    this.#base = stateOf(snapshot);
    this.#set({ snapshot });
  }

  #set(change: Partial<BoardView>): void {
    for (const [cardId, { head }] of this.#moving)
      if (head !== null && head <= this.#base.head) this.#moving.delete(cardId);
    const { cards } = this.#base;
    const state =
      this.#moving.size === 0
        ? this.#base
        : {
            ...this.#base,
            cards: cards.map((card) => {
              const own = this.#moving.get(card.id);
              return own ? { ...card, columnId: own.columnId, rank: own.rank } : card;
            }),
          };
    this.#view = { ...this.#view, ...change, state };
    for (const listener of this.#listeners) listener();
  }
}
