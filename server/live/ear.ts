import type pg from 'pg';

/** What the processes of one house tell one another through the database. */
export interface Ear {
  /** Says something on a channel to every process that listens, this one included. */
  say(channel: string, message: string): Promise<void>;
  close(): Promise<void>;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

/**
 * Listens to channels of the database on one connection of the pool. A connection that drops is replaced, and
 * `missed` is called then, because nobody repeats what was said meanwhile.
 */
export function openEar(
  pool: pg.Pool,
  channels: Readonly<Record<string, (message: string) => void>>,
  { missed, onError }: { missed(): void; onError(error: unknown): void },
): Ear {
  let client: pg.PoolClient | null = null;
  let closed = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function listen(again: boolean): Promise<void> {
    try {
      const fresh = await pool.connect();
      if (closed) return fresh.release(true);
      fresh.on('notification', ({ channel, payload }) => {
        try {
          channels[channel]?.(payload ?? '');
        } catch (error) {
          onError(error);
        }
      });
      fresh.on('error', () => lost(fresh));
      fresh.on('end', () => lost(fresh));
      client = fresh;
      for (const channel of Object.keys(channels)) await fresh.query(`listen ${channel}`);
      retryMs = FIRST_RETRY_MS;
      if (again) missed();
    } catch (error) {
      if (client) lost(client);
      else retry(error);
    }
  }

  function lost(gone: pg.PoolClient): void {
    if (client !== gone) return;
    client = null;
    gone.release(true);
    retry(new Error('the connection that listens was lost'));
  }

  function retry(error: unknown): void {
    if (closed || timer) return;
    onError(error);
    timer = setTimeout(() => {
      timer = null;
      void listen(true);
    }, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  const first = listen(false);
  return {
    async say(channel, message) {
      await pool.query('select pg_notify($1, $2)', [channel, message]);
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await first;
      const last = client;
      client = null;
      last?.release(true);
    },
  };
}
