import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Contribution } from '#app/components/forum/thread.tsx';
import { Section } from '#app/components/page-head.tsx';
import { ChangeContribution, EarlierWords } from '#app/components/topic/change-own.tsx';
import { MarkForm } from '#app/components/topic/mark-form.tsx';
import { MarkWords } from '#app/components/topic/standing.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'contribution.show', {
    contributionId: params.contributionId ?? '',
  });
  const { common, topic, forum } = messagesFor(context.locale);
  const whom = shown.contribution.author.organisation?.shortName ?? forum.thread.facilitator;
  return { title: common.page.title(topic.one.title(whom)), key: newKey(), whom, ...shown };
}

export function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, {
    'contribution.mark': {},
    'contribution.revise': {},
    'contribution.erase': {},
    'contribution.hide': {},
  });
}

/** One contribution for itself: its words, what became of it and who said so. */
export default function OneContribution() {
  const { forum, topic, contribution, threadId, replies, marks, versions, marking, may, whom, key } =
    useLoaderData<typeof loader>();
  const { topic: words, forum: forumWords } = useMessages();
  // The newest mark stands in the history below.
  const alone = { ...contribution, mark: null };
  return (
    <ForumPage
      forum={forum}
      part="topics"
      narrow
      title={words.one.title(whom)}
      facts={[topic.title, ...(replies > 0 ? [words.one.replies(replies)] : [])]}
      crumbs={[
        { label: forumWords.topics.title, to: `/forum/${forum.id}/topik` },
        { label: topic.title, to: `/topik/${topic.id}?semua` },
      ]}
    >
      <article className="talk talk--one">
        <Contribution contribution={alone} />
        <EarlierWords versions={versions} />
        <ChangeContribution contribution={contribution} may={may} pageKey={key} />
      </article>
      <p>
        <ButtonLink to={`/topik/${topic.id}?utas=${threadId}#m-${contribution.id}`}>
          {words.one.back}
        </ButtonLink>
      </p>
      <Section title={words.one.history} id="tindak">
        {marks.length === 0 ? (
          <p className="soft fempty">{words.one.historyEmpty}</p>
        ) : (
          <ol className="fate__all">
            {marks.map((mark) => (
              <li key={mark.createdAt}>
                <MarkWords mark={mark} />
              </li>
            ))}
          </ol>
        )}
        {marking && <MarkForm contribution={contribution} marking={marking} pageKey={key} key={key} />}
      </Section>
    </ForumPage>
  );
}
