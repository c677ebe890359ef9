import { and, eq } from 'drizzle-orm';
import { record } from '#db/schema/index.ts';
import { newCode } from '#server/documents/code.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { sessionSubject } from '../session/read.ts';
import { contentHash, contentOf } from './content.ts';

/** Issues the berita acara: everything it says is frozen with its hash, and the ledger keeps the hash. */
export const issueRecord = handle('record.issue', {
  action: 'record.issue',
  subject: sessionSubject,
  async run(context, { sessionId, number }) {
    const { db, now } = context;
    const view = required(await context.room(sessionId));
    const { networkId } = view.room;
    if (view.state.rehearsalOf !== null) refuse('wrong_state');
    const before = await db
      .select({ sessionId: record.sessionId, number: record.number })
      .from(record)
      .where(and(eq(record.networkId, networkId), eq(record.sessionId, sessionId)));
    if (before.length > 0) refuse('already_done');
    const [taken] = await db
      .select({ id: record.id })
      .from(record)
      .where(and(eq(record.networkId, networkId), eq(record.number, number)));
    if (taken) refuse('already_exists', { fields: { number: 'already_exists' } });
    const content = (await contentOf(db, view, { number, at: now })) ?? refuse('wrong_state');
    const recordId = context.newId();
    const code = newCode();
    const hash = contentHash(content);
    await db.insert(record).values({
      networkId,
      id: recordId,
      kind: 'session-record',
      sessionId,
      number,
      code,
      content,
      hash,
      createdAt: now,
    });
    return { recordId, code, hash };
  },
  ledger: ({ sessionId, number }, { recordId, hash }, { subject }) => ({
    networkId: subject.networkId,
    facts: { recordId, sessionId, number, hash },
    checkpoint: true,
  }),
});
