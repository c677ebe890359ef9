import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink, Buttons } from '#app/components/button.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { SessionTag } from '#app/components/tag.tsx';
import type { SessionRef } from '#app/contract/session.ts';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const forumId = search.get('forum') || undefined;
  const after = search.get('setelah') || undefined;
  const found = await ask(context, request, 'session.list', { forumId, after, limit: 30 });
  const { common, session } = messagesFor(context.locale);
  return { ...found, forumId, title: common.page.title(session.title) };
}

export default function Sessions() {
  const { sessions, next, may, forumId } = useLoaderData<typeof loader>();
  const { session, common } = useMessages();
  const now = sessions.filter((one) => one.status === 'open');
  const coming = sessions
    .filter((one) => one.status === 'scheduled' || one.status === 'postponed')
    .toReversed();
  const past = sessions.filter((one) => one.status === 'closed' || one.status === 'cancelled');
  const older = new URLSearchParams({ ...(forumId ? { forum: forumId } : {}), setelah: next ?? '' });
  return (
    <Page>
      <PageHead
        title={session.list.mine}
        lead={session.list.lead}
        crumbs={
          forumId
            ? [{ label: sessions[0]?.forumName ?? common.nav.forums, to: `/forum/${forumId}` }]
            : undefined
        }
        side={
          <Buttons>
            <ButtonLink to="/gabung">{session.list.join}</ButtonLink>
            {may.schedule && (
              <ButtonLink kind="main" to={forumId ? `/sesi/baru?forum=${forumId}` : '/sesi/baru'}>
                {session.list.schedule}
              </ButtonLink>
            )}
          </Buttons>
        }
      />
      {sessions.length === 0 && (
        <Empty
          title={session.list.emptyTitle}
          level={2}
          action={
            <ButtonLink to={forumId ? `/forum/${forumId}` : '/forum'}>{session.list.emptyNext}</ButtonLink>
          }
        >
          {session.list.emptyBody}
        </Empty>
      )}
      <Group id="sekarang" title={session.list.now} sessions={now} />
      <Group id="akan-datang" title={session.list.coming} sessions={coming} />
      <Group id="selesai" title={session.list.past} sessions={past} />
      {next && (
        <p>
          <Link to={`/sesi?${older}`}>{session.list.older}</Link>
        </p>
      )}
    </Page>
  );
}

interface GroupProps {
  id: string;
  title: string;
  sessions: readonly SessionRef[];
}

function Group({ id, title, sessions }: GroupProps) {
  const { session } = useMessages();
  const format = useFormat();
  if (sessions.length === 0) return null;
  return (
    <Section title={title} id={id} end={<span className="cap">{sessions.length}</span>}>
      <Rows>
        {sessions.map((one) => (
          <Item
            key={one.id}
            title={one.title}
            to={`/sesi/${one.id}`}
            meta={
              <>
                <SessionTag status={one.status} />
                <span className="cap">{format.dateTime(one.startsAt, 'full')}</span>
                <span className="cap">{one.forumName}</span>
                <span className="cap">{one.place}</span>
                <span className="cap">
                  {one.status === 'closed'
                    ? session.list.decisions(one.decisions)
                    : session.list.items(one.agendaItems)}
                </span>
              </>
            }
            end={
              one.status === 'open' ? (
                <ButtonLink kind="main" to={`/sesi/${one.id}`}>
                  {session.list.enter}
                </ButtonLink>
              ) : undefined
            }
          />
        ))}
      </Rows>
    </Section>
  );
}
