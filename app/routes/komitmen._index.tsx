import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { CommitmentItem } from '#app/components/commitment/line.tsx';
import { Select } from '#app/components/field.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { Rows } from '#app/components/rows.tsx';
import { COMMITMENT_STATUSES, type CommitmentStatus } from '#app/domain/commitment.ts';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/agreement.css?url';

export const meta = titleFromData;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const isStatus = (text: string | null): text is CommitmentStatus =>
  (COMMITMENT_STATUSES as readonly (string | null)[]).includes(text);

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const forumId = search.get('forum') || null;
  const organisationId = search.get('lembaga') || null;
  const status = search.get('keadaan');
  const after = search.get('sesudah');
  const list = await ask(context, request, 'commitment.list', {
    ...(forumId ? { forumId } : {}),
    ...(organisationId ? { organisationId } : {}),
    ...(isStatus(status) ? { status } : {}),
    ...(after ? { after } : {}),
  });
  const words = messagesFor(context.locale);
  const filter = {
    forum: forumId ?? '',
    lembaga: organisationId ?? '',
    keadaan: isStatus(status) ? status : '',
  };
  return { ...list, filter, title: words.common.page.title(words.commitment.title) };
}

/** Commitments of one's forums by due date, to be narrowed by status and organisation. */
export default function Commitments() {
  const { commitments, next, filter, organisations } = useLoaderData<typeof loader>();
  const { commitment, common } = useMessages();
  const words = commitment.list;
  const narrowed = filter.lembaga !== '' || filter.keadaan !== '';
  const here = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  if (next) here.set('sesudah', next);
  return (
    <Page>
      <PageHead title={commitment.title} lead={commitment.lead} />
      {(commitments.length > 0 || narrowed) && (
        <Form method="get" className="form form--row filters">
          {filter.forum && <input type="hidden" name="forum" value={filter.forum} />}
          <Select
            name="keadaan"
            label={words.status}
            empty={words.all}
            value={filter.keadaan}
            choices={COMMITMENT_STATUSES.map((status) => ({
              value: status,
              label: common.commitmentStatus[status],
            }))}
          />
          <Select
            name="lembaga"
            label={words.organisation}
            empty={words.all}
            value={filter.lembaga}
            choices={organisations.map((organisation) => ({
              value: organisation.id,
              label: organisation.shortName,
            }))}
          />
          <Button icon="filter">{words.filter}</Button>
        </Form>
      )}
      {commitments.length > 0 ? (
        <Rows label={commitment.title}>
          {commitments.map((line) => (
            <CommitmentItem key={line.id} line={line} />
          ))}
        </Rows>
      ) : narrowed ? (
        <Empty level={2} title={words.none} action={<ButtonLink to="/komitmen">{words.clear}</ButtonLink>}>
          {words.noneBody}
        </Empty>
      ) : (
        <Empty
          level={2}
          title={words.empty}
          action={
            <ButtonLink kind="main" to="/kesepakatan">
              {words.toAgreements}
            </ButtonLink>
          }
        >
          {words.emptyBody}
        </Empty>
      )}
      {next && <Link to={`?${here}`}>{words.later}</Link>}
    </Page>
  );
}
