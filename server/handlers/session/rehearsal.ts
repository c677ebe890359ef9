import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { VOTE_CHOICES } from '#app/domain/consensus.ts';
import { type SessionSeed, scheduleSession, specialsOf, valuesOf } from '#app/domain/session/index.ts';
import { session, sessionEvent, sessionSnapshot } from '#db/schema/index.ts';
import { handle, handleRoom } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { newBallotCode, putIntoBox } from './ballot-box.ts';
import { sessionSubject } from './read.ts';
import { theRoom } from './room-subject.ts';
import { shortCodeFrom } from './short-code.ts';

/**
 * Makes a rehearsal: a room of its own with the same agenda, texts and parties. It is in no list, no figure and no
 * register; the ledger says that somebody practised, and not what came of it.
 */
export const startRehearsal = handle('rehearsal.start', {
  action: 'session.facilitate',
  subject: sessionSubject,
  async run(context, input) {
    const { db, now } = context;
    const { room, state } = required(await context.room(input.sessionId));
    if (state.rehearsalOf !== null || state.status === 'closed') refuse('wrong_state');
    const [original] = await db
      .select()
      .from(session)
      .where(and(eq(session.networkId, room.networkId), eq(session.id, input.sessionId)));
    const { place, startsAt, endsAt } = required(original);
    const sessionId = context.newId();
    const seed: SessionSeed = {
      sessionId,
      forumId: room.forumId,
      title: state.title,
      groundRules: state.groundRules,
      parties: state.partyIds.flatMap(
        (id) => valuesOf(state.parties).find((party) => party.organisationId === id) ?? [],
      ),
      agenda: state.itemIds.flatMap((id) => {
        const item = state.items[id];
        if (!item) return [];
        const { itemId, title, mode, minutes, text } = item;
        return [{ itemId, title, mode, minutes, text, ...specialsOf(item) }];
      }),
      rehearsalOf: input.sessionId,
    };
    const first = scheduleSession(seed);
    if (!first.ok) refuse(first.error);
    await db.insert(session).values({
      networkId: room.networkId,
      id: sessionId,
      forumId: room.forumId,
      title: state.title,
      place,
      startsAt: now,
      endsAt: new Date(now.getTime() + endsAt.getTime() - startsAt.getTime()),
      shortCode: shortCodeFrom(context.newId()),
      rehearsalOf: input.sessionId,
      head: 1,
      createdAt: now,
    });
    const { type, organisationId, ...payload } = first.value;
    await db.insert(sessionEvent).values({
      networkId: room.networkId,
      sessionId,
      seq: 1,
      commandId: context.newId(),
      type,
      at: now,
      personId: context.actor.kind === 'person' ? context.actor.personId : null,
      organisationId,
      payload,
    });
    return { sessionId };
  },
  ledger: ({ sessionId }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { sessionId, rehearsal: true },
  }),
});

/**
 * The simulated participants act; what they do follows from a seed. In a secret vote the log says that they voted, and
 * what they chose goes into the box, as with real ones.
 */
export const playRehearsal = handleRoom('rehearsal.play', {
  action: 'session.facilitate',
  subject: theRoom,
  command: (_input, { newId }) => ({ type: 'rehearsal.play', seed: newId() }),
  async effect(tx, room, _input, tools, decided) {
    for (const event of decided) {
      if (event.type !== 'ballot.cast') continue;
      const choice = VOTE_CHOICES[randomInt(VOTE_CHOICES.length)] ?? 'abstain';
      await putIntoBox(tx, room, event.voteId, { code: newBallotCode(), choice }, tools);
    }
  },
});

/**
 * Throws a rehearsal away: nobody finds it again. Its events stay behind as rows that belong to nothing, because the
 * log of rooms only grows.
 */
export const discardRehearsal = handle('rehearsal.discard', {
  action: 'session.facilitate',
  subject: sessionSubject,
  async run(context, { sessionId }) {
    const { room, state } = required(await context.room(sessionId));
    const { rehearsalOf } = state;
    if (rehearsalOf === null) refuse('not_a_rehearsal');
    const { db } = context;
    await db
      .delete(sessionSnapshot)
      .where(and(eq(sessionSnapshot.networkId, room.networkId), eq(sessionSnapshot.sessionId, sessionId)));
    await db.delete(session).where(and(eq(session.networkId, room.networkId), eq(session.id, sessionId)));
    return { sessionId: rehearsalOf };
  },
  ledger: ({ sessionId }, _output, { subject }) => ({
    networkId: subject.networkId,
    facts: { sessionId, rehearsal: true },
  }),
});
