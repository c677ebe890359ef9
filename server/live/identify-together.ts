import type { Actor } from '#app/domain/actor.ts';
import type { Database } from '#db/client.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { credentialKey, identifyAll } from '#server/kernel/identify.ts';

/** As many people are asked about in one query at most. */
const MOST = 200;

interface Asked {
  credentials: Credentials;
  resolve(actor: Actor | null): void;
  reject(error: unknown): void;
}

/**
 * Identifies people who arrive in the same moment by one query: after a restart a whole hall comes back at once.
 * @returns asks about one of them
 */
export function together(db: Database): (credentials: Credentials) => Promise<Actor | null> {
  let waiting: Asked[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    await new Promise((go) => setImmediate(go));
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      try {
        const actors = await identifyAll(
          db,
          group.map((one) => one.credentials),
        );
        for (const one of group) one.resolve(actors.get(credentialKey(one.credentials)) ?? null);
      } catch (error) {
        for (const one of group) one.reject(error);
      }
    }
    running = false;
  }

  return (credentials) =>
    new Promise((resolve, reject) => {
      waiting.push({ credentials, resolve, reject });
      if (!running) void run();
    });
}
