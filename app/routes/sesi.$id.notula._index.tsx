import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Corrections } from '#app/components/minutes/corrections.tsx';
import { OfferedText } from '#app/components/minutes/offered-text.tsx';
import { OwnAnswers } from '#app/components/minutes/own-answers.tsx';
import { Responses } from '#app/components/minutes/responses.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { Facts } from '#app/components/rows.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { Tag } from '#app/components/tag.tsx';
import { RichText } from '#app/editor/rich-text.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/minutes.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'minutes.show', { sessionId: sessionIdOf(params) });
  const { common, minutes } = messagesFor(context.locale);
  return { shown, pageKey: newKey(), title: common.page.title(minutes.of(shown.session.title)) };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const sending = { extra: { sessionId: sessionIdOf(params) } };
  return submitOneOf(context, request, {
    'minutes.begin': sending,
    'minutes.confirm': sending,
    'minutes.correct': sending,
    'minutes.answer': sending,
    'minutes.lock': sending,
  });
}

const STATE = {
  none: ['line', 'pen'],
  writing: ['now', 'pen'],
  offered: ['wait', 'wait'],
  locked: ['ok', 'lock'],
} as const;

/** The minutes of a session: to be read, confirmed, corrected and locked. Everything here works as plain forms. */
export default function Minutes() {
  const { shown, pageKey } = useLoaderData<typeof loader>();
  const { minutes: words, common } = useMessages();
  const { session, state, offered, draft, named } = shown;
  const [tone, icon] = STATE[state];
  return (
    <Page width="wide">
      <PageHead
        title={words.of(session.title)}
        doc
        facts={[
          words.title,
          <Tag key="state" tone={tone} icon={icon}>
            {words.state[state]}
          </Tag>,
        ]}
        crumbs={[
          { label: session.forumName, to: `/forum/${session.forumId}` },
          { label: common.nav.sessions, to: '/sesi' },
          { label: session.title, to: `/sesi/${session.id}` },
        ]}
        lead={
          <p>
            {words.lead} {words.silence}
          </p>
        }
      />
      {state === 'none' && <NotBegun />}
      {offered ? (
        <div className="two-col">
          <div className="stack">
            <Standing />
            <article className="sheet ftext" aria-label={words.offeredText(offered.version)} lang="id">
              <OfferedText offered={offered} named={named} />
            </article>
            <Seals />
            <Corrections shown={shown} pageKey={pageKey} />
          </div>
          <div className="stack">
            <OwnAnswers shown={shown} pageKey={pageKey} />
            <Responses offered={offered} />
            <Lock />
          </div>
        </div>
      ) : (
        draft && (
          <div className="stack">
            <Standing />
            <article className="sheet ftext" aria-label={words.draftText} lang="id">
              {draft.body && <RichText doc={draft.body} serif heading={2} named={named} />}
            </article>
          </div>
        )
      )}
    </Page>
  );
}

function NotBegun() {
  const { shown, pageKey } = useLoaderData<typeof loader>();
  const { minutes: words } = useMessages();
  return (
    <Empty
      level={2}
      title={words.begin.title}
      action={
        shown.may.write && (
          <CommandForm command="minutes.begin" pageKey={pageKey} compact>
            <Button kind="main">{words.begin.submit}</Button>
          </CommandForm>
        )
      }
    >
      {words.begin.body}
    </Empty>
  );
}

/** Where the minutes stand, and the way to writing and to the files. */
function Standing() {
  const { shown } = useLoaderData<typeof loader>();
  const { minutes: words, document } = useMessages();
  const format = useFormat(shown.timeZone);
  const { offered, draft, may, session, state } = shown;
  const at = (instant: string) => format.dateTime(instant, 'long');
  return (
    <>
      {state === 'locked' && offered?.lockedAt ? (
        <Note tone="ok" icon="lock">
          {words.locked(at(offered.lockedAt))}
        </Note>
      ) : offered ? (
        <Note tone="wait" end={shown.mine.length > 0 && <a href="#tanggapan-kami">{words.mine.title}</a>}>
          {words.offered(offered.version, at(offered.offeredAt), at(offered.confirmBy))}
          {draft && ` ${words.draftingNext(offered.version)}`}
        </Note>
      ) : (
        <Note icon="pen">{words.drafting(draft?.writtenAt ? at(draft.writtenAt) : null)}</Note>
      )}
      <Buttons>
        {may.write && (
          <ButtonLink kind={offered ? 'plain' : 'main'} icon="pen" to={`/sesi/${session.id}/notula/tulis`}>
            {offered ? words.writeNext : words.write}
          </ButtonLink>
        )}
        <ButtonLink icon="doc" to={`/sesi/${session.id}/dokumen`}>
          {document.open}
        </ButtonLink>
      </Buttons>
    </>
  );
}

function Seals() {
  const { shown } = useLoaderData<typeof loader>();
  const { minutes: words } = useMessages();
  const { offered, lockHash } = shown;
  if (!offered) return null;
  const seal = (hash: string) => <span className="mono">{hash}</span>;
  return (
    <Facts
      facts={[
        [words.textHash, seal(offered.textHash)],
        [words.lockHash, lockHash && seal(lockHash)],
      ]}
    />
  );
}

/** What still stands between the minutes and their lock, or the button. */
function Lock() {
  const { shown, pageKey } = useLoaderData<typeof loader>();
  const { minutes: words } = useMessages();
  const { may, hindrance, offered } = shown;
  if (!may.lock || !offered) return null;
  return (
    <Section title={words.lock.title} id="kunci">
      <p className="soft">{words.lock.lead}</p>
      {hindrance ? (
        <Note tone="wait">{words.lock.why[hindrance]}</Note>
      ) : (
        <CommandForm command="minutes.lock" pageKey={pageKey} compact>
          <input type="hidden" name="version" value={offered.version} />
          <Button kind="main" icon="lock">
            {words.lock.submit}
          </Button>
        </CommandForm>
      )}
    </Section>
  );
}
