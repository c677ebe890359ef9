import { audienceOf, stateFor } from '#app/domain/session/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { besideRoom, textsOf } from './beside.ts';
import { sessionSubject } from './read.ts';

/** The live room as the reader may see it. */
export const showRoom = answer('session.room', {
  action: 'session.watch',
  subject: sessionSubject,
  async run(context, { sessionId, wall, lean }, subject) {
    const { state } = required(await context.room(sessionId));
    const audience = audienceOf(context.actor, subject, wall, lean);
    return {
      ...(await besideRoom(context, { sessionId, wall, state, subject })),
      seq: state.seq,
      now: context.now.getTime(),
      audience,
      state: stateFor(state, audience),
      texts: await textsOf(context.db, required(subject.networkId), state),
    };
  },
});
