import { sql } from 'drizzle-orm';
import { recordContent } from '#app/contract/record.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { sessionSubject } from '../session/read.ts';
import { findRecord, issuedOf } from './read.ts';

/** An issued record with everything it says, for those who may read its session. */
export const showRecord = answer('record.show', {
  action: 'session.read',
  async subject(context, { recordId }) {
    const found = await findRecord(context.db, sql`r.id = ${recordId}`);
    return found && sessionSubject(context, { sessionId: found.session_id });
  },
  async run({ db, tools }, { recordId }, subject) {
    const networkId = required(subject.networkId);
    const found = required(await findRecord(db, sql`r.network_id = ${networkId} and r.id = ${recordId}`));
    return { record: issuedOf(found, tools.baseUrl), content: recordContent.parse(found.content) };
  },
});
