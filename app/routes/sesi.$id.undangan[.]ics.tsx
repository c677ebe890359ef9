import type { LoaderFunctionArgs } from '@remix-run/node';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { icsOf, sessionUid } from '#app/domain/calendar.ts';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';

/** The invitation as a file for the reader's calendar. The same entry, newer, when the session is moved. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { session, agenda } = await ask(context, request, 'session.show', { sessionId: sessionIdOf(params) });
  const { session: words, invitation } = messagesFor(context.locale);
  const link = `${context.baseUrl}/g/${session.shortCode}`;
  const file = icsOf({
    uid: sessionUid(session.id),
    sequence: session.sequence,
    // Postponed, it has no date: the entry leaves the calendar and comes back, newer, with the new one.
    cancelled: session.status === 'cancelled' || session.status === 'postponed',
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    stampedAt: session.invitedAt,
    title: session.title,
    place: session.place,
    description: [
      session.forumName,
      invitation.joinBy(link, session.shortCode),
      `${words.agenda}:`,
      ...agenda.map((item, at) => `${at + 1}. ${item.title}`),
    ].join('\n'),
    url: link,
    organiser: context.mailAddress ? { name: session.forumName, email: context.mailAddress } : null,
  });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="sesi.ics"',
      'Cache-Control': 'no-store',
    },
  });
}
