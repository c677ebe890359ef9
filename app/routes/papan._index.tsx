import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/board.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const forumId = search.get('forum') || undefined;
  const after = search.get('setelah') || undefined;
  const found = await ask(context, request, 'board.list', { forumId, after, limit: 30 });
  const { common, board } = messagesFor(context.locale);
  return { ...found, forumId, title: common.page.title(board.list.title) };
}

export default function Boards() {
  const { boards, next, mayCreateIn, forumId } = useLoaderData<typeof loader>();
  const { board, common } = useMessages();
  const mayCreate = mayCreateIn.length > 0;
  const toCreate = forumId ? `/papan/baru?forum=${forumId}` : '/papan/baru';
  const forumName = (boards[0]?.forum ?? mayCreateIn[0])?.name ?? common.nav.forums;
  const older = new URLSearchParams({ ...(forumId ? { forum: forumId } : {}), setelah: next ?? '' });
  return (
    <Page>
      <PageHead
        title={board.list.title}
        lead={board.list.lead}
        crumbs={forumId ? [{ label: forumName, to: `/forum/${forumId}` }] : undefined}
        side={
          mayCreate && boards.length > 0 ? (
            <ButtonLink kind="main" to={toCreate}>
              {board.list.add}
            </ButtonLink>
          ) : undefined
        }
      />
      {boards.length === 0 ? (
        <Empty
          title={board.list.emptyTitle}
          level={2}
          action={
            mayCreate ? (
              <ButtonLink kind="main" to={toCreate}>
                {board.list.add}
              </ButtonLink>
            ) : (
              <ButtonLink to={forumId ? `/forum/${forumId}` : '/forum'}>{board.list.toForums}</ButtonLink>
            )
          }
        >
          {board.list.emptyBody} {!mayCreate && board.list.emptyReader}
        </Empty>
      ) : (
        <Section title={board.word} id="daftar" end={<span className="cap">{boards.length}</span>}>
          <Rows label={board.list.title}>
            {boards.map((one) => (
              <Item
                key={one.id}
                title={one.title}
                to={`/papan/${one.id}`}
                meta={
                  <>
                    {one.overdue > 0 && (
                      <Tag tone="bad" icon="late">
                        {board.late(one.overdue)}
                      </Tag>
                    )}
                    <span className="cap">{board.cards(one.cards)}</span>
                    <span className="cap">{board.list.columns(one.columns)}</span>
                    <span className="cap">{one.forum.name}</span>
                  </>
                }
              >
                <p className="soft">{one.goal}</p>
              </Item>
            ))}
          </Rows>
        </Section>
      )}
      {next && (
        <p>
          <Link to={`/papan?${older}`}>{board.list.older}</Link>
        </p>
      )}
    </Page>
  );
}
