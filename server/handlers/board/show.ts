import { sql } from 'drizzle-orm';
import { dayOf } from '#app/i18n/format.ts';
import { organisationRefs, uuids } from '#server/handlers/forum/read.ts';
import { forumRefOf, timeZoneOf } from '#server/handlers/forum/state.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { boardOf, cardsOf, columnsOf, linkedCommitments, overlapsOf, writersOf } from './read.ts';
import { boardSubject } from './subject.ts';

const ofBoard = (context: ReadContext, input: { boardId: string }) => boardSubject(context, input);

/** A board whole. The number is read first: a change that comes while we read is told again, never missed. */
export const showBoard = answer('board.show', {
  action: 'board.read',
  subject: ofBoard,
  async run(context, input) {
    const { db, actor, now } = context;
    const subject = required(await boardSubject(context, input));
    const { networkId, partyIds } = subject;
    const board = required(await boardOf(db, networkId, input.boardId));
    const [forum, zone, columns, cards, writers] = await Promise.all([
      forumRefOf(db, subject),
      timeZoneOf(db, networkId),
      columnsOf(db, networkId, board.id),
      cardsOf(db, networkId, board.id),
      writersOf(db, actor, subject),
    ]);
    const today = dayOf(now, zone);
    const linked = cards.flatMap((card) => card.commitmentId ?? []);
    const named = [...new Set([...partyIds, ...cards.flatMap((c) => [c.leadId, ...c.supporterIds])])];
    const [commitments, organisations] = await Promise.all([
      linkedCommitments(db, networkId, linked, today),
      organisationRefs(db, networkId, named),
    ]);
    return {
      forum,
      board,
      today,
      columns,
      cards,
      organisations: named.flatMap((id) => organisations.get(id) ?? []),
      partyIds: [...partyIds],
      commitments,
      overlaps: await overlapsOf(db, networkId, cards, commitments),
      ...writers,
    };
  },
});

/** How far a board has come: a page that has this number is up to date. */
export const boardHead = answer('board.head', {
  action: 'board.read',
  subject: ofBoard,
  async run(context, input, subject) {
    const { head } = required(await boardOf(context.db, required(subject.networkId), input.boardId));
    return { head };
  },
});

/** More commitments than this are not offered in one list. */
const MOST_COMMITMENTS = 500;

/** What the forms of a board's cards offer. */
export const boardChoices = answer('board.choices', {
  action: 'board.read',
  subject: ofBoard,
  async run(context, input) {
    const { db, actor } = context;
    const subject = required(await boardSubject(context, input));
    const { networkId, forumId, partyIds } = subject;
    const board = required(await boardOf(db, networkId, input.boardId));
    const [forum, columns, parties, writers, commitments] = await Promise.all([
      forumRefOf(db, subject),
      columnsOf(db, networkId, board.id),
      organisationRefs(db, networkId, partyIds),
      writersOf(db, actor, subject),
      db.execute<{ id: string; title: string; owner_id: string }>(sql`
        select id, title, owner_id from commitment where network_id = ${networkId} and forum_id = ${forumId}
          and life not in ('withdrawn', 'superseded') and owner_id = any(${uuids(partyIds)}::uuid[])
        order by due_on, id limit ${MOST_COMMITMENTS}`),
    ]);
    return {
      forum,
      board,
      columns,
      parties: partyIds.flatMap((id) => parties.get(id) ?? []),
      commitments: commitments.rows.map((row) => ({ id: row.id, title: row.title, ownerId: row.owner_id })),
      ...writers,
    };
  },
});
