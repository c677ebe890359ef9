import { Link, useActionData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Tag } from '#app/components/tag.tsx';
import { AttachmentFields, Attachments } from '#app/components/topic/attachments.tsx';
import { MarkForm, markFormId } from '#app/components/topic/mark-form.tsx';
import { MarkWords, StandingTag } from '#app/components/topic/standing.tsx';
import type { Voice } from '#app/contract/forum-shapes.ts';
import type { ContributionShown, Marking, Thread } from '#app/contract/topic-shapes.ts';
import { RichText } from '#app/editor/rich-text.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { AuthorName } from './author-name.tsx';
import { VoiceField } from './voice-field.tsx';

/** Whom a contribution names, so that everybody sees who was asked. */
function Mentioned({ mentions }: Pick<ContributionShown, 'mentions'>) {
  const { notice } = useMessages();
  const { organisations, people } = mentions;
  if (organisations.length + people.length === 0) return null;
  return (
    <p className="item__m cap">
      {notice.mentions}:{' '}
      {organisations.map((organisation) => (
        <Org key={organisation.id} organisation={organisation} />
      ))}{' '}
      {people.join(', ')}
    </p>
  );
}

/** One contribution: who, when, the words, and what became of them. Its day leads to its own page. */
export function Contribution({ contribution }: { contribution: ContributionShown }) {
  const { forum, topic } = useMessages();
  const { kind, standing, mark, gone } = contribution;
  return (
    <>
      <p className="item__m">
        <AuthorName author={contribution.author} />{' '}
        {kind !== 'input' && (
          <Tag tone={kind === 'question' ? 'wait' : 'line'} icon={kind === 'question' ? 'discuss' : 'right'}>
            {forum.thread.kinds[kind]}
          </Tag>
        )}{' '}
        <Link className="cap" to={`/masukan/${contribution.id}`}>
          <DateTime at={contribution.createdAt} />
        </Link>{' '}
        {contribution.editedAt && <span className="cap">{topic.edited}</span>}{' '}
        {standing && !mark && <StandingTag standing={standing} />}
        {contribution.timing && (
          <Tag tone="line" icon="clock">
            {topic.timing[contribution.timing]}
          </Tag>
        )}
      </p>
      {gone && (
        <p className="soft gone">
          {gone.by === 'author' ? topic.gone.author : topic.gone.facilitator(gone.reason ?? '')}
        </p>
      )}
      <RichText
        doc={contribution.body}
        heading={4}
        named={{
          codes: contribution.mentions.organisations.map(({ code }) => code.toUpperCase()),
          people: contribution.mentions.people,
        }}
      />
      <Mentioned mentions={contribution.mentions} />
      <Attachments attachments={contribution.attachments} />
      {mark && <MarkWords mark={mark} />}
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
        encType="multipart/form-data"
      >
        <input type="hidden" name="parentId" value={to.id} />
        <VoiceField voices={voices} alone={alone} />
        <TextArea name="body" label={forum.thread.replyTo(whom)} rows={3} />
        <AttachmentFields />
        <div className="btns">
          <Button>{common.do.send}</Button>
        </div>
      </CommandForm>
    </details>
  );
}

/** Says what became of an input; folded away like a reply, and open again when it was refused. */
function MarkFolded({ contribution, marking, pageKey }: Parameters<typeof MarkForm>[0]) {
  const { topic } = useMessages();
  const answer: unknown = useActionData();
  const refused = isRefused(answer) && answer.form === markFormId(contribution.id);
  const settled = contribution.standing !== null && contribution.standing !== 'open';
  return (
    <details className="reply" open={refused || undefined} key={pageKey}>
      <summary>{settled ? topic.mark.change : topic.mark.do}</summary>
      <MarkForm contribution={contribution} marking={marking} pageKey={pageKey} />
    </details>
  );
}

interface ThreadProps {
  thread: Thread;
  topicId: string;
  /** The page shows this thread and nothing else: each reply can be answered here. */
  alone: boolean;
  writing: Omit<ReplyProps, 'to'> | null;
  /** The reader may say what became of inputs here. */
  marking: { pageKey: string; marking: Marking } | null;
}

/** A contribution with its answers below it. */
export function ThreadShown({ thread, topicId, alone, writing, marking }: ThreadProps) {
  const { forum, topic } = useMessages();
  return (
    <li className="talk" id={`m-${thread.id}`}>
      <Contribution contribution={thread} />
      {thread.replies.length > 0 && (
        <ol className="talk__r">
          {thread.replies.map((reply) => (
            <li key={reply.id} id={`m-${reply.id}`}>
              <Contribution contribution={reply} />
              {writing &&
                !reply.gone &&
                (alone ? (
                  <div className="talk__do">
                    <Reply to={reply} {...writing} />
                  </div>
                ) : (
                  <p>
                    <Link to={`/topik/${topicId}?utas=${thread.id}#m-${reply.id}`}>
                      {forum.thread.reply}
                      <span className="vh">
                        : {reply.author.organisation?.shortName ?? forum.thread.facilitator}
                      </span>
                    </Link>
                  </p>
                ))}
            </li>
          ))}
        </ol>
      )}
      {thread.moreReplies > 0 && (
        <p>
          <Link to={`/topik/${topicId}?utas=${thread.id}`}>{forum.thread.more(thread.moreReplies)}</Link>
        </p>
      )}
      {thread.parentId && (
        <p>
          <Link to={`/masukan/${thread.id}`}>{topic.inThread}</Link>
        </p>
      )}
      {((writing && !thread.gone) || (marking && thread.standing)) && (
        <div className="talk__do">
          {writing && !thread.gone && <Reply to={thread} {...writing} />}
          {marking && thread.standing && !thread.gone && <MarkFolded contribution={thread} {...marking} />}
        </div>
      )}
    </li>
  );
}
