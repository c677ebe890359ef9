import { Awareness } from 'y-protocols/awareness';
import { applyUpdate, Doc, mergeUpdates } from 'yjs';
import type {
  CaretInput,
  CaretMessage,
  DraftMessage,
  DraftOwner,
  JoinDraftAnswer,
  Writer,
} from '#app/contract/draft.ts';
import type { ErrorCode } from '#app/contract/errors.ts';
import type { ActAnswer } from '#app/contract/live.ts';
import { ASK, TELL } from '#app/contract/live-names.ts';
import type { LiveSocket } from './room-types.ts';

/** What a page draws beside the text. A new object after each change. */
export interface DraftView {
  connection: 'connecting' | 'live' | 'offline' | 'closed';
  /** The version the draft began from; null until it has arrived. */
  base: { id: string; version: number } | null;
  /** The last update that is in the text. */
  seq: number;
  mayWrite: boolean;
  /** Something written here is not stored yet. */
  unsent: boolean;
  /** Why what was written here is not taken; the text stays to be read and copied, and no more is sent. */
  refused: ErrorCode | null;
  /** The draft was frozen, and a new one began: this one is over. */
  over: boolean;
  /** Others at this draft. */
  here: readonly (Writer & { clientId: number; writing: boolean })[];
}

export interface DraftClientOptions {
  /** What is written: the draft of a proposal, or the minutes of a session. */
  owner: DraftOwner;
  /** On whose behalf one writes; none for a facilitator, and none in minutes. */
  organisationId: string | undefined;
  /** Opens the socket; it reconnects by itself, with jittered delays. */
  openSocket(): Promise<LiveSocket>;
  newKey(): string;
}

/** Keystrokes are gathered for this long before they are sent. */
const GATHER_MS = 250;
const CARET_MS = 200;
const ANSWER_MS = 8_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** Larger than one message may be: then each change is sent by itself. */
const MOST_BYTES = 170_000;
/** These refusals are about the moment, not about what was written: it is sent again. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['unavailable', 'internal', 'rate_limited']);

interface Batch {
  /** Made once: however often it is sent, it is stored once. */
  key: string;
  update: string;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/**
 * The browser's end of a shared draft: receives what others write, sends what is written here in small batches until
 * each is stored, and shows where the others' carets are. Without a connection one can write on: it is sent later.
 * Runs in Node as well (tests).
 */
