import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Radios } from '#app/components/choices.tsx';
import { Empty } from '#app/components/note.tsx';
import { NoticeRow } from '#app/components/notice/notice-row.tsx';
import { noticePath } from '#app/components/notice/where.ts';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { asksForAnswer, RHYTHMS } from '#app/domain/notice.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get('sesudah') ?? undefined;
  const list = await ask(context, request, 'notice.list', { after });
  const { common, notice } = messagesFor(context.locale);
  return { title: common.page.title(notice.title), key: newKey(), ...list };
}

export function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, {
    'notice.open': {
      redirectTo: noticePath,
    },
    'notice.read-all': {},
    'notice.set-digest': {},
  });
}

/** Everything the reader is told: what waits for an answer, what is for their information, what was read. */
export default function Notices() {
  const { notices, unread, next, key } = useLoaderData<typeof loader>();
  const { notice: words, common } = useMessages();
  const fresh = notices.filter(({ read }) => !read);
  const parts = [
    ['menunggu', words.asking, fresh.filter(({ kind }) => asksForAnswer(kind))],
    ['kabar', words.telling, fresh.filter(({ kind }) => !asksForAnswer(kind))],
    ['terbaca', words.read, notices.filter(({ read }) => read)],
  ] as const;
  return (
    <Page width="narrow">
      <PageHead
        title={words.title}
        facts={[words.unread(unread)]}
        lead={words.lead}
        crumbs={[{ label: common.nav.home, to: '/beranda' }]}
        side={unread > 0 && <ReadAll />}
      />
      {notices.length === 0 && (
        <Empty level={2} title={words.emptyTitle}>
          {words.empty}
        </Empty>
      )}
      {parts.map(
        ([id, title, list]) =>
          list.length > 0 && (
            <Section key={id} id={id} title={title}>
              <ul className="notices">
                {list.map((each) => (
                  <NoticeRow key={each.id} notice={each} pageKey={key} />
                ))}
              </ul>
            </Section>
          ),
      )}
      {next && <ButtonLink to={`?sesudah=${encodeURIComponent(next)}`}>{words.older}</ButtonLink>}
      <Digest />
    </Page>
  );
}

function ReadAll() {
  const { key } = useLoaderData<typeof loader>();
  const { notice: words } = useMessages();
  return (
    <CommandForm command="notice.read-all" pageKey={key} compact>
      <Button>{words.readAll}</Button>
    </CommandForm>
  );
}

function Digest() {
  const { rhythm, key } = useLoaderData<typeof loader>();
  const { notice } = useMessages();
  const words = notice.digest;
  return (
    <Section id="ringkasan" title={words.title}>
      <p className="soft">{words.lead}</p>
      <CommandForm command="notice.set-digest" pageKey={key} key={rhythm}>
        <Radios
          name="rhythm"
          legend={words.rhythm}
          value={rhythm}
          row
          choices={RHYTHMS.map((value) => ({ value, label: words.choice[value] }))}
        />
        <div className="btns">
          <Button>{words.save}</Button>
        </div>
      </CommandForm>
    </Section>
  );
}
