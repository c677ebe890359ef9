import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { Empty } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { recipesOf, StartFrom } from '#app/components/recipe/start-from.tsx';
import { Rows } from '#app/components/rows.tsx';
import { rowsIn, typedIn, withoutEmptyRows } from '#app/components/session/plan-form.server.ts';
import { ADD_ROW, PLAN_FORM, PlanForm, ROWS_AT_FIRST } from '#app/components/session/plan-form.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { isRefused, type Refused } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const forumId = new URL(request.url).searchParams.get('forum');
  const { common, session } = messagesFor(context.locale);
  const title = common.page.title(session.plan.title);
  if (!forumId) return { planning: null, recipes: [], chosen: null, pageKey: '', title };
  const planning = await ask(context, request, 'session.planning', { forumId });
  if (!planning.may.schedule) throw data({ code: 'forbidden' }, { status: 403 });
  const { recipes } = await ask(context, request, 'recipe.list', { locale: context.locale });
  const wanted = new URL(request.url).searchParams.get('resep');
  return { planning, ...recipesOf(recipes, 'session', wanted), pageKey: newKey(), title };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const forumId = new URL(request.url).searchParams.get('forum') ?? '';
  const form = await request.formData();
  if (form.has(ADD_ROW)) return data({ added: typedIn(form), rows: rowsIn(form, ROWS_AT_FIRST) + 1 });
  const planning = await ask(context, request, 'session.planning', { forumId });
  return submitForm(context, request, withoutEmptyRows(form), 'session.schedule', {
    extra: { forumId },
    zone: planning.timeZone,
    redirectTo: ({ sessionId }) => `/sesi/${sessionId}`,
  });
}

/** What the form shows of an earlier sending: a refusal, or the same with one more row. */
function sentBefore(answer: unknown): { refused: Refused | null; isRefusal: boolean; rows: number } {
  if (isRefused(answer) && answer.form === PLAN_FORM) {
    const rows = Object.keys(answer.typed).filter((name) => /^agenda\[\d+\]\.title$/.test(name)).length;
    const drawn = Math.max(ROWS_AT_FIRST, rows);
    const typed = { ...defaultsOf(drawn), ...answer.typed };
    return { refused: { ...answer, typed }, isRefusal: true, rows: drawn };
  }
  if (typeof answer === 'object' && answer !== null && 'added' in answer && 'rows' in answer) {
    const { added, rows } = answer as { added: { typed: Record<string, string> }; rows: number };
    const refused: Refused = {
      form: PLAN_FORM,
      refusal: { code: 'invalid_input' },
      typed: { ...defaultsOf(rows), ...added.typed },
    };
    return { refused, isRefusal: false, rows };
  }
  return { refused: null, isRefusal: false, rows: ROWS_AT_FIRST };
}

/** What new rows hold at first, for a form that is drawn again. */
function defaultsOf(rows: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: rows }, (_, at) => [
      [`agenda[${at}].mode`, 'deciding'],
      [`agenda[${at}].minutes`, '30'],
    ]).flat(),
  );
}

export default function Plan() {
  const { planning, recipes, chosen, pageKey } = useLoaderData<typeof loader>();
  const before = sentBefore(useActionData());
  const { session, common } = useMessages();
  const words = session.plan;
  if (!planning) {
    return (
      <Page width="narrow">
        <PageHead title={words.title} />
        <Empty
          title={words.forumTitle}
          level={2}
          action={<ButtonLink to="/forum">{words.toForums}</ButtonLink>}
        >
          {words.forumBody}
        </Empty>
      </Page>
    );
  }
  const toCharter = `/forum/${planning.forum.id}/piagam`;
  return (
    <Page width="narrow">
      <PageHead
        title={words.title}
        lead={words.lead}
        crumbs={[
          { label: planning.forum.name, to: `/forum/${planning.forum.id}` },
          { label: common.nav.sessions, to: `/sesi?forum=${planning.forum.id}` },
        ]}
      />
      {!planning.charter ? (
        <Empty
          title={words.noCharterTitle}
          level={2}
          action={
            <ButtonLink kind="main" to={toCharter}>
              {words.toCharter}
            </ButtonLink>
          }
        >
          {words.noCharter}
        </Empty>
      ) : planning.missing.length > 0 ? (
        <>
          <Empty
            title={words.missingTitle}
            level={2}
            action={<ButtonLink to={toCharter}>{words.toCharter}</ButtonLink>}
          >
            {words.missing}
          </Empty>
          <Rows>
            {planning.missing.map((organisation) => (
              <li key={organisation.id}>
                <Org organisation={organisation} full />
              </li>
            ))}
          </Rows>
        </>
      ) : (
        <>
          <StartFrom kind="session" recipes={recipes} chosen={chosen} keep={{ forum: planning.forum.id }} />
          <PlanForm
            key={chosen?.recipeId}
            planning={planning}
            pageKey={pageKey}
            {...before}
            rows={Math.max(before.rows, chosen ? planning.reviews.length + chosen.items.length : 0)}
            start={chosen?.items ?? []}
          />
        </>
      )}
    </Page>
  );
}
