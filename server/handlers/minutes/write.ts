import { handle } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { addToDraft, checkDecodes } from '../draft/add.ts';
import { rewriteIn } from '../draft/rewrite.ts';
import { sessionSubject } from '../session/read.ts';
import { draftOf, holdMinutes } from './head.ts';

const action = 'minutes.write';

/** Adds what somebody wrote to the minutes. No ledger entry: what counts is what is frozen. */
export const writeMinutes = handle('minutes.write', {
  action,
  prepare: (context, input) =>
    checkDecodes(context, input.update, action, (reading) =>
      sessionSubject(reading, { sessionId: input.sessionId }),
    ),
  subject: sessionSubject,
  async run(context, { sessionId, base, update }) {
    const of = { networkId: required(context.subject.networkId), sessionId };
    await holdMinutes(context.db, of);
    return addToDraft(context, draftOf(of), { base, update });
  },
  ledger: () => ({ networkId: null, facts: {} }),
});

/** Changes a passage of the minutes without an editor. No ledger entry: what counts is what is frozen. */
export const rewriteMinutes = handle('minutes.rewrite', {
  action,
  subject: sessionSubject,
  async run(context, { sessionId, ...input }) {
    const of = { networkId: required(context.subject.networkId), sessionId };
    await holdMinutes(context.db, of);
    return rewriteIn(context, draftOf(of), input);
  },
  ledger: () => ({ networkId: null, facts: {} }),
});
