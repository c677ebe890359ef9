import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { DraftState, DraftWriters } from '#app/components/draft/beside.tsx';
import { DraftTrouble, hasUnsaved, onlyUnsent } from '#app/components/draft/trouble.tsx';
import { WrittenText } from '#app/components/draft/written-text.tsx';
import { Field } from '#app/components/field.tsx';
import { CorrectionLine } from '#app/components/minutes/corrections.tsx';
import { Inserts } from '#app/components/minutes/inserts.tsx';
import { PlainWriting } from '#app/components/minutes/plain-writing.tsx';
import { Note } from '#app/components/note.tsx';
import { MentionCompletion } from '#app/components/notice/mention-completion.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { findSensitive } from '#app/domain/sensitive.ts';
import { CollaborativeText } from '#app/editor/collaborative.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import type { DraftView } from '#app/live/draft-client.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import draftStyles from '#app/styles/draft.css?url';
import styles from '#app/styles/minutes.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: draftStyles },
  { rel: 'stylesheet', href: styles },
];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const { state } = await ask(context, request, 'minutes.show', { sessionId });
  if (state === 'none' || state === 'locked') throw redirect(`/sesi/${sessionId}/notula`);
  const shown = await ask(context, request, 'minutes.draft', { sessionId });
  const mentionable = await ask(context, request, 'mention.choices', { forumId: shown.session.forumId });
  const { common, minutes } = messagesFor(context.locale);
  return {
    shown,
    mentionable,
    pageKey: newKey(),
    title: common.page.title(minutes.page.writeTitle(shown.session.title)),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const sending = { extra: { sessionId } };
  return submitOneOf(context, request, {
    'minutes.append': sending,
    'minutes.rewrite': { ...sending, redirectTo: `/sesi/${sessionId}/notula/tulis` },
    'minutes.insert': sending,
    'minutes.note-action': sending,
    'minutes.offer': { ...sending, redirectTo: `/sesi/${sessionId}/notula` },
  });
}

/** A refusal may mean that there is more to read: the page then stands on what is newest. */
export function shouldRevalidate() {
  return true;
}

/** The minutes, written by several people at once, with the room beside them. Without JavaScript: by plain forms. */
export default function WriteMinutes() {
  const { shown, mentionable, pageKey } = useLoaderData<typeof loader>();
  const { minutes: words, draft, common } = useMessages();
  const [view, setView] = useState<DraftView | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? shown.plain;
  const sensitive = useMemo(() => findSensitive(text).length > 0, [text]);
  const { session, base, body, may } = shown;
  return (
    <Page width="wide">
      <PageHead
        title={session.title}
        doc
        facts={[words.title, words.page.fact(base.version)]}
        crumbs={[
          { label: session.forumName, to: `/forum/${session.forumId}` },
          { label: session.title, to: `/sesi/${session.id}` },
          { label: words.title, to: `/sesi/${session.id}/notula` },
        ]}
        lead={words.page.writeLead}
      />
      <div className="fwait">
        {may.write ? (
          <div className="no-js">
            <Note>{words.page.noScript}</Note>
          </div>
        ) : (
          <Note icon="lock">{words.page.readOnly}</Note>
        )}
        <DraftTrouble view={view} page={`/sesi/${session.id}/notula/tulis`} />
        {sensitive && (
          <Note tone="bad" announce="status">
            {draft.sensitive}
          </Note>
        )}
      </div>
      {may.write && <MentionCompletion mentionable={mentionable} />}
      <div className="two-col">
        <CollaborativeText
          kind="minutes"
          id={session.id}
          label={words.page.text}
          organisationId={undefined}
          onView={setView}
          onText={setWritten}
        >
          <WrittenText
            body={body}
            passages={shown.passages}
            label={words.page.text}
            lang="id"
            writing={may.write ? { command: 'minutes.rewrite', base: base.id, pageKey } : null}
          />
        </CollaborativeText>
        <div className="fside">
          {view && <DraftState view={view} />}
          {may.write && <PlainWriting shown={shown} pageKey={pageKey} />}
          {may.write && <Inserts shown={shown} pageKey={pageKey} />}
          <TakenIn />
          <Offer view={view} />
          {view && <DraftWriters view={view} />}
          <p>
            <Link to={`/sesi/${session.id}/notula`}>{common.nav.backTo(words.page.toReading)}</Link>
          </p>
        </div>
      </div>
    </Page>
  );
}

/** Corrections that this version must hold before it is offered. */
function TakenIn() {
  const { shown } = useLoaderData<typeof loader>();
  const { minutes: words } = useMessages();
  if (shown.takenIn.length === 0) return null;
  return (
    <Section title={words.offer.takenIn} id="koreksi">
      <ul className="rows">
        {shown.takenIn.map((one) => (
          <li key={one.id} className="item stack-2">
            <CorrectionLine one={one} timeZone={shown.timeZone} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Makes what one sees the next version. What others wrote meanwhile is never offered unseen. */
function Offer({ view }: { view: DraftView | null }) {
  const { shown, pageKey } = useLoaderData<typeof loader>();
  const { minutes: words } = useMessages();
  const { base, seq, may, session, earliest } = shown;
  const next = base.version + 1;
  return (
    <Section title={words.offer.title} id="ajukan">
      {may.offer ? (
        <>
          <p className="soft">{words.offer.lead(next)}</p>
          <CommandForm command="minutes.offer" pageKey={pageKey}>
            <input type="hidden" name="onVersion" value={base.version} />
            <input type="hidden" name="seq" value={view?.base ? view.seq : seq} />
            <Field
              name="confirmBy"
              type="date"
              label={words.offer.until}
              help={words.offer.untilHelp}
              value={earliest}
            />
            <div className="btns">
              <Button kind="main" icon="stamp" disabled={hasUnsaved(view)}>
                {words.offer.submit(next)}
              </Button>
            </div>
            {onlyUnsent(view) && <p className="soft">{words.offer.waiting}</p>}
          </CommandForm>
        </>
      ) : (
        <p className="soft">{session.status === 'closed' ? words.offer.may : words.offer.notClosed}</p>
      )}
    </Section>
  );
}
