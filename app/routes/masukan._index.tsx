import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { MyInputs } from '#app/components/topic/my-inputs.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get('sesudah') ?? undefined;
  const mine = await ask(context, request, 'contribution.mine', { limit: 20, after });
  const { common, topic } = messagesFor(context.locale);
  return { title: common.page.title(topic.mine.title), ...mine };
}

/** Everything the reader wrote in topics, and what became of it. */
export default function MyInput() {
  const { contributions, next } = useLoaderData<typeof loader>();
  const { topic, common } = useMessages();
  const words = topic.mine;
  return (
    <Page width="narrow">
      <PageHead title={words.title} lead={words.lead} crumbs={[{ label: common.nav.home, to: '/beranda' }]} />
      {contributions.length === 0 ? (
        <Empty
          level={2}
          title={words.emptyTitle}
          action={<ButtonLink to="/forum">{words.forums}</ButtonLink>}
        >
          {words.empty}
        </Empty>
      ) : (
        <>
          <h2 className="vh">{words.title}</h2>
          <MyInputs contributions={contributions} />
        </>
      )}
      {next && <ButtonLink to={`?sesudah=${encodeURIComponent(next)}`}>{words.older}</ButtonLink>}
    </Page>
  );
}
