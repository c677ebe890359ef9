import { issueRecord } from './issue.ts';
import { recordOfSession } from './of-session.ts';
import { showRecord } from './show.ts';
import { verifyRecord } from './verify.ts';

/** The handlers of records: one file per command or query. */
export const recordCommandHandlers = { 'record.issue': issueRecord };
export const recordQueryHandlers = {
  'record.of-session': recordOfSession,
  'record.show': showRecord,
  'record.verify': verifyRecord,
};
