import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { sessionSubject } from '../session/read.ts';
import { documentContent } from './content.ts';

/** Everything a document of a session says. */
export const showDocument = answer('document.show', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, room }, { sessionId, kind }) {
    return documentContent(db, required(await room(sessionId)), kind);
  },
});
