import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Radios } from '#app/components/choices.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { DecisionRow, ProposalRow } from '#app/components/forum/text-rows.tsx';
import { ThreadShown } from '#app/components/forum/thread.tsx';
import { MandateNote, VoiceField } from '#app/components/forum/voice-field.tsx';
import { Empty } from '#app/components/note.tsx';
import { FollowForm } from '#app/components/notice/follow-form.tsx';
import { MentionCompletion } from '#app/components/notice/mention-completion.tsx';
import { MentionHelp } from '#app/components/notice/mention-help.tsx';
import { Section } from '#app/components/page-head.tsx';
import { ModeTag } from '#app/components/tag.tsx';
import { AttachmentFields } from '#app/components/topic/attachments.tsx';
import { CloseTopic, Closing, ReopenTopic, Turns } from '#app/components/topic/closing.tsx';
import { AdoptionBySector, InputSummary } from '#app/components/topic/inputs.tsx';
import { WindowForm, WindowNote } from '#app/components/topic/window.tsx';
import { ATTACHMENTS } from '#app/contract/topic-shapes.ts';
import { STANDINGS, type Standing } from '#app/domain/topic.ts';
import { RichTextField } from '#app/editor/rich-text-field.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOfForm } from '#app/forms/submit.server.ts';
import { withUploads } from '#app/forms/uploads.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const threadId = asked.get('utas') ?? undefined;
  const standing = STANDINGS.find((each) => each === asked.get('tindak'));
  const shown = await ask(context, request, 'topic.show', {
    topicId: params.topicId ?? '',
    threadId,
    ...(standing ? { standing } : {}),
    after: asked.get('sesudah') ?? undefined,
  });
  // Who has just written sees what they wrote, also where this page has no room for it.
  const written = asked.get('baru');
  const here = shown.threads.flatMap((thread) => [thread, ...thread.replies]);
  if (written && !here.some(({ id }) => id === written))
    throw redirect(`/masukan/${encodeURIComponent(written)}`);
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(shown.topic.title),
    key: newKey(),
    alone: threadId ?? null,
    standing: (standing ?? null) satisfies Standing | null,
    ...shown,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\.data$/, '');
  const page = path + url.search;
  const topicId = params.topicId ?? '';
  const { form, refused } = await withUploads(context, await request.formData(), {
    list: 'attachments',
    most: ATTACHMENTS,
    may: async () => (await ask(context, request, 'topic.show', { topicId, limit: 1 })).may.write,
  });
  if (refused) return refused;
  return submitOneOfForm(context, request, form, {
    'contribution.write': {
      extra: { topicId },
      redirectTo: ({ contributionId }) => {
        url.searchParams.set('baru', contributionId);
        return `${path}${url.search}#m-${contributionId}`;
      },
    },
    'topic.close': { extra: { topicId: params.topicId }, redirectTo: page },
    'topic.reopen': { extra: { topicId }, redirectTo: page },
    'topic.follow': { extra: { topicId } },
    'topic.set-window': { extra: { topicId } },
    'contribution.mark': { redirectTo: `${page}#masukan` },
  });
}

/** A topic: its threads, the form to contribute, and what became of it. */
export default function Topic() {
  const shown = useLoaderData<typeof loader>();
  const { forum: words } = useMessages();
  const { forum, topic, alone, standing, following, key, may } = shown;
  return (
    <ForumPage
      forum={forum}
      part="topics"
      title={topic.title}
      facts={[
        <ModeTag key="mode" mode={topic.mode} />,
        words.topics.contributions(topic.contributions),
        <span key="by">
          {words.topics.openedBy} {topic.author}, <DateTime at={topic.createdAt} show="date" />
        </span>,
      ]}
      side={following !== null && <FollowForm following={following} pageKey={key} />}
      crumbs={[
        { label: words.topics.title, to: `/forum/${forum.id}/topik` },
        ...(alone ? [{ label: words.thread.backToTopic, to: `/topik/${topic.id}?semua` }] : []),
      ]}
    >
      {topic.closing && <Closing closing={topic.closing} />}
      <Turns turns={topic.turns} />
      {shown.window && !topic.closed && <WindowNote window={shown.window} />}
      <div className="two-col">
        <div>
          <Threads />
          {may.write && !alone && !standing && <Write />}
        </div>
        <Became />
      </div>
      {may.write && <MentionCompletion mentionable={shown.mentionable} />}
    </ForumPage>
  );
}

