import type { ErrorCode } from '#app/contract/errors.ts';
import type { ActAnswer } from '#app/contract/live.ts';
import type { Outbox, OutboxAct } from './outbox.ts';
import { BackOff, Timers } from './timers.ts';

/** These refusals are about the moment, not about the act: it is sent again. */
export const PASSING: ReadonlySet<ErrorCode> = new Set(['unavailable', 'internal', 'rate_limited']);

/** How acts leave, and who wants to know. */
export interface ActDoor {
  /** There is a way to the server now. */
  reachable(): boolean;
  /** Sends an act. Rejects when there is no answer in time: nobody knows then whether it arrived. */
  deliver(act: OutboxAct): Promise<ActAnswer>;
  /** An answer took this long, milliseconds. */
  answered(ms: number): void;
  /** Acts have changed; `acknowledged` when the server has just taken one. */
  changed(acknowledged: boolean): void;
  signedOut(): void;
}

/**
 * Sends the acts of one room, one after the other, in the order in which they were done, until each has an answer.
 * An act keeps its key in every attempt, so that the server counts it once.
 */
export class ActSender {
  readonly #outbox: Outbox;
  readonly #sessionId: string;
  readonly #door: ActDoor;
  readonly #timers = new Timers();
  readonly #backOff = new BackOff();
  #sending = false;

  constructor(outbox: Outbox, sessionId: string, door: ActDoor) {
    this.#outbox = outbox;
    this.#sessionId = sessionId;
    this.#door = door;
  }

  /** The acts of this room, oldest first. */
  get acts(): readonly OutboxAct[] {
    return this.#outbox.of(this.#sessionId);
  }

  /** Keeps an act on this device, then sends it. */
  add(command: string, input: Record<string, unknown>, key: string): void {
    const sessionId = this.#sessionId;
    this.#outbox.add({
      key,
      sessionId,
      command,
      input: { ...input, sessionId },
      state: 'saved',
      savedAt: Date.now(),
    });
    this.#door.changed(false);
    void this.send();
  }

  /** Forgets an act: a refusal that was read. */
  drop(key: string): void {
    this.#outbox.drop(key);
    this.#door.changed(false);
  }

  /** Looks at what another tab may have changed. */
  reload(): void {
    this.#outbox.reload();
    this.#door.changed(false);
  }

  /** Acts that were acknowledged are counted once their number is in the state one looks at. */
  settle(seq: number): void {
    const arrived = this.acts.filter(
      (act) => act.state === 'sent' && act.seq !== undefined && act.seq <= seq,
    );
    if (arrived.length === 0) return;
    for (const act of arrived) this.#outbox.set(act.key, { state: 'counted' });
    this.#door.changed(false);
  }

  /** Sends what waits. Safe to call at any time. */
  async send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let act = this.#unsent(); act && this.#door.reachable(); act = this.#unsent()) {
        const begun = Date.now();
        if (act.state === 'saved') this.#note(act.key, { state: 'sent' });
        const answer = await this.#door.deliver(act);
        this.#door.answered(Date.now() - begun);
        if (!this.#take(act, answer)) break;
      }
    } catch {
      // No answer: the act is sent again, and counted once.
      this.#timers.later('send', this.#backOff.next(), () => void this.send());
    } finally {
      this.#sending = false;
    }
  }

  /** Sends nothing by itself any more. */
  stop(): void {
    this.#timers.cancelAll();
  }

  #unsent(): OutboxAct | undefined {
    return this.acts.find((act) => act.state === 'saved' || (act.state === 'sent' && act.seq === undefined));
  }

  /** @returns whether the next act may follow */
  #take(act: OutboxAct, answer: ActAnswer): boolean {
    if (answer.ok) {
      this.#backOff.succeed();
      this.#outbox.set(act.key, { seq: Number(answer.output.seq) });
      this.#door.changed(true);
      return true;
    }
    const { refusal } = answer;
    if (PASSING.has(refusal.code)) {
      this.#timers.later('send', this.#backOff.next(), () => void this.send());
      return false;
    }
    if (refusal.code === 'sign_in_required') {
      this.#door.signedOut();
      return false;
    }
    this.#note(act.key, { state: 'refused', refusal });
    return true;
  }

  #note(key: string, change: Parameters<Outbox['set']>[1]): void {
    this.#outbox.set(key, change);
    this.#door.changed(false);
  }
}
