import { can } from '#app/domain/permissions/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { catchUpOf } from '../draft/catch-up.ts';
import { peopleNames } from '../forum/read.ts';
import { sessionSubject } from '../session/read.ts';
import { draftOf, findMinutes } from './head.ts';

/** What a reader of the minutes lacks. Whoever has another version's updates gets all of this one. */
export const catchUpMinutes = answer('minutes.catch-up', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, actor }, { sessionId, base, after }, subject) {
    const networkId = required(subject.networkId);
    const head = await findMinutes(db, { networkId, sessionId });
    if (!head || head.lockedAt) refuse('wrong_state');
    const names = actor.kind === 'person' ? await peopleNames(db, networkId, [actor.personId]) : null;
    const name = (actor.kind === 'person' && names?.get(actor.personId)) || '';
    return {
      ...(await catchUpOf(db, draftOf({ networkId, sessionId }), { base, after })),
      self: { name, organisation: null },
      may: { write: can(actor, 'minutes.write', subject) },
    };
  },
});
