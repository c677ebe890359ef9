import { Fragment } from 'react';
import { refusalSentence } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Banner, Note } from '../note.tsx';
import { type OutboxAct, useRoomView } from './room-context.tsx';

const isOnItsWay = (act: OutboxAct) => act.state === 'sent' && act.seq === undefined;

/** What somebody wrote in an act: given back when it is refused. */
const wordsOf = ({ input }: OutboxAct): string[] =>
  ['text', 'reason', 'suggestion', 'note'].flatMap((name) => {
    const words = input[name];
    return typeof words === 'string' && words !== '' ? [words] : [];
  });

/** What waits on this device for a connection, and what was refused after it was sent, with its words. */
export function OutboxNotes() {
  const messages = useMessages();
  const { room, connection, acts, dismiss, claimed, leftOver, dropWords } = useRoomView();
  const waiting = acts.filter((act) => act.state === 'saved' || isOnItsWay(act)).length;
  const refused = acts.filter((act) => act.state === 'refused' && act.refusal && !claimed.has(act.key));
  return (
    <>
      {connection === 'ended' && (
        <Note tone="bad" announce="alert">
          {room.guest ? messages.session.room.guestLost : messages.session.room.lost}
        </Note>
      )}
      {connection === 'offline' && waiting > 0 && (
        <Banner icon="offline" title={messages.common.connection.offTitle}>
          {messages.common.connection.waiting(waiting)}
        </Banner>
      )}
      {leftOver.length > 0 && (
        <Note
          tone="wait"
          icon="pen"
          announce="status"
          end={
            <Button kind="bare" type="button" onClick={dropWords}>
              {messages.session.room.drop}
            </Button>
          }
        >
          <strong>{messages.room.leftOver}</strong>
          {leftOver.map((words) => (
            <Fragment key={words}>
              {' '}
              <q className="serif">{words}</q>
            </Fragment>
          ))}
        </Note>
      )}
      {refused.map((act) => (
        <Note
          key={act.key}
          tone="bad"
          announce="alert"
          end={
            <Button kind="bare" type="button" onClick={() => dismiss(act.key)}>
              {messages.session.room.drop}
            </Button>
          }
        >
          <strong>{messages.session.room.refusedAct}</strong>{' '}
          {act.refusal && refusalSentence(act.refusal, messages)}
          {wordsOf(act).map((words) => (
            <Fragment key={words}>
              {' '}
              <q className="serif">{words}</q>
            </Fragment>
          ))}
        </Note>
      ))}
    </>
  );
}
