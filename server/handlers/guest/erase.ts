import { and, eq, isNull, sql } from 'drizzle-orm';
import { guestSeat } from '#db/schema/index.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { tellFacts } from '../session/facts.ts';
import { sessionSubject } from '../session/read.ts';

/**
 * Erases an observer's name on request (UU 27/2022, right to erasure): from the attendance list, and what opens the
 * ledger's commitments to it. That somebody was there, and when, stays; a seat that is still taken ends.
 */
export const eraseGuest = handle('guest.erase', {
  action: 'session.facilitate',
  subject: sessionSubject,
  async run(context, { sessionId, guestId }) {
    const { db, now, subject } = context;
    const networkId = required(subject.networkId);
    inNetwork(context, networkId);
    const here = and(
      eq(guestSeat.networkId, networkId),
      eq(guestSeat.sessionId, sessionId),
      eq(guestSeat.id, guestId),
    );
    const [seat] = await db.select().from(guestSeat).where(here).for('update');
    if (required(seat).erasedAt) refuse('already_done');
    await db
      .update(guestSeat)
      .set({ name: '', institution: '', removedReason: '', erasedAt: now })
      .where(here);
    await db
      .update(guestSeat)
      .set({ leftAt: now })
      .where(and(here, isNull(guestSeat.leftAt), isNull(guestSeat.removedAt)));
    const entered = required(seat).enteredAt.toISOString();
    await db.execute(sql`
      delete from ledger_opening o using ledger_entry e
      where o.network_id = ${networkId} and e.network_id = o.network_id and e.id = o.entry_id
        and e.at >= ${entered}::timestamptz - interval '1 minute'
        and e.command in ('guest.enter', 'guest.remove') and e.body::jsonb -> 'facts' ->> 'guestId' = ${guestId}`);
    context.afterCommit(() => context.tools.signals.revoked({ networkId, guestId }));
    tellFacts(context, sessionId);
    return {};
  },
  ledger: ({ sessionId, guestId }, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { sessionId, guestId },
  }),
});
