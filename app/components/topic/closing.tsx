import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import type { TopicTurn } from '#app/contract/forum-texts.ts';
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

/** The facilitator's form that opens a closed topic again, with the reason everybody reads. */
export function ReopenTopic({ pageKey }: { pageKey: string }) {
  const { membership } = useMessages();
  const words = membership.topic;
  return (
    <details className="fold">
      <summary>{words.reopen}</summary>
      <p className="soft">{words.reopenLead}</p>
      <CommandForm command="topic.reopen" pageKey={pageKey}>
        <TextArea name="reason" label={words.reason} rows={3} maxLength={1_000} />
        <div className="btns">
          <Button>{words.reopen}</Button>
        </div>
      </CommandForm>
    </details>
  );
}

/** A topic that was opened again: why, and everything it went through before, folded away. */
export function Turns({ turns }: { turns: readonly TopicTurn[] }) {
  const { membership } = useMessages();
  const words = membership.topic;
  const [last, ...before] = turns;
  if (!last) return null;
  return (
    <div className="stack-2">
      {last.kind === 'reopened' && (
        <Note icon="ret">
          <strong>{words.reopened}</strong> <TurnFacts turn={last} />
          <p className="said">{last.note}</p>
        </Note>
      )}
      <details className="changes">
        <summary>{words.turns(turns.length)}</summary>
        <ol className="fate__all">
          {(last.kind === 'reopened' ? before : turns).map((turn) => (
            <li className="fate" key={turn.at}>
              <p className="item__m">
                <strong>{words[turn.kind]}</strong> <TurnFacts turn={turn} />
              </p>
              <p>{turn.note}</p>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function TurnFacts({ turn }: { turn: TopicTurn }) {
  const { membership } = useMessages();
  return (
    <span className="quiet">
      <DateTime at={turn.at} />
      {turn.by && ` ${membership.topic.by(turn.by)}`}
    </span>
  );
}
