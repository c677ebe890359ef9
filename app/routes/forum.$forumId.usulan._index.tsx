import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { ProposalRow } from '#app/components/forum/text-rows.tsx';
import { Empty } from '#app/components/note.tsx';
import { Rows } from '#app/components/rows.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get('sesudah') ?? undefined;
  const shown = await ask(context, request, 'proposal.list', { forumId: params.forumId ?? '', after });
  const words = messagesFor(context.locale);
  return { title: words.common.page.title(`${words.forum.proposals.title}, ${shown.forum.name}`), ...shown };
}

/** All proposals of a forum. */
export default function Proposals() {
  const { forum, proposals, next, may } = useLoaderData<typeof loader>();
  const { forum: words } = useMessages();
  const submit = may.submit && (
    <ButtonLink kind="main" to={`/forum/${forum.id}/usulan/baru`}>
      {words.proposals.submit}
    </ButtonLink>
  );
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={words.proposals.title}
      lead={words.proposals.lead}
      side={proposals.length > 0 && submit}
    >
      {proposals.length === 0 ? (
        <Empty level={2} title={words.proposals.emptyTitle} action={submit}>
          {words.proposals.empty}
        </Empty>
      ) : (
        <>
          <h2 className="vh">{words.proposals.all}</h2>
          <Rows>
            {proposals.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} />
            ))}
          </Rows>
        </>
      )}
      {next && <ButtonLink to={`?sesudah=${next}`}>{words.proposals.older}</ButtonLink>}
    </ForumPage>
  );
}
