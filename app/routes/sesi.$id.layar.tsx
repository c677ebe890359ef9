import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LiveRoom } from '#app/components/session/live-room.tsx';
import { qrOf } from '#app/components/session/qr.server.ts';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { Wall } from '#app/components/session/wall.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const room = await ask(context, request, 'session.room', { sessionId: sessionIdOf(params), wall: true });
  const { common, session } = messagesFor(context.locale);
  return {
    room,
    qr: qrOf(`${context.baseUrl}/g/${room.shortCode}`),
    pageKey: newKey(),
    title: common.page.title(session.wall.title(room.state.title)),
  };
}

export default function WallPage() {
  const { room, qr, pageKey } = useLoaderData<typeof loader>();
  return (
    <LiveRoom room={room} pageKey={pageKey} wall>
      <div className="wallroom">
        <Wall qr={qr} />
      </div>
    </LiveRoom>
  );
}
