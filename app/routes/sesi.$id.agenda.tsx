import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { agendaInOrder, typedAgenda } from '#app/components/session/agenda-form.server.ts';
import {
  AGENDA_FORM,
  AgendaForm,
  type AgendaRow,
  emptyRow,
  textValue,
} from '#app/components/session/agenda-form.tsx';
import { ADD_ROW } from '#app/components/session/plan-form.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { SessionState } from '#app/domain/session/index.ts';
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
  return submitForm(context, request, agendaInOrder(form), 'agenda.revise', {
    extra: { sessionId },
    redirectTo: `/sesi/${sessionId}`,
  });
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

/** The rows as they were last typed: after a refusal, or after one more was asked for. */
function rowsOf(
  answer: unknown,
  state: SessionState,
  wanted: AgendaRow | null,
): { rows: AgendaRow[]; refused: Refused | null } {
  const refused = isRefused(answer) && answer.form === AGENDA_FORM ? answer : null;
  const added = typeof answer === 'object' && answer !== null && 'added' in answer ? answer.added : null;
  const typed = (refused?.typed ?? added) as Record<string, string> | null;
  if (!typed) {
    const rows = state.itemIds.flatMap((itemId) => {
      const item = state.items[itemId];
      if (!item) return [];
      const { title, mode, minutes, text, activity = '' } = item;
      return [{ itemId, title, mode, minutes: String(minutes), text: text ? textValue(text) : '', activity }];
    });
    return { rows: wanted ? [...rows, wanted] : rows, refused: null };
  }
  const rows: AgendaRow[] = [];
  for (let at = 0; `agenda[${at}].title` in typed; at += 1) {
    const of = (field: string) => typed[`agenda[${at}].${field}`] ?? '';
    const parts = ['proposalId', 'proposalVersionId', 'version', 'hash'].map((part) => of(`text.${part}`));
    const text = of('text') || (parts.every(Boolean) ? parts.join(':') : '');
    rows.push({
      itemId: of('itemId'),
      title: of('title'),
      mode: of('mode') || emptyRow.mode,
      minutes: of('minutes'),
      text,
      activity: of('activity'),
    });
  }
  if (added) rows.push(emptyRow);
  // Fields read what was typed by their own names: only the sentence at them is taken from the refusal.
  const atField = (one: Refused): Refused =>
    one.refusal.code === 'reason_required'
      ? { ...one, refusal: { ...one.refusal, fields: { reason: 'reason_required' } } }
      : one;
  const kept = { reason: typed.reason ?? '' };
  return { rows, refused: refused && atField({ ...refused, typed: { ...retyped(rows), ...kept } }) };
}

function retyped(rows: readonly AgendaRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, at) => [
      ...Object.entries(row).map(([field, value]) => [`agenda[${at}].${field}`, value]),
      [`_place[${at}]`, String(at + 1)],
    ]),
  );
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
