import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Download, RegisterFilters } from '#app/components/forum/register.tsx';
import { registerFilters } from '#app/components/forum/register-query.server.ts';
import { RegisterRow } from '#app/components/forum/register-row.tsx';
import { Empty } from '#app/components/note.tsx';
import { Rows } from '#app/components/rows.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const filters = registerFilters(asked);
  const shown = await ask(context, request, 'decision.list', {
    forumId: params.forumId ?? '',
    after: asked.get('sesudah') ?? undefined,
    ...filters,
  });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(`${words.forum.decisions.title}, ${shown.forum.name}`),
    filters,
    ...shown,
  };
}

/** The address of the register with these filters. */
function addressOf(filters: ReturnType<typeof registerFilters>): URLSearchParams {
  const { search, outcome, sessionId, organisationId, from, to, reserved } = filters;
  const given = {
    cari: search,
    hasil: outcome,
    sesi: sessionId,
    lembaga: organisationId,
    dari: from,
    sampai: to,
    catatan: reserved ? 'ya' : undefined,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value) params.set(name, value);
  return params;
}

/** The register of decisions, searched, narrowed and handed out, all without scripts. */
export default function Decisions() {
  const { forum, decisions, next, total, filters, sessions, organisations } = useLoaderData<typeof loader>();
  const { forum: forumWords, register: words, common } = useMessages();
  const here = `/forum/${forum.id}/keputusan`;
  const address = addressOf(filters);
  const untouched = address.size === 0;
  const older = new URLSearchParams(address);
  older.set('sesudah', next ?? '');
  const organisation = organisations.find((one) => one.id === filters.organisationId);
  return (
    <ForumPage forum={forum} part="decisions" title={forumWords.decisions.title} lead={words.lead}>
      {total === 0 && untouched ? (
        <Empty level={2} title={forumWords.decisions.emptyTitle}>
          {forumWords.decisions.empty}
        </Empty>
      ) : (
        <div className="two-col reg">
          <div>
            <Form className="form" role="search" action={here} key={String(address)}>
              <div className="form form--row">
                <div className="field">
                  <label htmlFor="cari">{words.search}</label>
                  <input
                    className="input"
                    type="search"
                    id="cari"
                    name="cari"
                    defaultValue={filters.search}
                    aria-describedby="cari-help"
                  />
                </div>
                <Button icon="search">{common.do.search}</Button>
              </div>
              <p className="field__help" id="cari-help">
                {words.searchHelp}
              </p>
              <RegisterFilters filters={filters} sessions={sessions} organisations={organisations} />
            </Form>
            <p className="cap reg__n" aria-live="polite">
              {forumWords.decisions.found(total)}
            </p>
            {total === 0 && (
              <Empty
                level={2}
                title={forumWords.decisions.nothing}
                action={<ButtonLink to={here}>{forumWords.decisions.all}</ButtonLink>}
              >
                {forumWords.decisions.nothingBody}
              </Empty>
            )}
            {total > 0 && <h2 className="vh">{forumWords.decisions.all}</h2>}
            <Rows>
              {decisions.map((decision) => (
                <RegisterRow key={decision.id} decision={decision} organisation={organisation} />
              ))}
            </Rows>
            <Buttons>
              {next && <ButtonLink to={`?${older}`}>{forumWords.decisions.older}</ButtonLink>}
              {!untouched && (
                <ButtonLink kind="bare" to={here}>
                  {words.clear}
                </ButtonLink>
              )}
            </Buttons>
          </div>
          <div className="fside">
            <Download forumId={forum.id} query={String(address)} />
          </div>
        </div>
      )}
    </ForumPage>
  );
}
