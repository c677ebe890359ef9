import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { DraftState, DraftWriters } from '#app/components/draft/beside.tsx';
import { Field } from '#app/components/field.tsx';
import { Difference } from '#app/components/forum/difference.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { MandateNote, VoiceField } from '#app/components/forum/voice-field.tsx';
import { Note } from '#app/components/note.tsx';
import { Section } from '#app/components/page-head.tsx';
import { findSensitive } from '#app/domain/sensitive.ts';
import { CollaborativeText } from '#app/editor/collaborative.tsx';
import { RichText } from '#app/editor/rich-text.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import type { DraftView } from '#app/live/draft-client.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/draft.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'draft.show', { proposalId: params.proposalId ?? '' });
  const { common, draft } = messagesFor(context.locale);
  return { title: common.page.title(`${draft.title}: ${shown.proposal.title}`), key: newKey(), ...shown };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submit(context, request, 'draft.freeze', {
    extra: { proposalId: params.proposalId },
    redirectTo: `/usulan/${params.proposalId}`,
  });
}

/** A refusal may mean that there is more to read: the page then stands on what is newest. */
export function shouldRevalidate() {
  return true;
}

/** The next version of a proposal, written by several people at once. Without JavaScript: to be read and frozen. */
export default function WriteTogether() {
  const { forum, proposal, base, body, voices, may, plain } = useLoaderData<typeof loader>();
  const { draft: words, forum: forumWords } = useMessages();
  const [view, setView] = useState<DraftView | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? plain;
  const sensitive = useMemo(() => findSensitive(text).length > 0, [text]);
  const speaker = may.alone ? undefined : voices.find((voice) => voice.maySpeak)?.organisation.id;
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={proposal.title}
      doc
      facts={[forumWords.proposals.number(proposal.number), words.fact(base.version)]}
      lead={words.lead}
      crumbs={[
        { label: forumWords.proposals.title, to: `/forum/${forum.id}/usulan` },
        { label: forumWords.proposals.number(proposal.number), to: `/usulan/${proposal.id}` },
      ]}
    >
      <div className="fwait">
        <MandateNote voices={voices} />
        {may.write ? (
          <div className="no-js">
            <Note end={<Link to={`/usulan/${proposal.id}/revisi`}>{words.toForm}</Link>}>
              {words.noScript}
            </Note>
          </div>
        ) : (
          voices.length === 0 && <Note icon="lock">{words.readOnly}</Note>
        )}
        {base.version !== proposal.version && (
          <Note tone="wait">{words.between(base.version, proposal.version)}</Note>
        )}
        <Trouble view={view} />
        {sensitive && (
          <Note tone="bad" announce="status">
            {words.sensitive}
          </Note>
        )}
      </div>
      <div className="two-col">
        <div>
          <CollaborativeText
            kind="proposal"
            id={proposal.id}
            label={words.text}
            organisationId={speaker}
            onView={setView}
            onText={setWritten}
          >
            <article className="sheet ftext" aria-label={words.text}>
              {body ? <RichText doc={body} serif heading={2} /> : <p className="soft">{words.blank}</p>}
            </article>
          </CollaborativeText>
          <Changes text={text} />
        </div>
        <div className="fside">
          {view && <DraftState view={view} />}
          {view && <DraftWriters view={view} />}
          <Freeze view={view} />
        </div>
      </div>
    </ForumPage>
  );
}

/** What stops the writing: the draft is over, or what was written was not taken. */
function Trouble({ view }: { view: DraftView | null }) {
  const { proposal } = useLoaderData<typeof loader>();
  const { draft: words, errors } = useMessages();
  const again = (
    <Link to={`/usulan/${proposal.id}/tulis`} reloadDocument>
      {words.reload}
    </Link>
  );
  if (view?.over)
    return (
      <Note tone="wait" announce="alert" end={again}>
        <strong>{words.overTitle}</strong> {words.over}
      </Note>
    );
  if (view?.refused)
    return (
      <Note tone="bad" announce="alert" end={again}>
        <strong>{errors.sentence[view.refused]}</strong> {words.refused}
      </Note>
    );
  if (view?.connection === 'offline' && view.mayWrite)
    return (
      <Note tone="wait" icon="offline" announce="status">
        <strong>{words.state.offline}.</strong> {words.state.kept}
      </Note>
    );
  return null;
}

function Changes({ text }: { text: string }) {
  const { proposal, frozen, writtenAt } = useLoaderData<typeof loader>();
  const { draft: words } = useMessages();
  return (
    <>
      {writtenAt && (
        <p className="cap">
          {words.lastWritten} <DateTime at={writtenAt} />
        </p>
      )}
      <details className="changes">
        <summary>{words.changes(proposal.version)}</summary>
        {text === frozen ? <p className="soft">{words.same}</p> : <Difference before={frozen} after={text} />}
      </details>
    </>
  );
}

/** Makes what one sees the next version. What others wrote meanwhile is never frozen unseen. */
function Freeze({ view }: { view: DraftView | null }) {
  const { proposal, seq, voices, may, key } = useLoaderData<typeof loader>();
  const { draft: words } = useMessages();
  const next = proposal.version + 1;
  const unsaved = view !== null && (view.unsent || view.over || view.refused !== null);
  return (
    <Section title={words.freeze.title} id="bekukan">
      {may.freeze ? (
        <>
          <p className="soft fempty">{words.freeze.lead(next)}</p>
          <CommandForm command="draft.freeze" pageKey={key}>
            <input type="hidden" name="onVersion" value={proposal.version} />
            <input type="hidden" name="seq" value={view?.base ? view.seq : seq} />
            <VoiceField voices={voices} alone={may.alone} />
            <Field name="reason" label={words.freeze.reason} help={words.freeze.reasonHelp} maxLength={300} />
            <div className="btns">
              <Button kind="main" icon="stamp" disabled={unsaved}>
                {words.freeze.submit(next)}
              </Button>
            </div>
            {unsaved && !view?.over && !view?.refused && <p className="soft">{words.freeze.waiting}</p>}
          </CommandForm>
        </>
      ) : (
        <p className="soft fempty">{words.freeze.may}</p>
      )}
    </Section>
  );
}
