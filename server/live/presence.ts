/** Changes are told at most this often: a hall that fills up is one message, not five hundred. */
const EVERY_MS = 1_000;

/**
 * Which organisations are connected to a room, by this process. Volatile: attendance is what the parties mark,
 * this is only whose page is open. Never stored.
 */
export class Presence {
  readonly #tell: (online: string[], offline: string[]) => void;
  readonly #connections = new Map<string, number>();
  /** What the listeners believe, as far as it differs from what is. */
  readonly #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (online: string[], offline: string[]) => void) {
    this.#tell = tell;
  }

  /** Organisations with at least one connection. */
  get online(): string[] {
    return [...this.#connections.keys()];
  }

  /** A connection of these organisations has come. */
  enter(organisationIds: readonly string[]): void {
    for (const id of organisationIds) {
      const before = this.#connections.get(id) ?? 0;
      this.#connections.set(id, before + 1);
      if (before === 0) this.#note(id);
    }
  }

  /** A connection of these organisations has gone. */
  leave(organisationIds: readonly string[]): void {
    for (const id of organisationIds) {
      const left = (this.#connections.get(id) ?? 0) - 1;
      if (left > 0) this.#connections.set(id, left);
      else if (this.#connections.delete(id)) this.#note(id);
    }
  }

  /** Tells nothing any more. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #note(id: string): void {
    // Came and went before it was told: nothing to tell.
    if (!this.#changed.delete(id)) this.#changed.add(id);
    this.#timer ??= setTimeout(() => this.#flush(), EVERY_MS);
  }

  #flush(): void {
    this.#timer = null;
    const changed = [...this.#changed];
    this.#changed.clear();
    if (changed.length === 0) return;
    this.#tell(
      changed.filter((id) => this.#connections.has(id)),
      changed.filter((id) => !this.#connections.has(id)),
    );
  }
}
