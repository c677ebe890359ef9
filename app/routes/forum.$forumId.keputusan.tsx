import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { DecisionRow } from '#app/components/forum/text-rows.tsx';
import { Empty } from '#app/components/note.tsx';
import { Rows } from '#app/components/rows.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const search = (asked.get('cari') ?? '').trim().slice(0, 100);
  const shown = await ask(context, request, 'decision.list', {
    forumId: params.forumId ?? '',
    after: asked.get('sesudah') ?? undefined,
    ...(search ? { search } : {}),
  });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(`${words.forum.decisions.title}, ${shown.forum.name}`),
    search,
    ...shown,
  };
}

/** The register of decisions, with a search that works without scripts. */
export default function Decisions() {
  const { forum, decisions, next, total, search } = useLoaderData<typeof loader>();
  const { forum: words, common } = useMessages();
  const here = `/forum/${forum.id}/keputusan`;
  const empty = total === 0 && search === '';
  const older = new URLSearchParams({ ...(search ? { cari: search } : {}), sesudah: next ?? '' });
  return (
    <ForumPage forum={forum} part="decisions" title={words.decisions.title} lead={words.decisions.lead}>
      {empty ? (
        <Empty level={2} title={words.decisions.emptyTitle}>
          {words.decisions.empty}
        </Empty>
      ) : (
        <>
          <Form className="form form--row" role="search" action={here}>
            <div className="field">
              <label htmlFor="cari">{words.decisions.search}</label>
              <input
                className="input"
                type="search"
                id="cari"
                name="cari"
                defaultValue={search}
                key={search}
              />
            </div>
            <Button icon="search">{common.do.search}</Button>
          </Form>
          <p className="cap" aria-live="polite">
            {words.decisions.found(total)}
          </p>
        </>
      )}
      {total === 0 && search !== '' && (
        <Empty
          level={2}
          title={words.decisions.nothing}
          action={<ButtonLink to={here}>{words.decisions.all}</ButtonLink>}
        >
          {words.decisions.nothingBody}
        </Empty>
      )}
      {total > 0 && <h2 className="vh">{words.decisions.all}</h2>}
      <Rows>
        {decisions.map((decision) => (
          <DecisionRow key={decision.id} decision={decision} more={words.decisions.number(decision.number)} />
        ))}
      </Rows>
      {next && <ButtonLink to={`?${older}`}>{words.decisions.older}</ButtonLink>}
    </ForumPage>
  );
}
