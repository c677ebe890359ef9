import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

type Closed = NonNullable<QueryOutput<'topic.show'>['topic']['closing']>;

/** What came of a topic that is closed. */
export function Closing({ closing }: { closing: Closed }) {
  const { forum, membership } = useMessages();
  const words = membership.topic;
  return (
    <Note icon="lock">
      <strong>{words.closed}</strong>{' '}
      <span className="quiet">
        <DateTime at={closing.at} />
        {closing.by && ` ${words.by(closing.by)}`}
      </span>
      {closing.summary ? <p className="said">{closing.summary}</p> : <p>{forum.thread.closed}</p>}
    </Note>
  );
}

/** The facilitator's form that closes a topic, with what came of it. */
export function CloseTopic({ pageKey }: { pageKey: string }) {
  const { membership } = useMessages();
  const words = membership.topic;
  return (
    <details className="fold">
      <summary>{words.close}</summary>
      <p className="soft">{words.closeLead}</p>
      <CommandForm command="topic.close" pageKey={pageKey}>
        <TextArea name="summary" label={words.summary} rows={4} maxLength={2_000} />
        <div className="btns">
          <Button>{words.close}</Button>
        </div>
      </CommandForm>
    </details>
  );
}
