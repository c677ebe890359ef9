import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Invitation } from '#app/components/session/invitation.tsx';
import { LiveRoom } from '#app/components/session/live-room.tsx';
import { PartnerRoom } from '#app/components/session/partner-room.tsx';
import { qrOf } from '#app/components/session/qr.server.ts';
import { Results } from '#app/components/session/results.tsx';
import { useRoomView } from '#app/components/session/room-context.tsx';
import { actAsPartner, sessionIdOf } from '#app/components/session/room-page.server.ts';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const [show, room] = await Promise.all([
    ask(context, request, 'session.show', { sessionId }),
    ask(context, request, 'session.room', { sessionId }),
  ]);
  const joinLink = `${context.baseUrl}/g/${room.shortCode}`;
  const { common } = messagesFor(context.locale);
  return {
    show,
    room,
    qr: qrOf(joinLink),
    joinLink,
    pageKey: newKey(),
    title: common.page.title(room.state.title),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return actAsPartner(context, request, sessionIdOf(params));
}

/** A session as its reader needs it: the invitation, the room, or what came of it. */
export default function Session() {
  const { room, pageKey } = useLoaderData<typeof loader>();
  return (
    <LiveRoom room={room} pageKey={pageKey}>
      <WhatFits />
    </LiveRoom>
  );
}

function WhatFits() {
  const { show, qr, joinLink } = useLoaderData<typeof loader>();
  const { state } = useRoomView();
  if (state.status === 'closed') return <Results show={show} />;
  return state.status === 'open' ? <PartnerRoom /> : <Invitation show={show} qr={qr} joinLink={joinLink} />;
}