export class DraftClient {
  readonly doc = new Doc();
  readonly awareness = new Awareness(this.doc);
  readonly #options: DraftClientOptions;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #others = new Map<number, Writer>();
  /** Written here and not in a batch yet. */
  #written: Uint8Array[] = [];
  #batches: Batch[] = [];
  #socket: LiveSocket | null = null;
  #joined = false;
  #joining = false;
  #joinAgain = false;
  #sending = false;
  #stopped = false;
  #retryMs = FIRST_RETRY_MS;
  #view: DraftView = {
    connection: 'connecting',
    base: null,
    seq: 0,
    mayWrite: false,
    unsent: false,
    refused: null,
    over: false,
    here: [],
  };

  constructor(options: DraftClientOptions) {
    this.#options = options;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#write(update);
    });
    this.awareness.on('update', ({ added, updated }: { added: number[]; updated: number[] }) => {
      if ([...added, ...updated].includes(this.doc.clientID))
        this.#soon('caret', CARET_MS, () => this.#caret());
    });
    this.awareness.on('change', () => this.#lookAround());
  }

  /** What to draw now. */
  readonly view = (): DraftView => this.#view;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Connects, and stays connected until `stop`. */
  async start(): Promise<void> {
    try {
      const socket = await this.#options.openSocket();
      if (this.#stopped) {
        socket.disconnect();
        return;
      }
      this.#socket = socket;
      this.#listen(socket);
      if (socket.connected) void this.#join();
      else socket.connect();
    } catch {
      // The script of the socket did not arrive on a weak network: the text stays readable; another try follows.
      this.#set({ connection: 'offline' });
      this.#soon('start', this.#backOff(), () => void this.start());
    }
  }

  /** Leaves for good. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#socket?.disconnect();
    this.#socket = null;
    this.awareness.destroy();
    this.doc.destroy();
  }

  /** The device woke up: the connection may be dead without knowing it. */
  wake(): void {
    if (this.#view.connection === 'closed') return;
    if (!this.#socket) return;
    if (!this.#socket.connected) this.#socket.connect();
    else if (!this.#joined) void this.#join();
  }

  /** The connection of this device is gone, before the socket has noticed. */
  sleep(): void {
    this.#joined = false;
    if (this.#view.connection !== 'closed') this.#set({ connection: 'offline' });
  }

  #listen(socket: LiveSocket): void {
    const { kind, id } = this.#options.owner;
    const own = ({ owner }: { owner: DraftOwner }) => owner.kind === kind && owner.id === id;
    const offline = () => {
      this.#joined = false;
      if (this.#view.connection !== 'closed') this.#set({ connection: 'offline' });
    };
    socket.on('connect', () => void this.#join());
    socket.on('disconnect', () => {
      offline();
      for (const clientId of [...this.#others.keys()]) this.#gone(clientId);
    });
    socket.on('connect_error', (error: Error) => {
      if (error.message === 'sign_in_required') return this.#set({ connection: 'closed' });
      offline();
      if (!socket.active) this.#soon('return', this.#backOff(), () => socket.connect());
    });
    socket.on(TELL.draft, (message: DraftMessage) => {
      if (own(message)) this.#hear(message);
    });
    socket.on(TELL.draftCaret, (message: CaretMessage) => {
      if (own(message)) this.#other(message);
    });
    socket.on(TELL.draftClosed, (message: { owner: DraftOwner }) => {
      if (own(message)) this.#set({ connection: 'closed', mayWrite: false });
    });
    socket.on(TELL.closing, ({ reason }: { reason: ErrorCode }) => {
      if (reason === 'unavailable') this.#soon('return', this.#backOff(), () => this.#socket?.connect());
      else this.#set({ connection: 'closed' });
    });
  }

  async #join(): Promise<void> {
    const socket = this.#socket;
    if (!socket || this.#stopped || this.#view.over) return;
    if (this.#joining) {
      this.#joinAgain = true;
      return;
    }
    this.#joining = true;
    this.#joinAgain = false;
    try {
      const { base, seq } = this.#view;
      const answer = (await socket.timeout(ANSWER_MS).emitWithAck(ASK.joinDraft, {
        owner: this.#options.owner,
        ...(base ? { base: base.id, after: seq } : {}),
      })) as JoinDraftAnswer;
      if (answer.ok) this.#arrived(answer);
      else if (PASSING.has(answer.refusal.code)) this.#soon('join', this.#backOff(), () => void this.#join());
      else this.#set({ connection: 'closed', mayWrite: false });
    } catch {
      // No answer in time: the connection carries nothing; try again after a while.
      this.#soon('join', this.#backOff(), () => void this.#join());
    } finally {
      this.#joining = false;
    }
    if (this.#joinAgain) void this.#join();
  }

  #arrived({ draft, here }: Extract<JoinDraftAnswer, { ok: true }>): void {
    if (this.#stopped) return;
    const { base } = this.#view;
    if (base && base.id !== draft.base.id) {
      this.#set({ over: true, connection: 'live' });
      return;
    }
    for (const update of draft.updates) applyUpdate(this.doc, bytesOf(update), this);
    this.#joined = true;
    this.#retryMs = FIRST_RETRY_MS;
    this.#set({ connection: 'live', base: draft.base, seq: draft.seq, mayWrite: draft.may.write });
    for (const caret of here) this.#other(caret);
    this.#caret();
    void this.#send();
  }

  #hear({ base, seq, update }: DraftMessage): void {
    const known = this.#view;
    // While one joins, the answer may be older than this: ask once more afterwards.
    if (this.#joining || !known.base || base !== known.base.id || update === null || seq > known.seq + 1)
      return void this.#join();
    if (seq <= known.seq) return;
    applyUpdate(this.doc, bytesOf(update), this);
    this.#set({ seq });
  }

  #write(update: Uint8Array): void {
    this.#written.push(update);
    this.#set({ unsent: true });
    this.#soon('gather', GATHER_MS, () => void this.#send());
  }

  /** Puts what was written into batches that fit into a message. */
  #gather(): void {
    const written = this.#written;
    this.#written = [];
    const whole = written.length > 1 ? [mergeUpdates(written)] : written;
    const parts = whole.some((update) => update.byteLength > MOST_BYTES) ? written : whole;
    for (const update of parts) this.#batches.push({ key: this.#options.newKey(), update: base64Of(update) });
  }

  /** Sends one batch after the other, each until it has an answer. */
  async #send(): Promise<void> {
    if (this.#sending || !this.#joined || this.#stopped || this.#view.refused || this.#view.over) return;
    this.#sending = true;
    try {
      this.#gather();
      for (let batch = this.#batches[0]; batch && this.#joined; batch = this.#batches[0]) {
        const answer = await this.#deliver(batch);
        if (!answer.ok && PASSING.has(answer.refusal.code)) throw new Error(answer.refusal.code);
        if (!answer.ok) return this.#refuse(answer.refusal.code);
        this.#batches.shift();
        this.#retryMs = FIRST_RETRY_MS;
        if (this.#batches.length === 0 && this.#written.length > 0) this.#gather();
      }
      this.#set({ unsent: this.#batches.length > 0 || this.#written.length > 0 });
    } catch {
      // No answer: the batch keeps its key and is sent again; the server stores it once.
      this.#soon('gather', this.#backOff(), () => void this.#send());
    } finally {
      this.#sending = false;
    }
  }

  async #deliver({ key, update }: Batch): Promise<ActAnswer> {
    const { owner, organisationId } = this.#options;
    const written = { base: this.#view.base?.id, update };
    const socket = this.#socket;
    if (!socket) throw new Error('no connection');
    const act =
      owner.kind === 'minutes'
        ? { key, command: 'minutes.write', input: { sessionId: owner.id, ...written } }
        : {
            key,
            command: 'draft.write',
            input: { proposalId: owner.id, ...(organisationId ? { organisationId } : {}), ...written },
          };
    return (await socket.timeout(ANSWER_MS).emitWithAck(ASK.act, act)) as ActAnswer;
  }

  #refuse(code: ErrorCode): void {
    if (code === 'stale_version') this.#set({ over: true });
    else this.#set({ refused: code, mayWrite: false });
  }

  #caret(): void {
    const cursor = this.awareness.getLocalState()?.cursor as CaretInput['cursor'] | undefined;
    if (!this.#joined || !this.#view.mayWrite) return;
    const caret = {
      owner: this.#options.owner,
      clientId: this.doc.clientID,
      cursor: cursor ?? null,
    };
    // A caret that is not shown for a moment is no loss: nobody waits for the answer.
    this.#socket
      ?.timeout(ANSWER_MS)
      .emitWithAck(ASK.draftCaret, caret)
      .catch(() => undefined);
  }

  /** Where somebody else's caret stands. The library forgets one that is not repeated for half a minute. */
  #other({ clientId, cursor, who, gone }: CaretMessage): void {
    if (clientId === this.doc.clientID) return;
    if (gone) {
      this.#gone(clientId);
      return;
    }
    const { states, meta } = this.awareness;
    const known = states.has(clientId);
    this.#others.set(clientId, who);
    states.set(clientId, { cursor, user: who });
    meta.set(clientId, { clock: (meta.get(clientId)?.clock ?? 0) + 1, lastUpdated: Date.now() });
    this.#emit({ added: known ? [] : [clientId], updated: known ? [clientId] : [], removed: [] });
  }

  #gone(clientId: number): void {
    this.#others.delete(clientId);
    if (!this.awareness.states.delete(clientId)) return;
    this.awareness.meta.delete(clientId);
    this.#emit({ added: [], updated: [], removed: [clientId] });
  }

  #emit(change: { added: number[]; updated: number[]; removed: number[] }): void {
    this.awareness.emit('change', [change, 'server']);
  }

  #lookAround(): void {
    const here = [...this.#others].flatMap(([clientId, who]) => {
      const state = this.awareness.states.get(clientId);
      return state ? [{ ...who, clientId, writing: state.cursor !== null }] : [];
    });
    if (JSON.stringify(here) !== JSON.stringify(this.#view.here)) this.#set({ here });
  }

  /** Milliseconds until the next try: doubling, with a random part, so that a hall does not come back at once. */
  #backOff(): number {
    const ms = this.#retryMs * (0.5 + Math.random());
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    return ms;
  }

  /** Does something after a while, once, however often it is asked for meanwhile. */
  #soon(name: string, ms: number, run: () => void): void {
    if (this.#stopped || this.#timers.has(name)) return;
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name);
        run();
      }, ms),
    );
  }

  #set(change: Partial<DraftView>): void {
    if (this.#stopped) return;
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
