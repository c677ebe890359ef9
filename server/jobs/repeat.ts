/** A piece of work that comes round again and never meets itself. */
export interface Repeated {
  /** Does it now, or once more when it is under way. Resolves when that is done. */
  now(): Promise<void>;
  /** No further round begins; resolves when the last one has ended. */
  stop(): Promise<void>;
}

/**
 * Does `work` again and again, `everyMs` after the last one ended. A failure is reported and the next round comes.
 */
export function repeat(
  work: () => Promise<void>,
  everyMs: number,
  failed: (error: unknown) => void,
): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const round = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    try {
      await Promise.resolve().then(work);
    } catch (error) {
      failed(error);
    } finally {
      running = null;
      if (!stopped) {
        timer = setTimeout(begin, everyMs);
        timer.unref();
      }
    }
  };
  const begin = (): Promise<void> => {
    running ??= round();
    return running;
  };
  const again = async () => {
    await running;
    following = null;
    if (!stopped) await begin();
  };
  timer = setTimeout(begin, everyMs);
  timer.unref();
  return {
    now() {
      if (stopped) return Promise.resolve();
      if (!running) return begin();
      following ??= again();
      return following;
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await (following ?? running);
    },
  };
}
