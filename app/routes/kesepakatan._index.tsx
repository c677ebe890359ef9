import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { Empty } from '#app/components/note.tsx';
import { Mark } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { AgreementTag, Tag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const forumId = search.get('forum');
  const after = search.get('sesudah');
  const list = await ask(context, request, 'agreement.list', {
    ...(forumId ? { forumId } : {}),
    ...(after ? { after } : {}),
  });
  const words = messagesFor(context.locale);
  return { ...list, forumId, title: words.common.page.title(words.agreement.title) };
}

/** Agreements of one's forums, the newest first. */
export default function Agreements() {
  const { agreements, next, forumId } = useLoaderData<typeof loader>();
  const { agreement: words } = useMessages();
  const format = useFormat();
  const older = new URLSearchParams({ ...(forumId ? { forum: forumId } : {}), sesudah: next ?? '' });
  return (
    <Page>
      <PageHead title={words.title} lead={words.lead} />
      {agreements.length === 0 ? (
        <Empty
          level={2}
          title={words.list.empty}
          action={
            <ButtonLink kind="main" to={forumId ? `/forum/${forumId}/keputusan` : '/forum'}>
              {words.list.toDecisions}
            </ButtonLink>
          }
        >
          {words.list.emptyBody}
        </Empty>
      ) : (
        <Rows label={words.title}>
          {agreements.map((one) => (
            <Item
              key={one.id}
              title={one.title}
              to={`/kesepakatan/${one.id}`}
              doc
              meta={
                <>
                  <AgreementTag status={one.status} />
                  {one.waitsForMe && (
                    <Tag tone="wait" icon="stamp">
                      {words.list.waits}
                    </Tag>
                  )}
                  <span>{words.kind[one.kind]}</span>
                  <span className="quiet">
                    {words.list.term(format.day(one.startsOn), format.day(one.endsOn))}
                  </span>
                  <span className="quiet">{words.list.signed(one.signed, one.parties.length)}</span>
                  <span className="quiet">{words.list.commitments(one.commitments)}</span>
                </>
              }
            >
              <p className="item__m">
                {one.parties.map((party) => (
                  <span className="org" key={party.id}>
                    <Mark sector={party.sector} />
                    {party.shortName}
                  </span>
                ))}
              </p>
            </Item>
          ))}
        </Rows>
      )}
      {next && <Link to={`?${older}`}>{words.list.older}</Link>}
    </Page>
  );
}
