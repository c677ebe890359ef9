import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Empty } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { SessionTag, Tag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get('sesudah') ?? undefined;
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(words.forum.list.title),
    ...(await ask(context, request, 'forum.list', { limit: 30, after })),
  };
}

/** The forums of the reader. */
export default function Forums() {
  const { forums, next, may, timeZone } = useLoaderData<typeof loader>();
  const { forum, common } = useMessages();
  const words = forum.list;
  const create = may.create && (
    <ButtonLink kind={forums.length === 0 ? 'main' : 'plain'} icon="plus" to="/forum/baru">
      {words.create}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHead title={words.title} lead={words.lead} side={forums.length > 0 && create} />
      {forums.length === 0 && (
        <Empty level={2} title={words.emptyTitle} action={create}>
          {words.empty}
        </Empty>
      )}
      <h2 className="vh">{words.lead}</h2>
      <Rows>
        {forums.map((one) => (
          <Item
            key={one.id}
            doc
            title={one.name}
            to={`/forum/${one.id}`}
            meta={
              <>
                {one.roles.map((role) => (
                  <Tag key={role} tone="line" icon="people">
                    {common.role[role]}
                  </Tag>
                ))}
                <span className="quiet">
                  {forum.head.eyebrow(forum.type[one.type])},{' '}
                  {forum.head.parties(one.parties.government, one.parties['non-government'])}
                </span>
                <Org organisation={one.initiator} />
              </>
            }
          >
            <p className="item__m">
              {one.session && (
                <>
                  <SessionTag status={one.session.status} />
                  <Link to={`/sesi/${one.session.id}`}>{one.session.title}</Link>
                  <span className="quiet">
                    <DateTime at={one.session.startsAt} zone={timeZone} style="weekday" />
                  </span>
                </>
              )}
              <span className="quiet">
                {words.openProposals(one.openProposals)},{' '}
                {one.charter ? words.charter(one.charter.accepted, one.charter.parties) : words.noCharter}
              </span>
            </p>
          </Item>
        ))}
      </Rows>
      {next && <ButtonLink to={`?sesudah=${encodeURIComponent(next)}`}>{words.older}</ButtonLink>}
    </Page>
  );
}
