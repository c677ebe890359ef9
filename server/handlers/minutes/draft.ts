import { can } from '#app/domain/permissions/index.ts';
import { plainText } from '#app/editor/plain.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { earliestOf } from '../calendar/read.ts';
import { draftText, passagesOf } from '../draft/read.ts';
import { baseOf, storedUpdates, updatesOf } from '../draft/store.ts';
import { partiesOfSession, sessionSubject } from '../session/read.ts';
import { minutesContentOf, tight } from './content.ts';
import { draftOf, findMinutes } from './head.ts';
import { insertsOf } from './inserts.ts';
import { sectionsOf } from './outline.ts';
import { aboutSession } from './show.ts';

/** Working days that those who attended should have to answer. */
const ANSWER_DAYS = 3;

/** The minutes as they are being written, with what the room offers to be put in. */
export const showMinutesDraft = answer('minutes.draft', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, actor, now, room }, { sessionId }, subject) {
    const view = required(await room(sessionId));
    const head = await findMinutes(db, view.room);
    if (!head || head.lockedAt) refuse('wrong_state');
    const about = await aboutSession(db, view);
    const base = await baseOf(db, draftOf(view.room));
    const updates = await updatesOf(db, base);
    const { document } = await draftText(updates);
    const seq = base.begun ? ((await storedUpdates(db, base)).at(-1)?.seq ?? 0) : 0;
    const plain = document ? plainText(document) : '';
    const written = tight(plain);
    const inserts = await insertsOf(db, view);
    const offered = await minutesContentOf(db, view);
    const { networkId } = view.room;
    const { day } = await earliestOf(db, networkId, { now, zone: about.timeZone, rule: ANSWER_DAYS });
    return {
      ...about,
      base: { id: base.id, version: base.version },
      seq,
      body: document && { type: 'doc' as const, content: document.content.map((node) => ({ ...node })) },
      plain,
      passages: document ? await passagesOf(updates) : [],
      inserts: inserts.map(({ kind, ref, title, detail, nodes }) => ({
        kind,
        ref,
        title,
        detail,
        // Its first words stand there: somebody may have put it in already.
        there: written.includes(
          tight(plainText({ type: 'doc', content: nodes } as never).split('\n')[0] ?? ''),
        ),
      })),
      sections: sectionsOf(document?.content ?? []),
      parties: await partiesOfSession(db, networkId, view.state),
      takenIn: (offered?.corrections ?? []).filter(
        ({ status, version }) => status === 'taken-in' && version === head.version,
      ),
      earliest: day,
      may: {
        write: can(actor, 'minutes.write', subject),
        offer: view.state.status === 'closed' && can(actor, 'minutes.offer', subject),
      },
    };
  },
});
