import type { RequestHandler } from 'express';

/** One thing that must be in order before requests are sent here. Resolves when it is, rejects when it is not. */
export type HealthCheck = () => Promise<unknown>;

/** The two questions of an operator: does the process live, and may it be given work? */
export interface Health {
  /** `GET /healthz`: 200 while the process answers, 503 once it is stopping. */
  live: RequestHandler;
  /** `GET /readyz`: 200 when every check passes within its time, else 503 with the names that do not. */
  ready: RequestHandler;
  /** From now on both answer 503, so that a load balancer sends nobody any more. */
  stopping(): void;
}

async function isFine(check: HealthCheck, limitMs: number): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    late = setTimeout(() => resolve(false), limitMs);
  });
  const fine = check().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([fine, limit]);
  clearTimeout(late);
  return result;
}

/** Health answers over named checks (database, migrations, …); each has `limitMs`. Says no more than yes or no. */
export function createHealth(checks: Readonly<Record<string, HealthCheck>>, limitMs = 2_000): Health {
  let isStopping = false;
  return {
    live: (_req, res) => {
      res.status(isStopping ? 503 : 200).json({ status: isStopping ? 'stopping' : 'ok' });
    },
    ready: async (_req, res) => {
      const names = Object.entries(checks);
      const fine = await Promise.all(names.map(([, check]) => isFine(check, limitMs)));
      const results = Object.fromEntries(names.map(([name], i) => [name, fine[i] ? 'ok' : 'failing']));
      const isReady = !isStopping && fine.every(Boolean);
      res.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'unavailable', checks: results });
    },
    stopping: () => {
      isStopping = true;
    },
  };
}
