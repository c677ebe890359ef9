import { promptsOf } from '#app/domain/conditions/index.ts';
import { dayOf } from '#app/i18n/format.ts';
import { readiness } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { lockForum, networkOfAct, personOf } from '../forum/act.ts';
import { timeZoneOf } from '../forum/state.ts';
import { forumSubject } from '../forum/subject.ts';
import { formsOf, newestResult } from './forms.ts';
import { happenedIn } from './happened.ts';

/** Records whether the forum is ready, with the evidence of that moment; a later assessment stands beside it. */
export const assessReadiness = handle('readiness.assess', {
  action: 'readiness.assess',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, now } = context;
    const subject = await lockForum(context, input.forumId);
    const { networkId, forumId } = subject;
    const personId = personOf(context);
    const forms = await formsOf(db, networkId, forumId);
    const form = forms.find((one) => one.closedAt !== null);
    const today = dayOf(now, await timeZoneOf(db, networkId));
    const { happened, charter } = await happenedIn(db, subject, now, today);
    const answered = form?.result?.answered;
    const evidence = {
      form:
        form && answered
          ? {
              number: form.number,
              answered: answered.government + answered['non-government'],
              parties: subject.partyIds.length,
            }
          : null,
      prompts: promptsOf(newestResult(forms), happened),
      charter: charter && {
        version: charter.version,
        accepted: charter.accepted,
        parties: charter.parties,
      },
    };
    const readinessId = context.newId();
    await db.insert(readiness).values({
      networkId,
      id: readinessId,
      forumId,
      verdict: input.verdict,
      reason: input.reason,
      evidence,
      personId,
      createdAt: now,
    });
    hashes.set(context, sha256Hex(canonicalJson(JSON.parse(JSON.stringify(evidence)))));
    return { readinessId };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    facts: {
      forumId: input.forumId,
      readinessId: output.readinessId,
      verdict: input.verdict,
      evidenceHash: hashes.get(context) ?? null,
    },
    sealed: { reason: input.reason },
  }),
});

/** Hashes of the evidence of acts under way, for their ledger entries. */
const hashes = new WeakMap<object, string>();
