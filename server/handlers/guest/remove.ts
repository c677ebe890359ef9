import { and, eq, isNull } from 'drizzle-orm';
import { guestSeat } from '#db/schema/index.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { tellFacts } from '../session/facts.ts';
import { sessionSubject } from '../session/read.ts';

/** Ends an observer's seat: the page closes within two seconds and the cookie opens nothing any more. */
export const removeGuest = handle('guest.remove', {
  action: 'session.facilitate',
  subject: sessionSubject,
  async run(context, { sessionId, guestId, reason }) {
    const networkId = required(context.subject.networkId);
    inNetwork(context, networkId);
    const here = and(
      eq(guestSeat.networkId, networkId),
      eq(guestSeat.sessionId, sessionId),
      eq(guestSeat.id, guestId),
    );
    const [seat] = await context.db.select().from(guestSeat).where(here);
    required(seat);
    const gone = await context.db
      .update(guestSeat)
      .set({ removedAt: context.now, removedReason: reason })
      .where(and(here, isNull(guestSeat.removedAt), isNull(guestSeat.leftAt)))
      .returning({ id: guestSeat.id });
    if (gone.length === 0) refuse('already_done');
    context.afterCommit(() => context.tools.signals.revoked({ networkId, guestId }));
    tellFacts(context, sessionId);
    return {};
  },
  ledger: ({ sessionId, guestId, reason }, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { sessionId, guestId },
    sealed: { reason },
  }),
});
