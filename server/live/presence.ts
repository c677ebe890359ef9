/** Changes are told at most this often: a hall that fills up is one message, not five hundred. */
const EVERY_MS = 1_000;
/** As long as another process has listeners in the room, it is reminded this often of ours. */
const REMIND_MS = 10_000;
/** A process that was not heard for so long is gone, and its listeners with it. */
const FORGET_MS = 25_000;

interface PresenceParts {
  /** Tells the listeners of this process who has come and who has gone. */
  tell(online: string[], offline: string[]): void;
  /** Tells the other processes who is connected here. */
  share(here: ReadonlySet<string>): void;
}

/**
 * Which organisations are connected to a room, to whichever process. Volatile: attendance is what the parties mark,
 * this is only whose page is open. Never stored.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #connections = new Map<string, number>();
  /** What other processes have said of themselves, and when that was last heard. */
  readonly #elsewhere = new Map<string, { online: ReadonlySet<string>; at: number }>();
  /** What the listeners believe. */
  #told: ReadonlySet<string> = new Set();
  /** What the other processes believe. */
  #shared: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #reminder: ReturnType<typeof setInterval> | null = null;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  /** Organisations with at least one connection, here or elsewhere. */
  get online(): string[] {
    return [...this.#all()];
  }

  /** The room has just been opened here: whoever has listeners elsewhere answers with who they are. */
  greet(): void {
    this.#share();
  }

  /** A connection of these organisations has come. */
  enter(organisationIds: readonly string[]): void {
    for (const id of organisationIds) {
      const before = this.#connections.get(id) ?? 0;
      this.#connections.set(id, before + 1);
      if (before === 0) this.#soon();
    }
  }

  /** A connection of these organisations has gone. */
  leave(organisationIds: readonly string[]): void {
    for (const id of organisationIds) {
      const left = (this.#connections.get(id) ?? 0) - 1;
      if (left > 0) this.#connections.set(id, left);
      else if (this.#connections.delete(id)) this.#soon();
    }
  }

  /** Another process has said who is connected to it. One that was not known yet is told of us. */
  hear(node: string, online: ReadonlySet<string>): void {
    const known = this.#elsewhere.has(node);
    if (online.size === 0) this.#elsewhere.delete(node);
    else this.#elsewhere.set(node, { online, at: Date.now() });
    if (!known && this.#connections.size > 0) this.#share();
    if (this.#elsewhere.size > 0) {
      this.#reminder ??= setInterval(() => this.#remind(), REMIND_MS);
      this.#reminder.unref();
    }
    this.#soon();
  }

  /** Tells nothing any more; the others hear that nobody is left here. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#stopReminding();
    this.#connections.clear();
    if (this.#shared.size > 0) this.#share();
  }

  #all(): Set<string> {
    return new Set([
      ...this.#connections.keys(),
      ...[...this.#elsewhere.values()].flatMap(({ online }) => [...online]),
    ]);
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#flush(), EVERY_MS);
  }

  #flush(): void {
    this.#timer = null;
    const all = this.#all();
    const online = [...all].filter((id) => !this.#told.has(id));
    const offline = [...this.#told].filter((id) => !all.has(id));
    this.#told = all;
    if (online.length > 0 || offline.length > 0) this.#parts.tell(online, offline);
    const changed =
      this.#connections.size !== this.#shared.size ||
      [...this.#connections.keys()].some((id) => !this.#shared.has(id));
    if (changed) this.#share();
  }

  #share(): void {
    this.#shared = new Set(this.#connections.keys());
    this.#parts.share(this.#shared);
  }

  #remind(): void {
    const since = Date.now() - FORGET_MS;
    for (const [node, { at }] of this.#elsewhere) {
      if (at < since) this.#elsewhere.delete(node);
    }
    if (this.#elsewhere.size === 0) this.#stopReminding();
    else if (this.#connections.size > 0) this.#share();
    this.#soon();
  }

  #stopReminding(): void {
    if (this.#reminder) clearInterval(this.#reminder);
    this.#reminder = null;
  }
}
