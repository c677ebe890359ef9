import { and, eq } from 'drizzle-orm';
import type { Guest } from '#app/domain/actor.ts';
import { guestSeat } from '#db/schema/index.ts';
import { blankGuestCookie } from '#server/auth/guest-cookie.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { tellFacts } from '../session/facts.ts';
import { sessionSubject } from '../session/read.ts';

const guestOf = ({ actor }: Pick<CommandContext, 'actor'>): Guest =>
  actor.kind === 'guest' ? actor : refuse('sign_in_required');

/** Ends the seat of the observer who asks. */
export const leaveAsGuest = handle('guest.leave', {
  action: 'guest.leave',
  subject: (context) =>
    context.actor.kind === 'guest' ? sessionSubject(context, context.actor) : Promise.resolve(null),
  async run(context) {
    const { networkId, sessionId, guestId } = guestOf(context);
    inNetwork(context, networkId);
    await context.db
      .update(guestSeat)
      .set({ leftAt: context.now })
      .where(and(eq(guestSeat.networkId, networkId), eq(guestSeat.id, guestId)));
    context.secret('cookie', blankGuestCookie(context.tools.secureCookies));
    context.afterCommit(() => context.tools.signals.revoked({ networkId, guestId }));
    tellFacts(context, sessionId);
    return {};
  },
  ledger: (_input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { sessionId: guestOf(context).sessionId, guestId: guestOf(context).guestId },
  }),
});
