import type { Actor } from '#app/domain/actor.ts';
import {
  type Decision,
  evolveAll,
  replay,
  type SessionEvent,
  type SessionState,
  scheduleSession,
  stamp,
} from '#app/domain/session/index.ts';
import { reviseAgenda } from '#server/handlers/session/agenda-revise.ts';
import { closeRound } from '#server/handlers/session/round-close.ts';
import { openRound } from '#server/handlers/session/round-open.ts';
import { openSession } from '#server/handlers/session/session-open.ts';
import { closeVote } from '#server/handlers/session/vote-close.ts';
import { openVote } from '#server/handlers/session/vote-open.ts';
import type { InWriting } from '#server/handlers/session/written-life.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { actorId, credentialKey } from '#server/kernel/identify.ts';
import type { PreparedEntry } from '#server/kernel/ledger-writer.ts';
import type { StoredReceipt } from '#server/kernel/receipts.ts';
import type { RoomBooks, RoomPage, Written } from '#server/kernel/room-books.ts';
import type { FoundRoom, RoomReader } from '#server/kernel/room-store.ts';
import type { Cast } from './cast.ts';
import { idOf } from './cast.ts';
import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What goes through a database comes out as plain JSON. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** How often something of the database goes wrong. */
export interface BookFaults {
  /** A journey fails before anything is kept. */
  failed: number;
  /** It is kept, and nobody hears it. */
  unheard: number;
  /** The transaction has to be tried again. */
  again: number;
}

export const NO_FAULTS: BookFaults = { failed: 0, unheard: 0, again: 0 };

const failure = (code: string, words: string) => Object.assign(new Error(words), { code });
const cutOff = () => failure('08006', 'the connection was lost');

/** What the simulated database is connected to. */
interface Surroundings {
  time: VirtualTime;
  chance: Chance;
  cast: Cast;
  /** Somebody has committed up to this number. */
  committed(seq: number): void;
}

/** The database of a simulated house: one session, kept as PostgreSQL keeps it, and failing as networks do. */
export class Books {
  faults: BookFaults = NO_FAULTS;
  readonly log: SessionEvent[] = [];
  /** Everything in the log, folded. */
  state: SessionState;
  readonly receipts = new Map<string, StoredReceipt>();
  readonly entries: PreparedEntry[] = [];
  readonly register: Decision[] = [];
  readonly #snapshots: SessionState[] = [];
  readonly #around: Surroundings;
  #locked: Promise<void> = Promise.resolve();

  constructor(around: Surroundings) {
    this.#around = around;
    const first = scheduleSession(around.cast.seed);
    if (!first.ok) throw new Error(first.error);
    this.log.push(...stamp([first.value], { seq: 1, id: 'schedule', at: Date.now(), personId: null }));
    this.state = replay(this.log);
  }

  /** Who these are now. */
  identify(all: readonly Credentials[]): Map<string, Actor> {
    const { members } = this.#around.cast;
    const found = new Map<string, Actor>();
    for (const credentials of all) {
      const member =
        credentials.kind === 'person' && members.find((one) => one.personId === credentials.personId);
      if (member) found.set(credentialKey(credentials), member.actor);
    }
    return found;
  }

