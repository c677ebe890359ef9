import { type AppLoadContext, data } from '@remix-run/node';
import type { ErrorCode } from '#app/contract/errors.ts';
import { type Sendings, submitOneOf } from '#app/forms/submit.server.ts';

/**
 * The session of an address.
 * @throws Response 404 when the address holds no identifier
 */
export function sessionIdOf(params: { id?: string }): string {
  const id = params.id ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    throw data({ code: 'not_found' satisfies ErrorCode }, { status: 404 });
  }
  return id;
}

/** What partners do in the room. */
export function actAsPartner(context: AppLoadContext, request: Request, sessionId: string) {
  return submitOneOf(context, request, partnerSendings(sessionId));
}

/** What a facilitator does in the room, which includes acting for organisations without a phone at hand. */
export function actAsFacilitator(context: AppLoadContext, request: Request, sessionId: string) {
  const sending = { extra: { sessionId } };
  return submitOneOf(context, request, {
    ...partnerSendings(sessionId),
    'session.open': sending,
    'session.postpone': sending,
    'session.close': sending,
    'session.undo': sending,
    'steering.hand': sending,
    'rehearsal.start': { ...sending, redirectTo: ({ sessionId: made }) => `/sesi/${made}/konsol` },
    'rehearsal.play': sending,
    'rehearsal.discard': { ...sending, redirectTo: ({ sessionId: real }) => `/sesi/${real}/konsol` },
    'agenda.start': sending,
    'agenda.finish': sending,
    'agenda.step': sending,
    'agenda.put-text': sending,
    'turn.give': sending,
    'round.open': sending,
    'position.record': sending,
    'round.close': sending,
    'round.cancel': sending,
    'vote.open': sending,
    'vote.close': sending,
    'vote.cancel': sending,
    'guest.remove': sending,
    'activity.open': sending,
    'activity.add': sending,
    'activity.settle': sending,
    'activity.reveal': sending,
    'activity.group': sending,
    'activity.name-group': sending,
    'activity.open-dots': sending,
    'activity.draw': sending,
    'activity.close': sending,
  });
}

function partnerSendings(sessionId: string): Sendings {
  const sending = { extra: { sessionId } };
  return {
    'session.register': sending,
    'attendance.mark': sending,
    'attendance.leave': sending,
    'turn.request': sending,
    'turn.withdraw': sending,
    'turn.end': sending,
    'position.give': sending,
    'position.confirm': sending,
    'position.reject': sending,
    'vote.cast': sending,
    'ballot.cast': sending,
    'objection.set': sending,
    'activity.write': sending,
    'activity.rewrite': sending,
    'activity.withdraw': sending,
    'activity.mark': sending,
    'activity.report': sending,
  };
}
