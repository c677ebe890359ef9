import { sql } from 'drizzle-orm';
import { DATA_SETS, DOCUMENT_KINDS, type DocumentKind } from '#app/contract/document.ts';
import { recordContent } from '#app/contract/record.ts';
import { can } from '#app/domain/permissions/index.ts';
import { sizeOf } from '#server/documents/draw.ts';
import type { Paper } from '#server/documents/paper.ts';
import { recordPaper } from '#server/documents/record-paper.ts';
import { paperOf } from '#server/documents/session-paper.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { findMinutes } from '../minutes/head.ts';
import { meetingOf } from '../record/facts.ts';
import { findRecord, issuedOf } from '../record/read.ts';
import { sessionSubject } from '../session/read.ts';
import { documentContent } from './content.ts';
import { rowsOf } from './data.ts';
import { headOf } from './head.ts';

/** The page waits this long for sizes; what is not drawn by then is being drawn, and its size stands there next time. */
const PATIENCE_MS = 400;

/** How large both forms of a document are. */
async function sizesOf(paper: Paper) {
  const [pdf, docx] = await Promise.all([
    sizeOf(paper, 'pdf', PATIENCE_MS),
    sizeOf(paper, 'docx', PATIENCE_MS),
  ]);
  return { pdf, docx };
}

/** The documents of a session as its page lists them. */
export const listDocuments = answer('document.list', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, actor, room, tools }, { sessionId }, subject) {
    const networkId = required(subject.networkId);
    const view = required(await room(sessionId));
    const meeting = await meetingOf(db, networkId, sessionId);
    const closed = view.state.status === 'closed';
    const minutes = await findMinutes(db, view.room);
    /** Whether a document is there, and will stay as it is. */
    const stateOf = (kind: DocumentKind): 'not-yet' | 'now' | 'ready' => {
      if (kind === 'minutes') return minutes?.lockedAt ? 'ready' : minutes?.confirmBy ? 'now' : 'not-yet';
      if (closed) return 'ready';
      return kind === 'attendance-list' ? 'now' : 'not-yet';
    };
    const listed = Promise.all(
      DOCUMENT_KINDS.map(async (kind) => {
        const state = stateOf(kind);
        const content = state === 'not-yet' ? null : await documentContent(db, view, kind);
        return {
          kind,
          state,
          number: content?.number ?? null,
          recordId: null,
          sizes: content && (await sizesOf(paperOf(content))),
        };
      }),
    );
    const found = await findRecord(db, sql`r.network_id = ${networkId} and r.session_id = ${sessionId}`);
    const issued = found && issuedOf(found, tools.baseUrl);
    const sealed = found && issued && { content: recordContent.parse(found.content), ...issued };
    const head = await headOf(db, view, null);
    // All are measured at once: the page waits once, not once for each.
    const [own, recordSizes] = await Promise.all([listed, sealed && sizesOf(recordPaper(sealed))]);
    return {
      session: {
        id: sessionId,
        title: meeting.title,
        forumId: meeting.forum_id,
        forumName: meeting.forum_name,
      },
      status: view.state.status,
      timeZone: meeting.time_zone,
      documents: [
        ...own,
        {
          kind: 'session-record' as const,
          state: issued ? ('ready' as const) : ('not-yet' as const),
          number: issued?.number ?? null,
          recordId: issued?.id ?? null,
          sizes: recordSizes || null,
        },
      ],
      data: await Promise.all(
        DATA_SETS.map(async (set) => ({
          set,
          rows: closed ? (await rowsOf(db, view, head, set)).length : null,
        })),
      ),
      may: { number: can(actor, 'record.issue', subject) },
    };
  },
});
