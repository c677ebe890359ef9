import { sql } from 'drizzle-orm';
import type { ToldAct } from '#app/contract/ledger.ts';
import type { Reader } from '#db/client.ts';
import type { LedgerEntry } from '#server/ledger/entry.ts';

/** What an act can be about, the nearest thing first: the fact that names it, and where its title stands. */
const SUBJECTS = [
  ['cardId', 'board_card', 'title'],
  ['commitmentId', 'commitment', 'title'],
  ['agreementId', 'agreement', 'title'],
  ['proposalId', 'proposal', 'title'],
  ['topicId', 'topic', 'title'],
  ['boardId', 'board', 'title'],
  ['indicatorId', 'indicator', 'name'],
  ['sessionId', 'session', 'title'],
  ['forumId', 'forum', 'name'],
  ['organisationId', 'organisation', 'short_name'],
] as const;

/** An entry with the word whether the reader did it: only then is told what it was about. */
export interface TellingEntry {
  entry: LedgerEntry;
  own: boolean;
}

function factOf(entry: LedgerEntry, name: string): string | null {
  const value = (entry.facts as Record<string, unknown>)[name];
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : null;
}

/** Acts for words: the names of those concerned as they are called today. */
export async function tellActs(
  db: Reader,
  networkId: string,
  acts: readonly TellingEntry[],
): Promise<ToldAct[]> {
  const wanted = acts.map(({ entry, own }) => {
    const nearest = own
      ? SUBJECTS.find(([fact]) => factOf(entry, fact) !== null && factOf(entry, fact) !== entry.organisation)
      : undefined;
    return {
      organisationId: entry.organisation,
      table: nearest?.[1],
      id: nearest && factOf(entry, nearest[0]),
    };
  });
  const names = new Map<string, string>();
  const read = async (table: string, column: string, ids: readonly string[]) => {
    if (ids.length === 0) return;
    const { rows } = await db.execute<{ id: string; name: string }>(sql`
      select id, ${sql.identifier(column)} as name from ${sql.identifier(table)}
      where network_id = ${networkId} and id = any(${`{${ids.join(',')}}`}::uuid[])`);
    for (const { id, name } of rows) names.set(id, name);
  };
  await read('organisation', 'short_name', [...new Set(wanted.flatMap((one) => one.organisationId ?? []))]);
  for (const [, table, column] of SUBJECTS)
    await read(table, column, [
      ...new Set(wanted.flatMap((one) => (one.table === table && one.id ? one.id : []))),
    ]);
  return acts.map(({ entry }, at) => ({
    entryId: entry.id,
    command: entry.command,
    at: entry.at,
    organisation: names.get(wanted[at]?.organisationId ?? '') ?? null,
    subject: names.get(wanted[at]?.id ?? '') ?? null,
  }));
}
