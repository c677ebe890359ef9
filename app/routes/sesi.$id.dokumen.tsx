import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataRows } from '#app/components/document/data-rows.tsx';
import { DocumentRows } from '#app/components/document/document-rows.tsx';
import { GuestsWhoCame } from '#app/components/document/guests-who-came.tsx';
import { Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/record.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const shown = await ask(context, request, 'document.list', { sessionId });
  // Refused to all but the facilitators, who answer for the attendance list.
  const guests = await context.query('guest.list', { sessionId });
  const { common, document } = messagesFor(context.locale);
  return {
    shown,
    guests: guests.ok && guests.output.guests.length > 0 ? guests.output : null,
    pageKey: newKey(),
    title: common.page.title(document.of(shown.session.title)),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const sending = { extra: { sessionId: sessionIdOf(params) } };
  return submitOneOf(context, request, { 'document.number': sending, 'guest.erase': sending });
}

/** What of a session can be printed, signed, filed and reckoned with. */
export default function SessionDocuments() {
  const { shown, guests, pageKey } = useLoaderData<typeof loader>();
  const { document: words, common } = useMessages();
  const { session } = shown;
  return (
    <Page width="wide">
      <PageHead
        title={words.of(session.title)}
        crumbs={[
          { label: session.forumName, to: `/forum/${session.forumId}` },
          { label: common.nav.sessions, to: '/sesi' },
          { label: session.title, to: `/sesi/${session.id}` },
        ]}
        lead={
          <p>
            {words.lead} {words.language}
          </p>
        }
      />
      <Note icon="lock">{words.rights}</Note>
      <div className="two-col">
        <Section title={words.title} id="dokumen">
          <DocumentRows shown={shown} pageKey={pageKey} />
        </Section>
        <Section title={words.data.title} id="data">
          <p className="soft">{shown.status === 'closed' ? words.data.lead : words.data.notYet}</p>
          <DataRows shown={shown} />
        </Section>
        {guests && <GuestsWhoCame list={guests} pageKey={pageKey} />}
      </div>
    </Page>
  );
}
