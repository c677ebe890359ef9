import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CardFields, OnBehalf } from '#app/components/board/card-fields.tsx';
import { MoveForm, TO_END } from '#app/components/board/move-form.tsx';
import { Button, Buttons } from '#app/components/button.tsx';
import { Day } from '#app/components/date-time.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { Facts } from '#app/components/rows.tsx';
import { Sheet } from '#app/components/sheet-dialog.tsx';
import { CommitmentTag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { COMMAND_FIELD } from '#app/forms/names.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/board.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

/** So many cards of one stage are offered to go behind; dragging and the menu reach the rest. */
const MOST_OFFERED = 60;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { boardId = '', cardId = '' } = params;
  const [shown, choices] = await Promise.all([
    ask(context, request, 'board.show', { boardId }),
    ask(context, request, 'board.choices', { boardId }),
  ]);
  const card = shown.cards.find((one) => one.id === cardId);
  if (!card) throw data({ code: 'not_found' }, { status: 404 });
  const { common } = messagesFor(context.locale);
  const named = new Set([card.leadId, ...card.supporterIds]);
  return {
    card,
    board: shown.board,
    columns: shown.columns.map((column) => ({
      ...column,
      cards: shown.cards
        .filter((one) => one.columnId === column.id && one.id !== card.id)
        .slice(0, MOST_OFFERED)
        .map(({ id, title }) => ({ id, title })),
    })),
    named: shown.organisations.filter((one) => named.has(one.id)),
    commitment: shown.commitments.find((one) => one.id === card.commitmentId) ?? null,
    parties: choices.parties,
    commitments: choices.commitments,
    voices: choices.voices,
    may: choices.may,
    pageKey: newKey(),
    title: common.page.title(card.title),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { boardId = '', cardId = '' } = params;
  const form = await request.formData();
  const board = `/papan/${boardId}`;
  const extra = { cardId };
  switch (form.get(COMMAND_FIELD)) {
    case 'card.move':
      if (form.get('afterCardId') === TO_END) form.delete('afterCardId');
      return submitForm(context, request, form, 'card.move', {
        extra,
        redirectTo: `${board}?tahap=${encodeURIComponent(String(form.get('columnId') ?? ''))}`,
      });
    case 'card.revise':
      return submitForm(context, request, form, 'card.revise', { extra, redirectTo: board });
    case 'card.remove':
      return submitForm(context, request, form, 'card.remove', { extra, redirectTo: board });
    default:
      throw data({ code: 'unknown_command' }, { status: 400 });
  }
}

export default function Card() {
  const page = useLoaderData<typeof loader>();
  const { card, named, columns, commitment, voices, may, pageKey } = page;
  const { board, common } = useMessages();
  const lead = named.find((one) => one.id === card.leadId);
  const supporters = card.supporterIds.flatMap((id) => named.find((one) => one.id === id) ?? []);
  return (
    <Page>
      <PageHead
        title={card.title}
        facts={[board.card.eyebrow, columns.find((column) => column.id === card.columnId)?.title]}
        crumbs={[{ label: page.board.title, to: `/papan/${page.board.id}` }]}
      />
      <Facts
        facts={[
          [common.word.owner, lead && <Org organisation={lead} full />],
          [
            common.word.supporters,
            supporters.length > 0 && (
              <ul>
                {supporters.map((one) => (
                  <li key={one.id}>
                    <Org organisation={one} full />
                  </li>
                ))}
              </ul>
            ),
          ],
          [common.word.dueOn, card.dueOn && <Day on={card.dueOn} style="long" />],
          [
            board.card.commitment,
            commitment && (
              <>
                <Link to={`/komitmen/${commitment.id}`}>{commitment.title}</Link>{' '}
                <CommitmentTag status={commitment.status} />
              </>
            ),
          ],
        ]}
      />
      {may.write ? (
        <div className="cardpage">
          <Section title={board.move.title} id="pindahkan">
            <MoveForm
              pageKey={pageKey}
              columnId={card.columnId}
              columns={columns}
              voices={voices}
              alone={may.alone}
            />
          </Section>
          <Section title={board.form.reviseTitle} id="ubah">
            <CommandForm command="card.revise" pageKey={pageKey}>
              <CardFields parties={page.parties} commitments={page.commitments} card={card} />
              <OnBehalf voices={voices} alone={may.alone} />
              <Buttons>
                <Button kind="main">{board.form.reviseSubmit}</Button>
              </Buttons>
            </CommandForm>
            <Sheet summary={board.form.remove} title={board.form.removeTitle} buttonClass="btn btn--bare">
              <p>{board.form.removeBody}</p>
              <CommandForm command="card.remove" pageKey={pageKey}>
                <OnBehalf voices={voices} alone={may.alone} />
                <Buttons>
                  <Button kind="stop">{board.form.removeSubmit}</Button>
                </Buttons>
              </CommandForm>
            </Sheet>
          </Section>
        </div>
      ) : (
        <p className="soft">{board.form.readOnly}</p>
      )}
    </Page>
  );
}
