import type { Refusal } from '#app/contract/errors.ts';

/**
 * Where an act of the reader stands: kept on this device, sent, counted by the server (it is in the state one
 * looks at), or refused with a reason.
 */
export type ActState = 'saved' | 'sent' | 'counted' | 'refused';

/** An act as it is kept until it is counted. */
export interface OutboxAct {
  /** Idempotency key: the same in every attempt, through whichever door. */
  key: string;
  sessionId: string;
  command: string;
  /** The command's input, complete. */
  input: Record<string, unknown>;
  state: ActState;
  /** Milliseconds of this device's clock. */
  savedAt: number;
  /** The room's number after the act; known once it was acknowledged. */
  seq?: number;
  refusal?: Refusal;
}

/** The part of `localStorage` that is needed; tests and the server bring their own. */
export interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEPT_MS = 24 * 3_600_000;
const MOST = 200;

const isAct = (value: unknown): value is OutboxAct =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'sessionId' in value &&
  'command' in value &&
  'input' in value &&
  'state' in value;

/** The browser's storage, or null where it is switched off (then acts are kept until the tab is closed). */
export function browserStorage(): Storage | null {
  try {
    const probe = 'mufakat:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    // Private browsing and some settings refuse it: the caller is told by null.
    return null;
  }
}

/**
 * Acts of one person on this device that are not counted yet. They survive a dead connection and a closed tab.
 * Several tabs may hold the same outbox: each may send, and the server counts an act once.
 * @param owner the person's id: whoever signs in next on this device does not send another's acts
 */
export class Outbox {
  readonly #name: string;
  readonly #storage: Storage | null;
  #acts: readonly OutboxAct[] = [];

  constructor(owner: string, storage: Storage | null) {
    this.#name = `mufakat:outbox:${owner}`;
    this.#storage = storage;
    this.reload();
  }

  /** False when a closed tab loses what was not sent. */
  get durable(): boolean {
    return this.#storage !== null;
  }

  /** The acts in a session, oldest first. */
  of(sessionId: string): OutboxAct[] {
    return this.#acts.filter((act) => act.sessionId === sessionId);
  }

  /**
   * Keeps an act. One that says the same thing anew (a changed position) takes the place of the one that has not
   * left yet, and of what was counted or refused before. Everything else is an act of its own: a second idea does
   * not replace the first, however long both wait.
   */
  add(act: OutboxAct): void {
    const slot = slotOf(act);
    this.reload();
    const others =
      slot === null
        ? this.#acts
        : this.#acts.filter((other) => slotOf(other) !== slot || other.state === 'sent');
    this.#write([...others, act]);
  }

  /** Notes what became of an act. */
  set(key: string, change: Partial<Pick<OutboxAct, 'state' | 'seq' | 'refusal'>>): void {
    this.reload();
    this.#write(this.#acts.map((act) => (act.key === key ? settled({ ...act, ...change }) : act)));
  }

  /** Forgets an act: a refusal that was read, a receipt that is no longer needed. */
  drop(key: string): void {
    this.reload();
    this.#write(this.#acts.filter((act) => act.key !== key));
  }

  /** Reads what another tab may have changed. */
  reload(): void {
    if (!this.#storage) return;
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(this.#name) ?? '[]');
      this.#acts = Array.isArray(kept) ? kept.filter(isAct) : [];
    } catch {
      // Somebody else's rubbish under our name: begin anew, nothing of ours can be in it.
      this.#acts = [];
    }
  }

  #write(acts: readonly OutboxAct[]): void {
    const since = Date.now() - KEPT_MS;
    const open = (act: OutboxAct) => act.state === 'saved' || act.state === 'sent';
    this.#acts = acts.filter((act) => open(act) || act.savedAt > since).slice(-MOST);
    try {
      this.#storage?.setItem(this.#name, JSON.stringify(this.#acts));
    } catch {
      // Storage is full: the acts stay in memory and are sent from there.
    }
  }
}

/** A secret choice does not stay on the device once the server has it, or has refused it. */
function settled(act: OutboxAct): OutboxAct {
  const answered = act.seq !== undefined || act.state === 'counted' || act.state === 'refused';
  if (act.command !== 'ballot.cast' || !answered) return act;
  const { choice: _, receiptCode: __, ...input } = act.input;
  return { ...act, input };
}

/** Commands that say something anew each time, and by which parts of their input one knows what. */
const RESTATING: Readonly<Record<string, readonly string[]>> = {
  'position.give': ['organisationId', 'roundId'],
  'position.record': ['organisationId', 'roundId'],
  'vote.cast': ['organisationId', 'voteId'],
  'ballot.cast': ['organisationId', 'voteId'],
  'attendance.mark': ['organisationId', 'personId'],
  'objection.set': ['objectionId'],
  'agenda.step': ['itemId'],
  'activity.mark': ['organisationId', 'activityId', 'target'],
  'activity.rewrite': ['organisationId', 'activityId', 'entryId'],
  'activity.report': ['organisationId', 'activityId', 'teamId'],
  'activity.settle': ['activityId', 'entryId'],
  'activity.name-group': ['activityId', 'groupId'],
};

/** Acts with the same slot say the same thing; the later one replaces the earlier. Null for an act of its own. */
function slotOf({ sessionId, command, input }: OutboxAct): string | null {
  const parts = RESTATING[command];
  return parts ? JSON.stringify([sessionId, command, ...parts.map((part) => input[part] ?? null)]) : null;
}
