import {
  CONFIRM_BY_DAY,
  confirmedBy,
  correctionAsked,
  minutesActions,
  minutesText,
  OFFERED_DAY,
} from '#db/demo/minutes.ts';
import { placeIn } from '#server/handlers/minutes/outline.ts';
import { editorContent } from '#server/text/draft-text.ts';
import { insertUpdate } from '#server/text/yjs-worker.ts';
import { type Cast, type Moment, paragraphs, type Stage } from './stage.ts';

/** Writes paragraphs under a heading, as the note-taker's editor would send them. */
async function write(stage: Stage, cast: Cast, sessionId: string, under: string, lines: readonly string[]) {
  const { base, updates } = await stage.ask(cast.noteTaker, 'minutes.catch-up', { sessionId });
  const { body } = await stage.ask(cast.noteTaker, 'minutes.draft', { sessionId });
  const at = placeIn(body?.content ?? [], { title: under });
  const update = await insertUpdate(updates, at, editorContent(paragraphs(lines)));
  if (typeof update !== 'string') throw new Error(update.why);
  await stage.act(cast.noteTaker, 'minutes.write', { sessionId, base: base.id, update });
}

/** The minutes of the past session: written, filled from the room, offered, confirmed by some, corrected by one. */
export function minutesMoment(stage: Stage, cast: Cast, past: { id: string }): Moment {
  const { act, ask } = stage;
  return {
    day: OFFERED_DAY,
    async play() {
      const { noteTaker } = cast;
      const session = { sessionId: past.id };
      await act(noteTaker, 'minutes.begin', session);
      for (const { under, lines } of minutesText) await write(stage, cast, past.id, under, lines);
      const { inserts } = await ask(noteTaker, 'minutes.draft', session);
      for (const { kind, ref } of inserts) {
        if (kind === 'decision') await act(noteTaker, 'minutes.insert', { ...session, kind, ref });
      }
      for (const { what, by, dueDay } of minutesActions) {
        const organisationId = cast.organisation(by);
        await act(noteTaker, 'minutes.note-action', {
          ...session,
          what,
          organisationId,
          due: stage.day(dueDay),
        });
      }
      const { base } = await ask(noteTaker, 'minutes.draft', session);
      const confirmBy = stage.day(CONFIRM_BY_DAY);
      await act(noteTaker, 'minutes.offer', { ...session, onVersion: base.version, confirmBy });
      stage.pass(3_600);
      for (const by of confirmedBy) {
        const organisationId = cast.organisation(by);
        await act(cast.delegate(by), 'minutes.confirm', { ...session, organisationId, version: 1 });
      }
      const { by, text } = correctionAsked;
      const organisationId = cast.organisation(by);
      await act(cast.delegate(by), 'minutes.correct', { ...session, organisationId, version: 1, text });
    },
  };
}
