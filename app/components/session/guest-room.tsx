import { useFormat, useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Note } from '../note.tsx';
import { PhoneTop } from '../top-bar.tsx';
import { Connected } from './connected.tsx';
import { OutboxNotes } from './outbox-notes.tsx';
import { useRoomView } from './room-context.tsx';
import { AgendaList, DecisionsSoFar } from './room-facts.tsx';

/** Says to an observer with a name only who they are here, and lets them go. */
export function GuestNote() {
  const { session } = useMessages();
  const { room } = useRoomView();
  if (!room.guest) return null;
  return (
    <Note
      icon="eye"
      end={
        <form method="post" action="/tamu">
          <Button size="sm">{session.room.guestLeave}</Button>
        </form>
      }
    >
      {session.room.guest(room.guest.name)}
    </Note>
  );
}

/** The session for an observer with a name only, before it is open, after it was closed, and once the seat has ended. */
export function GuestWaits() {
  const { session } = useMessages();
  const { room, state, connection } = useRoomView();
  const format = useFormat(room.timeZone);
  const over = state.status === 'closed';
  if (connection === 'ended') {
    return (
      <div className="phone">
        <PhoneTop title={state.title} sub={room.forumName} end={<Connected />} />
        <main id="isi" tabIndex={-1}>
          <div className="roomnotes">
            <OutboxNotes />
          </div>
        </main>
      </div>
    );
  }
  return (
    <div className="phone">
      <PhoneTop title={state.title} sub={room.forumName} end={<Connected />} />
      <main id="isi" tabIndex={-1}>
        <div className="roomnotes">
          <OutboxNotes />
          <GuestNote />
        </div>
        <div className="ask ask--idle">
          <h1 className="h-doc ask__h">{state.title}</h1>
          <p className="soft">
            {over
              ? session.room.guestClosed
              : session.room.guestWaits(format.dateTime(room.startsAt, 'full'))}
          </p>
        </div>
        {over ? <DecisionsSoFar /> : <AgendaList />}
      </main>
    </div>
  );
}
