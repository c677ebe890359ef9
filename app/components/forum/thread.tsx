import { Link, useActionData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { Author, Voice } from '#app/contract/forum-shapes.ts';
import type { ContributionShown, Thread } from '#app/contract/forum-texts.ts';
import { RichText } from '#app/editor/rich-text.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { VoiceField } from './voice-field.tsx';

/** Who wrote: the organisation first, then the role of the person; a facilitator by the role alone. */
export function AuthorName({ author }: { author: Author }) {
  const { forum } = useMessages();
  return (
    <>
      {author.organisation ? (
        <Org organisation={author.organisation} />
      ) : (
        <strong>{forum.thread.facilitator}</strong>
      )}{' '}
      {author.name && <span className="quiet">{author.name}</span>}
    </>
  );
}

function Contribution({ contribution }: { contribution: ContributionShown }) {
  const { forum } = useMessages();
  const { kind } = contribution;
  return (
    <>
      <p className="item__m">
        <AuthorName author={contribution.author} />{' '}
        {kind !== 'input' && (
          <Tag tone={kind === 'question' ? 'wait' : 'line'} icon={kind === 'question' ? 'discuss' : 'right'}>
            {forum.thread.kinds[kind]}
          </Tag>
        )}{' '}
        <span className="cap">
          <DateTime at={contribution.createdAt} />
        </span>
      </p>
      <RichText doc={contribution.body} heading={4} />
    </>
  );
}

interface ReplyProps {
  to: ContributionShown;
  pageKey: string;
  voices: readonly Voice[];
  /** The reader may write without an organisation, as facilitator. */
  alone: boolean;
}

/** Answers one contribution; folded away until somebody wants to, and open again when it was refused. */
function Reply({ to, pageKey, voices, alone }: ReplyProps) {
  const { forum, common } = useMessages();
  const formId = `balas-${to.id}`;
  const answer: unknown = useActionData();
  const refused = isRefused(answer) && answer.form === formId;
  const whom = to.author.organisation?.shortName ?? forum.thread.facilitator;
  return (
    <details className="reply" open={refused || undefined} key={pageKey}>
      <summary>
        {forum.thread.reply}
        <span className="vh">: {whom}</span>
      </summary>
      <CommandForm
        command="contribution.write"
        pageKey={pageKey}
        id={formId}
        label={forum.thread.replyTo(whom)}
      >
        <input type="hidden" name="parentId" value={to.id} />
        <VoiceField voices={voices} alone={alone} />
        <TextArea name="body" label={forum.thread.replyTo(whom)} rows={3} />
        <div className="btns">
          <Button>{common.do.send}</Button>
        </div>
      </CommandForm>
    </details>
  );
}

interface ThreadProps {
  thread: Thread;
  topicId: string;
  writing: Omit<ReplyProps, 'to'> | null;
}

/** A contribution with its answers below it. */
export function ThreadShown({ thread, topicId, writing }: ThreadProps) {
  const { forum } = useMessages();
  return (
    <li className="talk" id={`m-${thread.id}`}>
      <Contribution contribution={thread} />
      {thread.replies.length > 0 && (
        <ol className="talk__r">
          {thread.replies.map((reply) => (
            <li key={reply.id} id={`m-${reply.id}`}>
              <Contribution contribution={reply} />
            </li>
          ))}
        </ol>
      )}
      {thread.moreReplies > 0 && (
        <p>
          <Link to={`/topik/${topicId}?utas=${thread.id}`}>{forum.thread.more(thread.moreReplies)}</Link>
        </p>
      )}
      {writing && <Reply to={thread} {...writing} />}
    </li>
  );
}
