/** Somebody waits for a file: `asked`; only its size is wanted, for a list: `idle`. */
export type Urgency = 'asked' | 'idle';

interface Waiting {
  readonly key: string;
  readonly urgency: Urgency;
  begin(): void;
}

/**
 * One work after the other. What somebody waits for comes before everything that only wants to be known some time,
 * and may overtake it in the queue, even when it is the same work; only what has begun is finished first.
 */
export class DrawingQueue {
  private readonly waiting: Waiting[] = [];
  private busy = false;

  /** How many wait with this urgency, without the one being worked on. */
  count(urgency: Urgency): number {
    return this.waiting.filter((one) => one.urgency === urgency).length;
  }

  /** Does the work when its turn has come. @returns what it returns; @throws what it throws */
  add<T>(key: string, urgency: Urgency, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        work()
          .finally(() => {
            this.busy = false;
            this.next();
          })
          .then(resolve, reject);
      };
      this.waiting.push({ key, urgency, begin });
      this.next();
    });
  }

  /** Somebody waits now for what was idle; those who asked before come first. Nothing happens where it has begun. */
  hurry(key: string): void {
    const at = this.waiting.findIndex((one) => one.key === key && one.urgency === 'idle');
    const [found] = at === -1 ? [] : this.waiting.splice(at, 1);
    if (found) this.waiting.push({ ...found, urgency: 'asked' });
  }

  private next(): void {
    if (this.busy) return;
    const asked = this.waiting.findIndex(({ urgency }) => urgency === 'asked');
    const [first] = this.waiting.splice(asked === -1 ? 0 : asked, 1);
    if (!first) return;
    this.busy = true;
    first.begin();
  }
}
