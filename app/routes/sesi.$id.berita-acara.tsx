import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { RecordView } from '#app/components/record/record-view.tsx';
import { Facts } from '#app/components/rows.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/record.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'record.of-session', { sessionId: sessionIdOf(params) });
  const { common, record } = messagesFor(context.locale);
  return { ...shown, pageKey: newKey(), title: common.page.title(record.of(shown.session.title)) };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submit(context, request, 'record.issue', { extra: { sessionId: sessionIdOf(params) } });
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

/** The berita acara of a session: to be issued, or as it was issued. */
export default function SessionRecord() {
  const shown = useLoaderData<typeof loader>();
  const { record, common } = useMessages();
  const { session, content } = shown;
  return (
    <Page width="wide">
      <PageHead
        title={record.of(session.title)}
        crumbs={[
          { label: session.forumName, to: `/forum/${session.forumId}` },
          { label: common.nav.sessions, to: '/sesi' },
          { label: session.title, to: `/sesi/${session.id}` },
        ]}
        lead={
          <p>
            {record.lead} {record.language}
          </p>
        }
      />
      {content ? (
        <>
          <Top shown={shown} />
          <Section title={shown.record ? record.content : record.preview} id="isi-berita-acara">
            <RecordView content={content} />
          </Section>
        </>
      ) : (
        <Empty
          level={2}
          title={record.notClosed}
          action={
            <ButtonLink kind="main" to={`/sesi/${session.id}`}>
              {record.toSession}
            </ButtonLink>
          }
        >
          {record.notClosedBody}
        </Empty>
      )}
    </Page>
  );
}

function Top({ shown }: { shown: Shown }) {
  const { record } = useMessages();
  const format = useFormat(shown.timeZone);
  const issued = shown.record;
  if (issued) {
    return (
      <section className="stack-2 part">
        <Note tone="ok">{record.issued(format.dateTime(issued.issuedAt, 'long'))}</Note>
        <Buttons>
          <ButtonLink kind="main" icon="doc" to={`/catatan/${issued.id}.pdf`} reloadDocument>
            {record.download}
          </ButtonLink>
          <ButtonLink icon="doc" to={`/catatan/${issued.id}.docx`} reloadDocument>
            {record.downloadDocx}
          </ButtonLink>
          <ButtonLink to={`/verifikasi/${issued.code}`}>{record.publicPage}</ButtonLink>
        </Buttons>
        <p className="cap">{record.publicPageHint}</p>
        <Facts
          facts={[
            [
              record.code,
              <span key="code" className="mono">
                {issued.code.match(/.{4}/g)?.join('-')}
              </span>,
            ],
            [
              record.hash,
              <span key="hash" className="mono">
                {issued.hash}
              </span>,
            ],
          ]}
        />
      </section>
    );
  }
  if (!shown.may.issue) return <Note tone="wait">{record.waiting}</Note>;
  return (
    <Section title={record.issue.title} id="terbitkan">
      <p className="soft">{record.issue.lead}</p>
      <CommandForm command="record.issue" pageKey={shown.pageKey}>
        <Field
          name="number"
          label={record.issue.number}
          help={record.issue.numberHint}
          autoComplete="off"
          maxLength={80}
        />
        <Button kind="main">{record.issue.submit}</Button>
      </CommandForm>
    </Section>
  );
}