function Threads() {
  const { topic, threads, next, inputs, marking, voices, may, key, alone, standing } =
    useLoaderData<typeof loader>();
  const { forum: words, topic: topicWords } = useMessages();
  const speaks = voices.some((voice) => voice.maySpeak);
  const only = alone ? `utas=${alone}&` : standing ? `tindak=${standing}&` : '';
  const older = `?${only}sesudah=${encodeURIComponent(next ?? '')}`;
  return (
    <Section title={alone ? words.thread.whole : words.thread.title} id="masukan">
      {!alone && <InputSummary topicId={topic.id} counts={inputs} chosen={standing} />}
      {threads.length === 0 &&
        (standing ? (
          <Empty title={topicWords.nothingSo}>{topicWords.nothingSoBody}</Empty>
        ) : (
          <Empty title={words.thread.emptyTitle}>{words.thread.empty}</Empty>
        ))}
      <ol className="talks">
        {threads.map((thread) => (
          <ThreadShown
            key={thread.id}
            thread={thread}
            topicId={topic.id}
            alone={alone !== null}
            writing={may.write ? { pageKey: key, voices, alone: !speaks } : null}
            marking={marking && { pageKey: key, marking }}
          />
        ))}
      </ol>
      {next && <ButtonLink to={older}>{alone ? words.thread.nextReplies : words.thread.next}</ButtonLink>}
    </Section>
  );
}

function Write() {
  const { key, voices, mentionable } = useLoaderData<typeof loader>();
  const { forum: words, common } = useMessages();
  const alone = !voices.some((voice) => voice.maySpeak);
  return (
    <Section title={words.thread.write} id="tulis">
      <CommandForm command="contribution.write" pageKey={key} key={key} encType="multipart/form-data">
        <VoiceField voices={voices} alone={alone} />
        <Radios
          name="kind"
          legend={words.thread.kind}
          value="input"
          row
          choices={(['input', 'question'] as const).map((value) => ({
            value,
            label: words.thread.kinds[value],
          }))}
        />
        <RichTextField name="body" label={words.thread.body} help={words.thread.bodyHelp} />
        <MentionHelp mentionable={mentionable} />
        <AttachmentFields />
        <div className="btns">
          <Button kind="main">{common.do.send}</Button>
        </div>
      </CommandForm>
    </Section>
  );
}

/** Every input shows what became of it: the proposals of the topic and the decisions on them. */
function Became() {
  const { forum, topic, inputs, window, key, proposals, decisions, may, voices } =
    useLoaderData<typeof loader>();
  const { forum: words } = useMessages();
  return (
    <div className="fside">
      {may.facilitate && !topic.closed && <WindowForm window={window} pageKey={key} />}
      <MandateNote voices={voices} />
      <Section title={words.thread.became} id="jadinya">
        {proposals.length === 0 && <p className="soft fempty">{words.thread.becameNothing}</p>}
        <ul className="rows">
          {proposals.map((proposal) => (
            <ProposalRow key={proposal.id} proposal={proposal} />
          ))}
          {decisions.map((decision) => (
            <DecisionRow key={decision.id} decision={decision} />
          ))}
        </ul>
        {may.propose && topic.mode === 'deciding' && (
          <Link className="btn" to={`/forum/${forum.id}/usulan/baru?topik=${topic.id}`}>
            {words.proposals.submit}
          </Link>
        )}
      </Section>
      <AdoptionBySector counts={inputs} />
      {may.close && <CloseTopic pageKey={key} />}
      {may.reopen && <ReopenTopic pageKey={key} />}
    </div>
  );
}
