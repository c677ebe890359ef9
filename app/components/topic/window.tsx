import { useActionData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Field } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import type { ResponseWindow } from '#app/contract/topic-shapes.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

/** Until when a topic asks for responses, and whom above all; after it, that late ones are kept. */
export function WindowNote({ window }: { window: ResponseWindow }) {
  const { topic } = useMessages();
  const words = topic.window;
  const { until, open, daysLeft, session, absent } = window;
  return (
    <Note tone={open ? 'wait' : 'plain'} icon={open ? 'wait' : 'clock'}>
      <p>
        <strong>{open ? words.left(daysLeft) : words.over}</strong> {words.until}{' '}
        <DateTime at={until} show="date" />.{!open && ` ${words.lateKept}`}
      </p>
      {session && <p>{words.after(session.title)}</p>}
      {open && absent.length > 0 && (
        <p className="window__for">
          {words.absent}{' '}
          {absent.map((organisation) => (
            <Org key={organisation.id} organisation={organisation} />
          ))}
        </p>
      )}
    </Note>
  );
}

/** The facilitator sets the day, moves it, or asks no longer. */
export function WindowForm({ window, pageKey }: { window: ResponseWindow | null; pageKey: string }) {
  const { topic } = useMessages();
  const words = topic.window;
  const answer: unknown = useActionData();
  const refused = isRefused(answer) && answer.form === 'batas';
  return (
    <details className="reply" open={refused || undefined} key={pageKey}>
      <summary>{window ? words.change : words.set}</summary>
      <CommandForm command="topic.set-window" pageKey={pageKey} id="batas">
        <Field type="date" name="until" label={words.day} help={words.dayHelp} optional />
        <div className="btns">
          <Button>{words.save}</Button>
        </div>
      </CommandForm>
    </details>
  );
}
