import { sql } from 'drizzle-orm';
import { between, needsRespread, type Rank, spread } from '#app/domain/rank.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import type { LockedBoard } from './subject.ts';

/** A place that was found, and new keys for the whole column where it had to be spread again. */
export interface Place {
  rank: Rank;
  ranks: Record<string, Rank> | null;
}

interface Neighbours extends Record<string, unknown> {
  column_found: boolean;
  card_column: string | null;
  card_rank: Rank | null;
  anchor: Rank | null;
  first: Rank | null;
  last: Rank | null;
  next: Rank | null;
}

/**
 * A free place in a column of a locked board.
 * @param cardId the card that goes there; it does not count as its own neighbour
 * @param behind the card it goes behind; null: to the top; undefined, or a card that is no longer there: to the end.
 *   Behind itself means that it stays where it is, if it is in that column.
 * @throws Refused `field_not_in_list` for a column of another board; `not_found` when the card has gone
 */
export async function placeIn(
  context: CommandContext,
  on: LockedBoard,
  columnId: string,
  cardId: string | null,
  behind: string | null | undefined,
): Promise<Place> {
  const { networkId } = on;
  const anchorId = behind ?? null;
  const inColumn = sql`c.network_id = ${networkId} and c.column_id = ${columnId}
    and c.id is distinct from ${cardId}::uuid`;
  const { rows } = await context.db.execute<Neighbours>(sql`
    with anchor as (select c.rank from board_card c where ${inColumn} and c.id = ${anchorId}::uuid),
      moved as (select column_id, rank from board_card
        where network_id = ${networkId} and board_id = ${on.boardId} and id = ${cardId}::uuid)
    select exists (select 1 from board_column k where k.network_id = ${networkId} and k.board_id = ${on.boardId}
        and k.id = ${columnId}) as column_found,
      (select column_id from moved) as card_column, (select rank from moved) as card_rank,
      (select rank from anchor) as anchor,
      (select c.rank from board_card c where ${inColumn} order by c.rank collate "C" limit 1) as first,
      (select c.rank from board_card c where ${inColumn} order by c.rank collate "C" desc limit 1) as last,
      (select c.rank from board_card c where ${inColumn} and c.rank collate "C" > (select rank from anchor)
        order by c.rank collate "C" limit 1) as next`);
  const found = rows[0];
  if (!found?.column_found) return refuse('invalid_input', { fields: { columnId: 'field_not_in_list' } });
  if (cardId !== null && found.card_column === null) refuse('not_found');
  if (cardId !== null && behind === cardId && found.card_column === columnId && found.card_rank !== null)
    return { rank: found.card_rank, ranks: null };
  const rank =
    behind === null
      ? between(null, found.first)
      : found.anchor !== null
        ? between(found.anchor, found.next)
        : between(found.last, null);
  if (cardId === null || !needsRespread([rank])) return { rank, ranks: null };
  return respread(context, on, columnId, cardId, rank);
}

/** Gives the cards of a column new, short keys, with room for the moved card where `rank` would have put it. */
async function respread(
  context: CommandContext,
  { networkId }: LockedBoard,
  columnId: string,
  cardId: string,
  rank: Rank,
): Promise<Place> {
  const { db } = context;
  const { rows } = await db.execute<{ id: string; rank: Rank }>(sql`
    select id, rank from board_card where network_id = ${networkId} and column_id = ${columnId} and id <> ${cardId}
    order by rank collate "C"`);
  const at = rows.filter((row) => row.rank < rank).length;
  const keys = spread(rows.length + 1);
  const own = keys[at] ?? rank;
  const others = [...keys.slice(0, at), ...keys.slice(at + 1)];
  const ranks = Object.fromEntries(rows.map((row, i) => [row.id, others[i] ?? row.rank]));
  const list = JSON.stringify(Object.entries(ranks).map(([id, key]) => ({ id, key })));
  // In two steps: the index looks at each row as it changes, and a new key may be another card's old one.
  await db.execute(sql`
    update board_card set rank = '~' || id where network_id = ${networkId} and column_id = ${columnId}`);
  await db.execute(sql`
    update board_card c set rank = r.key from jsonb_to_recordset(${list}::jsonb) as r(id uuid, key text)
    where c.network_id = ${networkId} and c.id = r.id`);
  return { rank: own, ranks };
}

/** Where a new column goes: behind the last one. */
export async function endOfColumns(context: CommandContext, on: LockedBoard) {
  const { rows } = await context.db.execute<{ last: Rank | null; n: string }>(sql`
    select max(rank collate "C") as last, count(*) as n from board_column
    where network_id = ${on.networkId} and board_id = ${on.boardId}`);
  return { rank: between(rows[0]?.last ?? null, null), count: Number(rows[0]?.n ?? 0) };
}
