import { and, desc, eq } from 'drizzle-orm';
import type { TopicTurn } from '#app/contract/forum-texts.ts';
import type { Reader } from '#db/client.ts';
import { topicTurn } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { networkOfAct, personOf } from '../forum/act.ts';
import { peopleNames } from '../forum/read.ts';

/** More often than this no page needs to say. */
const SHOWN = 20;

/** Remembers that a topic was closed or opened again. */
export async function keepTurn(
  context: CommandContext,
  turn: Pick<typeof topicTurn.$inferInsert, 'topicId' | 'kind' | 'note'>,
): Promise<void> {
  await context.db.insert(topicTurn).values({
    ...turn,
    networkId: networkOfAct(context),
    id: context.newId(),
    personId: personOf(context),
    createdAt: context.now,
  });
}

/** How a topic was closed and opened again, the newest first; nothing for one that never was opened again. */
export async function turnsOf(db: Reader, networkId: string, topicId: string): Promise<TopicTurn[]> {
  const rows = await db
    .select()
    .from(topicTurn)
    .where(and(eq(topicTurn.networkId, networkId), eq(topicTurn.topicId, topicId)))
    .orderBy(desc(topicTurn.createdAt), desc(topicTurn.id))
    .limit(SHOWN);
  if (!rows.some(({ kind }) => kind === 'reopened')) return [];
  const people = await peopleNames(
    db,
    networkId,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ kind, note, personId, createdAt }) => ({
    kind,
    note,
    by: people.get(personId) ?? '',
    at: createdAt.toISOString(),
  }));
}
