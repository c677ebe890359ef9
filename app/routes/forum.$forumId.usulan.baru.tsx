import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Field, Select } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { MandateNote, VoiceField } from '#app/components/forum/voice-field.tsx';
import { Note } from '#app/components/note.tsx';
import { MentionCompletion } from '#app/components/notice/mention-completion.tsx';
import { MentionHelp } from '#app/components/notice/mention-help.tsx';
import { RichTextField } from '#app/editor/rich-text-field.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'proposal.prepare', { forumId: params.forumId ?? '' });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(words.forum.proposals.submit),
    key: newKey(),
    topic: new URL(request.url).searchParams.get('topik') ?? '',
    mentionable: await ask(context, request, 'mention.choices', { forumId: shown.forum.id }),
    ...shown,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submit(context, request, 'proposal.submit', {
    extra: { forumId: params.forumId },
    redirectTo: ({ proposalId }) => `/usulan/${proposalId}`,
  });
}

/** Puts a text forward. */
export default function NewProposal() {
  const { forum, key, topic, topics, voices, mentionable } = useLoaderData<typeof loader>();
  const { forum: words } = useMessages();
  const speaks = voices.some((voice) => voice.maySpeak);
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={words.proposals.submit}
      lead={words.proposals.submitLead}
      crumbs={[{ label: words.proposals.title, to: `/forum/${forum.id}/usulan` }]}
      narrow
    >
      <MandateNote voices={voices} />
      {!speaks && voices.length === 0 && <Note icon="lock">{words.voice.readOnly}</Note>}
      {speaks && (
        <CommandForm command="proposal.submit" pageKey={key}>
          <VoiceField voices={voices} />
          <Field name="title" label={words.proposals.name} maxLength={160} />
          <RichTextField
            name="body"
            label={words.proposals.text}
            help={words.proposals.textHelp}
            rows={12}
            serif
          />
          <MentionHelp mentionable={mentionable} />
          <MentionCompletion mentionable={mentionable} />
          {topics.length > 0 && (
            <Select
              name="topicId"
              label={words.proposals.topic}
              help={words.proposals.topicHelp}
              optional
              value={topics.some((one) => one.id === topic) ? topic : ''}
              choices={topics.map((one) => ({ value: one.id, label: one.title }))}
            />
          )}
          <div className="btns">
            <Button kind="main">{words.proposals.submit}</Button>
          </div>
        </CommandForm>
      )}
    </ForumPage>
  );
}
