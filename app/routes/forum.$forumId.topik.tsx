import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Radios } from '#app/components/choices.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Field } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { MandateNote, VoiceField } from '#app/components/forum/voice-field.tsx';
import { Empty } from '#app/components/note.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { ModeTag, Tag } from '#app/components/tag.tsx';
import { AttachmentFields } from '#app/components/topic/attachments.tsx';
import { ATTACHMENTS } from '#app/contract/topic-shapes.ts';
import { RichTextField } from '#app/editor/rich-text-field.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitForm } from '#app/forms/submit.server.ts';
import { withUploads } from '#app/forms/uploads.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get('sesudah') ?? undefined;
  const shown = await ask(context, request, 'topic.list', { forumId: params.forumId ?? '', after });
  const words = messagesFor(context.locale);
  return {
    title: words.common.page.title(`${words.forum.topics.title}, ${shown.forum.name}`),
    key: newKey(),
    ...shown,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const forumId = params.forumId ?? '';
  const { form, refused } = await withUploads(context, await request.formData(), {
    list: 'attachments',
    most: ATTACHMENTS,
    may: async () => (await ask(context, request, 'topic.list', { forumId, limit: 1 })).may.open,
  });
  if (refused) return refused;
  return submitForm(context, request, form, 'topic.open', {
    extra: { forumId },
    redirectTo: ({ topicId }) => `/topik/${topicId}`,
  });
}

/** The topics of a forum, and the form that opens one. */
export default function Topics() {
  const { forum, topics, next, may, voices } = useLoaderData<typeof loader>();
  const { forum: words } = useMessages();
  return (
    <ForumPage forum={forum} part="topics" title={words.topics.title} lead={words.topics.lead}>
      <MandateNote voices={voices} />
      <div className="two-col">
        <div>
          {topics.length === 0 ? (
            <Empty level={2} title={words.topics.emptyTitle}>
              {words.topics.empty}
            </Empty>
          ) : (
            <>
              <h2 className="vh">{words.topics.newest}</h2>
              <Rows>
                {topics.map((topic) => (
                  <Item
                    key={topic.id}
                    title={topic.title}
                    to={`/topik/${topic.id}`}
                    meta={
                      <>
                        <ModeTag mode={topic.mode} />
                        {topic.closed && (
                          <Tag icon="lock" tone="plain">
                            {words.topics.closed}
                          </Tag>
                        )}
                        <span className="quiet">
                          {words.topics.contributions(topic.contributions)}
                          {topic.contributions > 0 &&
                            ` (${words.topics.bySector(topic.bySector.government, topic.bySector['non-government'])})`}
                          {topic.proposals > 0 && `, ${words.topics.proposals(topic.proposals)}`}
                        </span>
                        <span className="quiet">
                          {words.topics.openedBy} {topic.author},{' '}
                          <DateTime at={topic.createdAt} show="date" />
                          {topic.contributions > 1 && topic.lastAt && (
                            <>
                              {'; '}
                              {words.topics.last} <DateTime at={topic.lastAt} show="date" />
                            </>
                          )}
                        </span>
                      </>
                    }
                  />
                ))}
              </Rows>
            </>
          )}
          {next && <ButtonLink to={`?sesudah=${encodeURIComponent(next)}`}>{words.topics.older}</ButtonLink>}
        </div>
        {may.open && <OpenTopic />}
      </div>
    </ForumPage>
  );
}

function OpenTopic() {
  const { key, voices } = useLoaderData<typeof loader>();
  const { forum: words, common } = useMessages();
  const alone = !voices.some((voice) => voice.maySpeak);
  return (
    <Section title={words.topics.open} id="buka">
      <p className="soft">{words.topics.openLead}</p>
      <CommandForm command="topic.open" pageKey={key} encType="multipart/form-data">
        <VoiceField voices={voices} alone={alone} />
        <Field name="title" label={words.topics.name} maxLength={160} />
        <Radios
          name="mode"
          legend={words.topics.mode}
          choices={(['consultative', 'deciding'] as const).map((value) => ({
            value,
            label: common.itemMode[value],
            help: words.topics.modeHelp[value],
          }))}
        />
        <RichTextField name="body" label={words.topics.first} help={words.topics.firstHelp} optional />
        <AttachmentFields />
        <div className="btns">
          <Button kind="main">{words.topics.open}</Button>
        </div>
      </CommandForm>
    </Section>
  );
}
