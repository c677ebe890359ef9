import { sql } from 'drizzle-orm';
import { recordContent } from '#app/contract/record.ts';
import { can } from '#app/domain/permissions/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { sessionSubject } from '../session/read.ts';
import { contentOf } from './content.ts';
import { meetingOf } from './facts.ts';
import { findRecord, issuedOf } from './read.ts';

/** The berita acara of a session as issued, or as it would be issued now. */
export const recordOfSession = answer('record.of-session', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, actor, now, room, tools }, { sessionId }, subject) {
    const networkId = required(subject.networkId);
    const meeting = await meetingOf(db, networkId, sessionId);
    const found = await findRecord(db, sql`r.network_id = ${networkId} and r.session_id = ${sessionId}`);
    const view = required(await room(sessionId));
    const content = found
      ? recordContent.parse(found.content)
      : await contentOf(db, view, { number: '…', at: now });
    const closed = view.state.status === 'closed';
    return {
      session: {
        id: sessionId,
        title: meeting.title,
        forumId: meeting.forum_id,
        forumName: meeting.forum_name,
      },
      status: view.state.status,
      timeZone: meeting.time_zone,
      record: found && issuedOf(found, tools.baseUrl),
      content,
      may: { issue: closed && !found && can(actor, 'record.issue', subject) },
    };
  },
});
