import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Console } from '#app/components/session/console.tsx';
import { LiveRoom } from '#app/components/session/live-room.tsx';
import { actAsFacilitator, sessionIdOf } from '#app/components/session/room-page.server.ts';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const room = await ask(context, request, 'session.room', { sessionId });
  if (!room.may.facilitate) throw data({ code: 'forbidden' }, { status: 403 });
  const planning = await ask(context, request, 'session.planning', { forumId: room.state.forumId });
  const { common, session } = messagesFor(context.locale);
  return {
    room,
    texts: planning.proposals,
    pageKey: newKey(),
    title: common.page.title(session.console.title(room.state.title)),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return actAsFacilitator(context, request, sessionIdOf(params));
}

export default function ConsolePage() {
  const { room, texts, pageKey } = useLoaderData<typeof loader>();
  return (
    <LiveRoom room={room} pageKey={pageKey}>
      <Console texts={texts} />
    </LiveRoom>
  );
}
