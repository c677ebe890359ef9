import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { agendaInOrder, removedRows, typedAgenda } from '#app/components/session/agenda-form.server.ts';
import { AgendaForm, type AgendaRow, emptyRow, textValue } from '#app/components/session/agenda-form.tsx';
import { rowsOf } from '#app/components/session/agenda-rows.ts';
import { ADD_ROW } from '#app/components/session/plan-form.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { SessionState } from '#app/domain/session/index.ts';
import { ask } from '#app/forms/ask.server.ts';
import { isRefused } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const room = await ask(context, request, 'session.room', { sessionId: sessionIdOf(params) });
  if (!room.may.facilitate) throw data({ code: 'forbidden' }, { status: 403 });
  const planning = await ask(context, request, 'session.planning', { forumId: room.state.forumId });
  const { common, preparation } = messagesFor(context.locale);
  return {
    sessionId: room.sessionId,
    state: room.state,
    proposals: planning.proposals,
    wanted: wantedRow(new URL(request.url).searchParams.get('usulan'), planning.proposals, room.state),
    pageKey: newKey(),
    title: common.page.title(preparation.agenda.title(room.state.title)),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const form = await request.formData();
  if (form.has(ADD_ROW)) return data({ added: typedAgenda(form) });
  const ordered = agendaInOrder(form);
  const sent = await submitForm(context, request, ordered, 'agenda.revise', {
    extra: { sessionId },
    redirectTo: `/sesi/${sessionId}`,
  });
  if (!('data' in sent) || !isRefused(sent.data)) return sent;
  // What was to be taken out stands there still, with its mark.
  return data(
    { ...sent.data, typed: { ...sent.data.typed, ...removedRows(form, ordered) } },
    sent.init ?? {},
  );
}

/** A row for the proposal an address asks for (`usulan`), unless it is on the agenda already. */
function wantedRow(
  proposalId: string | null,
  proposals: QueryOutput<'session.planning'>['proposals'],
  state: SessionState,
): AgendaRow | null {
  const found = proposals.find((one) => one.id === proposalId);
  const there = state.itemIds.some((itemId) => state.items[itemId]?.text?.proposalId === proposalId);
  if (!found || there) return null;
  const { id, ...text } = found;
  return { ...emptyRow, title: found.title, mode: 'deciding', text: textValue({ proposalId: id, ...text }) };
}

/** The agenda, to be changed by the facilitator. */
export default function AgendaPage() {
  const { sessionId, state, proposals, wanted, pageKey } = useLoaderData<typeof loader>();
  const { rows, refused } = rowsOf(useActionData(), state, wanted);
  const { preparation, common, session } = useMessages();
  const words = preparation.agenda;
  const over = state.status === 'closed' || state.status === 'cancelled';
  return (
    <Page width="narrow">
      <PageHead
        title={words.change}
        lead={words.lead}
        crumbs={[
          { label: common.nav.sessions, to: '/sesi' },
          { label: state.title, to: `/sesi/${sessionId}` },
        ]}
      />
      {over ? (
        <Empty title={common.sessionStatus[state.status]} level={2}>
          {session.agenda}
        </Empty>
      ) : (
        <AgendaForm
          key={rows.length}
          rows={rows}
          items={state.items}
          proposals={proposals}
          pageKey={pageKey}
          refused={refused}
        />
      )}
    </Page>
  );
}
