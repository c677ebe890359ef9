import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LIGHT_ROOT, type LightFacts } from '#app/components/session/light/facts.ts';
import { qrOf } from '#app/components/session/qr.server.ts';
import { actAsPartner, sessionIdOf } from '#app/components/session/room-page.server.ts';
import { SessionPage } from '#app/components/session/session-page.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useViewer } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const [show, room] = await Promise.all([
    context.guestAt === sessionId ? null : ask(context, request, 'session.show', { sessionId }),
    ask(context, request, 'session.room', { sessionId, ...(context.lean ? { lean: true } : {}) }),
  ]);
  const joinLink = `${context.baseUrl}/g/${room.shortCode}`;
  const { common } = messagesFor(context.locale);
  return {
    page: { show, room, qr: qrOf(joinLink), joinLink, pageKey: newKey() },
    /** The root layout loads this script instead of Remix's; null where there is none (development). */
    lightScript: context.lightScript,
    title: common.page.title(room.state.title),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return actAsPartner(context, request, sessionIdOf(params));
}

export default function Session() {
  const { page, lightScript } = useLoaderData<typeof loader>();
  const viewer = useViewer();
  const answer: unknown = useActionData();
  // Where Remix is awake (development, or coming from another page) it stays.
  if (!lightScript || typeof document !== 'undefined') return <SessionPage {...page} />;
  const facts: LightFacts = { page, viewer, answer };
  return (
    <div id={LIGHT_ROOT} className="light" data-facts={JSON.stringify(facts)}>
      <SessionPage {...page} />
    </div>
  );
}
