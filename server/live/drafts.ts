import type {
  CaretInput,
  CaretMessage,
  DraftCatchUp,
  DraftMessage,
  DraftOwner,
  JoinDraftAnswer,
  JoinDraftInput,
  Writer,
} from '#app/contract/draft.ts';
import { TELL } from '#app/contract/live-names.ts';
import { type Action, can, type Subject } from '#app/domain/permissions/index.ts';
import type { Database } from '#db/client.ts';
import { proposal } from '#db/schema/index.ts';
import { subjectOf } from '#server/handlers/forum/subject.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { findRoom } from '#server/kernel/room-store.ts';
import type { DraftChange } from '#server/kernel/signals.ts';
import type { DraftPlace, LiveServer, LiveSocket } from './socket.ts';

const hallOf = ({ kind, id }: DraftOwner) => `draft:${kind}:${id}`;
const isSame = (one: DraftOwner | undefined, other: DraftOwner) =>
  one?.kind === other.kind && one.id === other.id;
const NOBODY: Writer = { name: '', organisation: null };

/** Who may read a shared text, by what it belongs to. */
const READ: Record<DraftOwner['kind'], Action> = { proposal: 'forum.read', minutes: 'session.read' };

/** Those who look at a shared text: they hear what is written, and see each other's carets. */
export class LiveDrafts {
  readonly #io: LiveServer;
  readonly #db: Database;
  readonly #kernel: Kernel;

  constructor(io: LiveServer, db: Database, kernel: Kernel) {
    this.#io = io;
    this.#db = db;
    this.#kernel = kernel;
  }

  /** Lets a connection hear of a draft, and answers what it lacks. A page looks at one draft. */
  async join(socket: LiveSocket, input: JoinDraftInput): Promise<JoinDraftAnswer> {
    const { owner } = input;
    if (!isSame(socket.data.draft?.owner, owner)) this.leave(socket);
    const place: DraftPlace = {
      owner,
      subject: null,
      who: NOBODY,
      mayWrite: false,
      caret: socket.data.draft?.caret ?? null,
      held: true,
      missed: false,
    };
    socket.data.draft = place;
    // In the hall first: what is written while we read is not missed, only held.
    await socket.join(hallOf(owner));
    const { credentials } = socket.data;
    const answer = await this.#missing(input, credentials);
    if (socket.data.draft !== place) return { ok: false, refusal: { code: 'unavailable' } };
    if (!answer.ok) {
      this.leave(socket);
      return answer;
    }
    const draft = answer.output as DraftCatchUp;
    place.who = draft.self;
    place.mayWrite = draft.may.write;
    place.subject = await this.#subjectOf(socket, owner);
    this.#release(socket, place, draft.base.id, draft.seq);
    return { ok: true, draft, here: this.#carets(socket, owner) };
  }

  /** A connection does not look at its draft any more. */
  leave(socket: LiveSocket): void {
    const place = socket.data.draft;
    if (!place) return;
    socket.data.draft = null;
    void socket.leave(hallOf(place.owner));
    if (place.caret) this.#tellCaret(socket, { ...place.caret, cursor: null, who: place.who, gone: true });
  }

  /** Somebody's rights may have changed: they hear nothing until `judge`. */
  hold(socket: LiveSocket): void {
    const place = socket.data.draft;
    if (place) Object.assign(place, { held: true, missed: true });
  }

  /** Judges again whether a connection may look at its draft. One that was held asks then what it may do. */
  async judge(socket: LiveSocket): Promise<void> {
    const place = socket.data.draft;
    if (!place) return;
    place.subject = await this.#subjectOf(socket, place.owner);
    if (this.#mayRead(socket, place)) this.#release(socket, place);
    else this.#close(socket, place);
  }

  /** Tells a change to everybody of this process who looks at the draft, and may. */
  tell({ owner, base, seq, update }: DraftChange): void {
    for (const socket of this.#everybodyAt(owner)) {
      const place = socket.data.draft;
      if (!place || !isSame(place.owner, owner)) continue;
      if (place.held) place.missed = true;
      else if (this.#mayRead(socket, place))
        socket.emit(TELL.draft, { owner, base, seq, update } satisfies DraftMessage);
      else this.#close(socket, place);
    }
  }

  /** This process may have missed something: everybody asks for themselves. */
  askAnew(): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      const place = socket.data.draft;
      if (!place) continue;
      place.missed = true;
      if (!place.held) this.#release(socket, place);
    }
  }

  /** Shows the others where a writer's caret stands. Told within this process only, and kept nowhere. */
  caret(socket: LiveSocket, caret: CaretInput): boolean {
    const place = socket.data.draft;
    if (!place || !isSame(place.owner, caret.owner) || place.held || !place.mayWrite) return false;
    // One connection has one caret: nobody can take another's away.
    if (place.caret && place.caret.clientId !== caret.clientId) return false;
    place.caret = caret;
    this.#tellCaret(socket, { ...caret, who: place.who, gone: false });
    return true;
  }

  #tellCaret(from: LiveSocket, message: CaretMessage): void {
    for (const socket of this.#everybodyAt(message.owner))
      if (socket !== from && socket.data.draft?.held === false) socket.emit(TELL.draftCaret, message);
  }

  #carets(socket: LiveSocket, owner: DraftOwner): CaretMessage[] {
    return [...this.#everybodyAt(owner)].flatMap((other) => {
      const place = other.data.draft;
      if (other === socket || !place?.caret || !isSame(place.owner, owner)) return [];
      return [{ ...place.caret, who: place.who, gone: false }];
    });
  }

  *#everybodyAt(owner: DraftOwner): Iterable<LiveSocket> {
    for (const id of this.#io.of('/').adapter.rooms.get(hallOf(owner)) ?? []) {
      const socket = this.#io.sockets.sockets.get(id);
      if (socket) yield socket;
    }
  }

  #release(socket: LiveSocket, place: DraftPlace, base = '', seq = 0): void {
    const { owner, missed } = place;
    Object.assign(place, { held: false, missed: false });
    // Its number does not follow on what anybody has: they ask.
    if (missed) socket.emit(TELL.draft, { owner, base, seq, update: null } satisfies DraftMessage);
  }

  #close(socket: LiveSocket, { owner }: DraftPlace): void {
    this.leave(socket);
    socket.emit(TELL.draftClosed, { owner });
  }

  /** What a connection lacks of a text, with its reader's rights. */
  #missing({ owner, base, after }: JoinDraftInput, credentials: Credentials) {
    const has = { base, after };
    return owner.kind === 'proposal'
      ? this.#kernel.query('draft.catch-up', { proposalId: owner.id, ...has }, { credentials })
      : this.#kernel.query('minutes.catch-up', { sessionId: owner.id, ...has }, { credentials });
  }

  #mayRead(socket: LiveSocket, { owner, subject }: DraftPlace): boolean {
    return subject !== null && can(socket.data.actor, READ[owner.kind], subject);
  }

  async #subjectOf(socket: LiveSocket, { kind, id }: DraftOwner): Promise<Subject | null> {
    if (kind === 'proposal') return subjectOf({ db: this.#db, actor: socket.data.actor }, proposal, id);
    return (await findRoom(this.#db, id))?.room.subject ?? null;
  }
}
