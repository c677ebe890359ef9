import { audienceKey, audienceOf, eventFor, stateFor } from '#app/domain/session/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { eventsAfter, MOST_MISSED } from '#server/kernel/room-store.ts';
import { sessionSubject } from './read.ts';

/** What happened after a number, or the whole state when too much did (or when the number lies ahead,
 * or the reader sees as somebody else now). */
export const catchUp = answer('session.catch-up', {
  action: 'session.watch',
  subject: sessionSubject,
  async run({ db, now, actor, room }, { sessionId, after, audienceKey: seenAs, wall, lean }, subject) {
    const { room: facts, state } = required(await room(sessionId));
    const audience = audienceOf(actor, subject, wall, lean);
    const head = { seq: state.seq, now: now.getTime(), audience };
    const missed = state.seq - after;
    const same = seenAs === undefined || seenAs === audienceKey(audience);
    if (!same || after === 0 || missed < 0 || missed > MOST_MISSED)
      return { ...head, update: { kind: 'snapshot', state: stateFor(state, audience) } };
    const events = missed === 0 ? [] : await eventsAfter(db, facts, after);
    return {
      ...head,
      update: {
        kind: 'events',
        events: events
          .filter((event) => event.seq <= state.seq)
          .map((event) => eventFor(event, state, audience)),
      },
    };
  },
});
