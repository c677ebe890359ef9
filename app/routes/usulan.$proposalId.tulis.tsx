import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { DraftState, DraftWriters } from '#app/components/draft/beside.tsx';
import { DraftTrouble, hasUnsaved, onlyUnsent } from '#app/components/draft/trouble.tsx';
import { AddLines, WrittenText } from '#app/components/draft/written-text.tsx';
import { Field } from '#app/components/field.tsx';
import { Difference } from '#app/components/forum/difference.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { MandateNote, VoiceField } from '#app/components/forum/voice-field.tsx';
import { Note } from '#app/components/note.tsx';
import { MentionCompletion } from '#app/components/notice/mention-completion.tsx';
import { Section } from '#app/components/page-head.tsx';
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
import styles from '#app/styles/draft.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'draft.show', { proposalId: params.proposalId ?? '' });
  const { common, draft } = messagesFor(context.locale);
  const mentionable = await ask(context, request, 'mention.choices', { forumId: shown.forum.id });
  return {
    mentionable,
    title: common.page.title(`${draft.title}: ${shown.proposal.title}`),
    key: newKey(),
    ...shown,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const extra = { proposalId: params.proposalId };
  const here = { extra, redirectTo: `/usulan/${params.proposalId}/tulis` };
  return submitOneOf(context, request, {
    'draft.freeze': { extra, redirectTo: `/usulan/${params.proposalId}` },
    'draft.rewrite': here,
    'draft.append': here,
  });
}

/** A refusal may mean that there is more to read: the page then stands on what is newest. */
export function shouldRevalidate() {
  return true;
}

/** The next version of a proposal, written by several people at once. Without JavaScript: passage by passage. */
export default function WriteTogether() {
  const { forum, proposal, base, body, passages, voices, may, plain, key, mentionable } =
    useLoaderData<typeof loader>();
  const { draft: words, forum: forumWords } = useMessages();
  const [view, setView] = useState<DraftView | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? plain;
  const sensitive = useMemo(() => findSensitive(text).length > 0, [text]);
  const speaker = may.alone ? undefined : voices.find((voice) => voice.maySpeak)?.organisation.id;
  const voice = <VoiceField voices={voices} alone={may.alone} />;
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
            <Note>{words.noScript}</Note>
          </div>
        ) : (
          voices.length === 0 && <Note icon="lock">{words.readOnly}</Note>
        )}
        {base.version !== proposal.version && (
          <Note tone="wait">{words.between(base.version, proposal.version)}</Note>
        )}
        <DraftTrouble view={view} page={`/usulan/${proposal.id}/tulis`} />
        {sensitive && (
          <Note tone="bad" announce="status">
            {words.sensitive}
          </Note>
        )}
      </div>
      {may.write && <MentionCompletion mentionable={mentionable} />}
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
            <WrittenText
              body={body}
              passages={passages}
              label={words.text}
              writing={may.write ? { command: 'draft.rewrite', base: base.id, pageKey: key, voice } : null}
            />
          </CollaborativeText>
          {may.write && <AddLines base={base.id} pageKey={key} voice={voice} />}
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
  const proposing = voices.filter((voice) => voice.organisation.id === proposal.organisationId);
  return (
    <Section title={words.freeze.title} id="bekukan">
      {may.freeze ? (
        <>
          <p className="soft fempty">{words.freeze.lead(next)}</p>
          <CommandForm command="draft.freeze" pageKey={key}>
            <input type="hidden" name="onVersion" value={proposal.version} />
            <input type="hidden" name="seq" value={view?.base ? view.seq : seq} />
            <VoiceField voices={proposing} alone={may.alone} />
            <Field name="reason" label={words.freeze.reason} help={words.freeze.reasonHelp} maxLength={300} />
            <div className="btns">
              <Button kind="main" icon="stamp" disabled={hasUnsaved(view)}>
                {words.freeze.submit(next)}
              </Button>
            </div>
            {onlyUnsent(view) && <p className="soft">{words.freeze.waiting}</p>}
          </CommandForm>
        </>
      ) : (
        <p className="soft fempty">{words.freeze.may}</p>
      )}
    </Section>
  );
}
