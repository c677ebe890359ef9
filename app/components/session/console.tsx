import { Link } from '@remix-run/react';
import { useRef } from 'react';
import { currentItem, MOST_POSTPONEMENTS, quorumNow } from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { ButtonLink } from '../button.tsx';
import { Logo } from '../logo.tsx';
import { Note } from '../note.tsx';
import { Announcer } from './announcer.tsx';
import { Connected } from './connected.tsx';
import { ConsoleAgenda } from './console-agenda.tsx';
import { ConsoleCue } from './console-cue.tsx';
import { ConsoleItem, type PuttableText } from './console-item.tsx';
import { ConsoleNext } from './console-next.tsx';
import { ConsoleQueue } from './console-queue.tsx';
import { ConsoleQuorum } from './console-quorum.tsx';
import { ConsoleRehearsal, ConsoleSteering, SteeredByOther } from './console-steering.tsx';
import { ConsoleUndo } from './console-undo.tsx';
import { CueCard } from './cue-card.tsx';
import { Materials } from './materials.tsx';
import { OutboxNotes } from './outbox-notes.tsx';
import { useNow, useRoomView } from './room-context.tsx';
import { DecisionsSoFar } from './room-facts.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useTopOnChange } from './use-top-on-change.ts';
import { cutOff } from './view.ts';

/** The facilitator's console: the run-sheet, what happens now, and the room. */
export function Console({ texts }: { texts: readonly PuttableText[] }) {
  const { session } = useMessages();
  const { state } = useRoomView();
  useKeptFocus();
  const middle = useRef<HTMLElement>(null);
  useTopOnChange(middle);
  const item = currentItem(state);
  return (
    <div className="console">
      <Bar />
      <main className="cgrid" id="isi" tabIndex={-1}>
        <div className="ccol ccol--side ccol--run">
          <ConsoleAgenda />
          <CueCard />
        </div>
        <section className="ccol ccol--mid" aria-labelledby="h-now" ref={middle}>
          <Announcer />
          <OutboxNotes />
          <SteeredByOther />
          <ConsoleRehearsal />
          {item ? <ConsoleItem key={item.itemId} item={item} texts={texts} /> : <Between />}
          <ConsoleUndo />
          <ConsoleNext canPutText={texts.length > 0} />
        </section>
        <aside className="ccol ccol--side" aria-label={session.room.live}>
          <ConsoleQueue />
          <ConsoleQuorum />
          <ConsoleCue />
          <Materials className="side" />
          <ConsoleSteering />
          <Shortcuts />
        </aside>
      </main>
    </div>
  );
}

function Bar() {
  const { session } = useMessages();
  const { room, state, online, seen } = useRoomView();
  const format = useFormat(room.timeZone);
  const cut = cutOff(state, online, seen).length;
  return (
    <header className="cbar">
      <Link to="/" className="top__brand">
        <Logo />
        <span className="vh">{session.console.home}</span>
      </Link>
      <div>
        <p className="cbar__t">{state.title}</p>
        <p className="cbar__sub">
          {format.date(room.startsAt, 'full')}, {room.place}
        </p>
      </div>
      <span className="grow" />
      <Connected whenLive={online ? session.console.online(online.size, cut) : undefined} />
      <ButtonLink size="sm" icon="eye" to={`/sesi/${room.sessionId}/layar`}>
        {session.console.wall}
      </ButtonLink>
      <ButtonLink size="sm" icon="pen" to={`/sesi/${room.sessionId}/notula`}>
        {session.console.toMinutes}
      </ButtonLink>
      <ButtonLink size="sm" icon="doc" to={`/sesi/${room.sessionId}`}>
        {session.console.results}
      </ButtonLink>
      <Clock />
    </header>
  );
}

function Clock() {
  const { room } = useRoomView();
  const format = useFormat(room.timeZone);
  const now = new Date(useNow(1_000)).toISOString();
  const [time, zone] = format.time(now).split('\u00a0');
  return (
    <p className="cbar__clock">
      <time dateTime={now}>{time}</time> <span className="cap">{zone}</span>
    </p>
  );
}

/** Nothing is being dealt with: before the session, between items, after the last. */
function Between() {
  const { session, invitation } = useMessages();
  const { room, state } = useRoomView();
  const words = session.console;
  const lead =
    state.status === 'closed'
      ? words.closed
      : state.status === 'open'
        ? session.room.betweenBody
        : state.status === 'postponed'
          ? session.invite.postponed
          : words.openLead;
  return (
    <>
      <div>
        <h1 className="h-doc" id="h-now">
          {state.status === 'open' ? session.room.between : state.title}
        </h1>
        <p className="soft">{lead}</p>
      </div>
      {state.status === 'postponed' && (
        <Note
          icon="calendar"
          end={<ButtonLink to={`/sesi/${room.sessionId}/jadwal`}>{words.newTime}</ButtonLink>}
        >
          {invitation.postponements(state.postponements, MOST_POSTPONEMENTS)}{' '}
          {state.statusNote !== '' && invitation.reason(state.statusNote)}
        </Note>
      )}
      {state.status !== 'closed' && !quorumNow(state).met && <Note tone="wait">{words.noQuorumYet}</Note>}
      <DecisionsSoFar />
    </>
  );
}