  /** The books as one process has them, until it is killed. */
  for(node: { alive: boolean }): RoomBooks {
    const journey = async () => {
      const { time, chance } = this.#around;
      await time.pause(chance.odds(0.05) ? chance.int(5, 120) : chance.next() * 3);
      if (!node.alive || chance.odds(this.faults.failed)) throw cutOff();
    };
    const reader: RoomReader = {
      find: async (sessionId) => {
        await journey();
        return this.#find(sessionId);
      },
      snapshot: async (_, head) => {
        await journey();
        return this.#snapshots.findLast((state) => state.seq <= head) ?? null;
      },
      eventsAfter: async (_, after) => {
        await journey();
        return plain(this.log.filter((event) => event.seq > after));
      },
    };
    return { ...reader, transact: (run) => this.#transact(node, reader, journey, run) };
  }

  async #transact<T>(
    node: { alive: boolean },
    reader: RoomReader,
    journey: () => Promise<void>,
    run: (page: RoomPage) => Promise<T>,
  ): Promise<T> {
    const { chance } = this.#around;
    let unlock: (() => void) | null = null;
    let staged: Written | null = null;
    let projected: readonly Decision[] = [];
    await journey();
    try {
      const result = await run({
        ...reader,
        // As in PostgreSQL: the time at which the transaction began, not that at which it got the lock.
        now: new Date(Date.now()),
        enter: async (sessionId, asking) => {
          await journey();
          const before = this.#locked;
          this.#locked = new Promise((free) => {
            unlock = free;
          });
          await before;
          const found = this.#find(sessionId);
          const actors = this.identify(asking.map(({ credentials }) => credentials));
          const receipts = new Map<string, StoredReceipt>();
          for (const { credentials, key } of asking) {
            const actor = actors.get(credentialKey(credentials));
            const kept = actor && this.receipts.get(`${actorId(actor)} ${key}`);
            if (kept) receipts.set(`${kept.actor_id} ${key}`, kept);
          }
          await journey();
          return found && { ...found, actors, receipts };
        },
        check: async () => undefined,
        load: async (handler) => {
          if (handler === openVote) return { neutralIds: [], withdrawn: new Set() };
          if (handler === openRound) return { written: this.#inWriting(), withdrawn: new Set() };
          if (handler === openSession) return this.#around.chance.odds(0.3) ? 1 : 0;
          if (handler === reviseAgenda) return new Set();
          if (handler === closeVote) return [];
          return handler === closeRound ? this.#inWriting() : undefined;
        },
        effect: async () => {},
        write: async (_, written) => {
          await journey();
          if (chance.odds(this.faults.again)) throw failure(chance.pick(['40001', '40P01']), 'try again');
          const taken = written.receipts.some(({ actor_id, key }) => this.receipts.has(`${actor_id} ${key}`));
          const first = written.events[0];
          if (taken || (first && first.seq !== this.state.seq + 1)) throw failure('23505', 'duplicate key');
          staged = written;
        },
        project: async (_, { events }) => {
          projected = events.flatMap((event) => (event.type === 'decision.recorded' ? [event.decision] : []));
        },
      });
      // A process that dies during the commit has committed, or has not.
      if (chance.odds(this.faults.failed) || (!node.alive && chance.odds(0.5))) throw cutOff();
      this.#keep(staged, projected);
      if (!node.alive || chance.odds(this.faults.unheard)) throw cutOff();
      await journey().catch(() => undefined);
      if (!node.alive) throw cutOff();
      return result;
    } finally {
      (unlock as (() => void) | null)?.();
    }
  }

  /** Objections that parties have written meanwhile, some of them known from before. */
  #inWriting(): InWriting {
    const { cast, chance } = this.#around;
    const about = cast.seed.agenda.find(({ text }) => text !== null)?.text?.proposalId ?? '';
    const written = cast.seed.parties
      .map(({ organisationId }, at) => ({
        remarkId: idOf('w', at + 1),
        organisationId,
        version: 1,
        reason: 'Ditulis sebelumnya',
        suggestion: '',
        passage: '',
        status: 'raised' as const,
        note: '',
        raisedAt: 0,
      }))
      .filter(() => chance.odds(0.1));
    return new Map([[about, written]]);
  }

  #find(sessionId: string): FoundRoom | null {
    const { room } = this.#around.cast;
    return sessionId === room.sessionId ? { room, head: this.state.seq } : null;
  }

  #keep(staged: Written | null, decisions: readonly Decision[]): void {
    if (!staged) return;
    for (const receipt of staged.receipts) this.receipts.set(`${receipt.actor_id} ${receipt.key}`, receipt);
    this.entries.push(...staged.entries);
    this.register.push(...plain(decisions));
    if (staged.events.length === 0) return;
    const events = plain(staged.events) as SessionEvent[];
    this.log.push(...events);
    this.state = evolveAll(this.state, events);
    if (this.#around.chance.odds(0.1)) this.#snapshots.push(plain(staged.after));
    this.#around.committed(this.state.seq);
  }
}
