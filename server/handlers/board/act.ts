import { type SQL, sql } from 'drizzle-orm';
import type { BoardCard, BoardChange } from '#app/contract/board.ts';
import type { ErrorCode } from '#app/contract/errors.ts';
import { dayOf } from '#app/i18n/format.ts';
import { cardSupporter } from '#db/schema/index.ts';
import { timeZoneOf } from '#server/handlers/forum/state.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { linkedCommitments } from './read.ts';
import { forumOf, type LockedBoard } from './subject.ts';

type WithoutHead<T> = T extends unknown ? Omit<T, 'head' | 'by'> : never;
/** A change before it has its number. */
export type Change = WithoutHead<BoardChange>;

/**
 * Counts a change of a locked board and tells those who look at it, once it is committed.
 * @param alongside a statement that is run in the same round trip: others wait for the board meanwhile
 */
export async function announce(
  context: CommandContext,
  on: LockedBoard,
  organisationId: string | undefined,
  change: Change,
  alongside?: SQL,
): Promise<number> {
  const { networkId, boardId } = on;
  const { rows } = await context.db.execute<{ head: string }>(sql`
    ${alongside ? sql`with alongside as (${alongside})` : sql``} update board set head = head + 1 where network_id = ${networkId} and id = ${boardId} returning head`);
  const head = Number(rows[0]?.head);
  const told: BoardChange = { ...change, head, by: organisationId ?? null };
  context.afterCommit(() => context.tools.signals.boardChanged({ networkId, boardId, head, change: told }));
  return head;
}

/** What somebody writes on a card. */
export interface CardInput {
  title: string;
  leadId: string;
  supporterIds?: string[] | undefined;
  dueOn?: string | undefined;
  commitmentId?: string | undefined;
}

/**
 * Checks what a card names: lead and supporters are parties of the forum, the commitment is one of the forum's.
 * @returns supporters once each, without the lead
 */
export async function checkCard(
  context: CommandContext,
  on: LockedBoard,
  input: CardInput,
): Promise<string[]> {
  const parties = new Set(forumOf(context).partyIds);
  const fields: Record<string, ErrorCode> = {};
  if (!parties.has(input.leadId)) fields.leadId = 'not_a_party';
  const supporters = [...new Set(input.supporterIds)].filter((id) => id !== input.leadId);
  if (supporters.some((id) => !parties.has(id))) fields.supporterIds = 'not_a_party';
  if (Object.keys(fields).length > 0) refuse('not_a_party', { fields });
  if (input.commitmentId !== undefined) {
    const { rows } = await context.db.execute(sql`
      select 1 from commitment where network_id = ${on.networkId} and forum_id = ${on.forumId}
        and id = ${input.commitmentId}`);
    if (rows.length === 0) refuse('invalid_input', { fields: { commitmentId: 'field_not_in_list' } });
  }
  return supporters;
}

/** Writes the supporters of a card that has none. */
export async function keepSupporters(
  context: CommandContext,
  { networkId }: LockedBoard,
  cardId: string,
  organisationIds: readonly string[],
): Promise<void> {
  if (organisationIds.length === 0) return;
  await context.db
    .insert(cardSupporter)
    .values(organisationIds.map((organisationId) => ({ networkId, cardId, organisationId })));
}

/** The change that shows a card to everybody, with its commitment as it stands today. */
export async function putChange(
  context: CommandContext,
  { networkId }: LockedBoard,
  card: BoardCard,
  added: boolean,
): Promise<Change> {
  const { db, now } = context;
  if (card.commitmentId === null) return { type: 'card.put', added, card, commitment: null };
  const today = dayOf(now, await timeZoneOf(db, networkId));
  const [commitment] = await linkedCommitments(db, networkId, [card.commitmentId], today);
  return { type: 'card.put', added, card, commitment: commitment ?? null };
}

/** What the ledger keeps of what a card says: whom it names in the open, its words sealed. */
export function cardFacts(input: CardInput) {
  return {
    facts: {
      leadId: input.leadId,
      supporterIds: input.supporterIds ?? [],
      dueOn: input.dueOn ?? null,
      commitmentId: input.commitmentId ?? null,
    },
    sealed: { title: input.title },
  };
}
