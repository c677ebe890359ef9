import { sql } from 'drizzle-orm';
import { type Database, executeNamed, type Transaction, transact } from '#db/client.ts';
import { COMMAND_SETTING } from '#db/rights.ts';

/** The kernel's clock: the database's, except when the demo's history is played on its own days. */
export type Clock = () => Date | null;

/**
 * One transaction in which writing is possible, because only here the setting is made that row-level security
 * asks for. It is gone again after the commit. Nothing else in the house sets it.
 */
export async function inCommand<T>(
  db: Database,
  name: string,
  run: (tx: Transaction, now: Date) => Promise<T>,
  clock: Clock = () => null,
): Promise<T> {
  return transact(db, async (tx) => {
    const { rows } = await executeNamed<{ now: string }>(
      tx,
      sql`select set_config(${COMMAND_SETTING}, ${name}, true), to_char(date_trunc('milliseconds', now()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
    );
    return run(tx, clock() ?? new Date(rows[0]!.now));
  });
}

/** PostgreSQL's code of an error, wherever Drizzle put it. */
export function databaseCode(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as Error & { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return null;
}

/** Serialisation failure, deadlock: the same transaction may succeed at once. */
export const isWorthRetrying = (error: unknown): boolean =>
  ['40001', '40P01'].includes(databaseCode(error) ?? '');

/** Two commands met on one unique key: the second one's turn to look again. */
export const isUniqueViolation = (error: unknown): boolean => databaseCode(error) === '23505';

/** The database cannot be reached, is starting, stopping or was cut off. */
export function isUnavailable(error: unknown): boolean {
  const code = databaseCode(error);
  if (
    code &&
    (code.startsWith('08') ||
      code.startsWith('57P') ||
      ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code))
  )
    return true;
  for (let e = error; e instanceof Error; e = e.cause) {
    if (/terminated|connection|not queryable|timeout exceeded/i.test(e.message)) return true;
  }
  return false;
}

/** The database's time, for readers outside a transaction. */
export async function databaseNow(db: Database): Promise<Date> {
  const { rows } = await db.execute<{ now: string }>(
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return new Date(rows[0]!.now);
}
