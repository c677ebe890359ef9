import { Form, useLocation, useSearchParams } from '@remix-run/react';
import type { Seat } from '#app/contract/session.ts';
import {
  currentItem,
  openActivity,
  openRound,
  openVote,
  partyOf,
  presentParties,
  quorumNow,
  roundOf,
  standingNow,
} from '#app/domain/session/index.ts';
import { useMessages, useReader } from '#app/reader.tsx';
import { Button, ButtonLink } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Note } from '../note.tsx';
import { PhoneTop } from '../top-bar.tsx';
import { Verdict } from '../verdict.tsx';
import { ActivityCard } from './activity/card.tsx';
import { HeldActivities } from './activity/outcome.tsx';
import { justHeld } from './activity/view.ts';
import { Announcer } from './announcer.tsx';
import { AnswerCard } from './answer-card.tsx';
import { BallotCard } from './ballot-card.tsx';
import { CheckIn, OwnAttendance, useOwnAttendance } from './check-in.tsx';
import { Connected } from './connected.tsx';
import { Counts } from './counts.tsx';
import { GuestNote } from './guest-room.tsx';
import { MandateNote, NeutralNote } from './mandate-note.tsx';
import { Materials } from './materials.tsx';
import { lastDecisionOn } from './next-act.ts';
import { OutboxNotes } from './outbox-notes.tsx';
import { OwnObjections } from './own-objections.tsx';
import { RunningPromises } from './promises.tsx';
import { ConfirmPosition } from './recorded.tsx';
import { useRoomView } from './room-context.tsx';
import { AgendaList, DecisionNote, DecisionsSoFar } from './room-facts.tsx';
import { RoomText } from './room-text.tsx';
import { SecretBallotCard } from './secret-ballot-card.tsx';
import { AskTurn, Floor } from './turn.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useTopOnChange } from './use-top-on-change.ts';
import { answersHiddenFrom, outcomeNow, seatOf, textBefore, textOf, verdictSentence } from './view.ts';

/** The room on a phone: one column, what is asked of me first. */
export function PartnerRoom() {
  const messages = useMessages();
  const { session, common, invitation } = messages;
  const { room, state } = useRoomView();
  useKeptFocus();
  useTopOnChange();
  const [search] = useSearchParams();
  const own = seatOf(room.mine, state, search.get('untuk'));
  // Whoever facilitates has no say for anybody: nothing is asked of them.
  const seat = own?.neutral ? null : own;
  const attendance = useOwnAttendance(seat?.id);
  const here = attendance !== undefined;
  // Nobody is asked what they would be refused.
  const mayCheckIn = seat !== null && !here && seat.level !== null;
  return (
    <div className="phone">
      <PhoneTop
        {...(room.guest ? {} : { back: { to: '/sesi', label: common.nav.sessions } })}
        title={state.title}
        sub={session.presentOf(presentParties(state).length, state.partyIds.length)}
        end={<Connected />}
      />
      <main id="isi" tabIndex={-1}>
        <Announcer ownId={seat?.id} />
        <div className="roomnotes">
          <noscript>
            <Note>{session.room.reloadHint}</Note>
          </noscript>
          <OutboxNotes />
          {room.may.facilitate && (
            <Note
              icon="info"
              end={<ButtonLink to={`/sesi/${room.sessionId}/konsol`}>{session.room.toConsole}</ButtonLink>}
            >
              {session.room.asFacilitator}
            </Note>
          )}
          <GuestNote />
          {own?.neutral && <NeutralNote seat={own} />}
          {!own && !room.may.facilitate && !room.guest && <Note icon="eye">{session.room.observer}</Note>}
          {!quorumNow(state).met && <Note tone="wait">{invitation.discussOnly}</Note>}
          {seat && <SeatChoice seat={seat} />}
          {seat && !here && !mayCheckIn && <MandateNote seat={seat} />}
        </div>
        {mayCheckIn && <CheckIn seat={seat} />}
        {seat && <ConfirmPosition seat={seat} />}
        <NowCard seat={seat} here={here} />
        {seat && <OwnObjections seat={seat} />}
        <Standing />
        {state.currentItemId !== null && !justHeld(state, state.currentItemId) && (
          <HeldActivities itemId={state.currentItemId} />
        )}
        <Floor seat={seat} />
        <AgendaList />
        <Materials />
        <DecisionsSoFar />
        {room.guests.length > 0 && (
          <p className="roompart cap">
            {session.room.guests}:{' '}
            {room.guests
              .map(({ name, institution }) => (institution ? `${name} (${institution})` : name))
              .join(', ')}
          </p>
        )}
        {!room.guest && (
          <p>
            <ButtonLink kind="bare" icon="pen" to={`/sesi/${room.sessionId}/notula`}>
              {session.room.minutes}
            </ButtonLink>
          </p>
        )}
        {seat && <LeanChoice />}
        {seat && here && (
          <section className="roompart" aria-label={session.console.attendance}>
            <OwnAttendance seat={seat} />
          </section>
        )}
      </main>
    </div>
  );
}

/** Little data for the whole page, and the way back: a plain form, for it changes what the server sends. */
function LeanChoice() {
  const { room: words } = useMessages();
  const { lean = false } = useReader();
  const { pathname, search } = useLocation();
  return (
    <section className="roompart" aria-label={words.lean}>
      <form method="post" action="/hemat" className="form form--row">
        <input type="hidden" name="back" value={`${pathname}${search}`} />
        <input type="hidden" name="hemat" value={lean ? '0' : '1'} />
        <p className="cap">{lean ? words.leanIsOn : words.leanLead}</p>
        <Button size="sm">{lean ? words.leanOff : words.leanOn}</Button>
      </form>
    </section>
  );
}

/** Who acts for several organisations chooses for which; the choice is part of the address. */
function SeatChoice({ seat }: { seat: Seat }) {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const seats = room.mine.filter((one) => partyOf(state, one.id));
  if (seats.length < 2) return null;
  return (
    <Form method="get" className="form form--row" preventScrollReset>
      <div className="field">
        <label htmlFor="untuk">{session.room.forWhom}</label>
        <select className="input" id="untuk" name="untuk" defaultValue={seat.id} key={seat.id}>
          {seats.map((one) => (
            <option key={one.id} value={one.id}>
              {one.shortName}
            </option>
          ))}
        </select>
      </div>
      <Button>{session.room.choose}</Button>
    </Form>
  );
}

/** What happens now: the item, its text, and the question if there is one. */
function NowCard({ seat, here }: { seat: Seat | null; here: boolean }) {
  const { session, common, activity: words, ballot } = useMessages();
  const { room, state } = useRoomView();
  const round = openRound(state);
  const vote = openVote(state);
  const activity = openActivity(state);
  const item = currentItem(state);
  const text = textOf(room.texts, textBefore(state));
  const asks = seat !== null && here;
  if (!item) {
    return (
      <div className="ask ask--idle">
        <p className="eyebrow">
          <strong className="ask__now">{common.word.now}</strong>
        </p>
        <h1 className="h-doc ask__h">{session.room.between}</h1>
        <p className="soft">{session.room.betweenBody}</p>
        {asks && seat && <IdleBar seat={seat} />}
      </div>
    );
  }
  const decided = lastDecisionOn(state, item.itemId);
  const voting = vote?.secret ? ballot.title : session.room.vote;
  const step = vote ? voting : activity ? words.kind[activity.kind] : session.step[item.step];
  return (
    <>
      <div className="ask">
        <p className="eyebrow">
          <strong className="ask__now">{round ? session.step.test : step}</strong>
          <span>{session.itemOf(state.itemIds.indexOf(item.itemId) + 1, state.itemIds.length)}</span>
          {!activity && <span>{common.itemMode[item.mode]}</span>}
        </p>
        <h1 className="h-doc ask__h">{item.title}</h1>
      </div>
      {justHeld(state, item.itemId) && <HeldActivities itemId={item.itemId} />}
      {decided && !round && !vote && !activity && (
        <section className="roompart" aria-label={session.room.decided}>
          <DecisionNote decision={decided} />
        </section>
      )}
      {text && !activity && <RoomText text={text} zone={room.timeZone} />}
      {!activity && <RunningPromises className="roompart" />}
      {asks && seat && round && <AnswerCard key={`${round.roundId}-${seat.id}`} round={round} seat={seat} />}
      {asks &&
        seat &&
        vote &&
        (vote.secret ? (
          <SecretBallotCard key={`${vote.voteId}-${seat.id}`} vote={vote} seat={seat} />
        ) : (
          <BallotCard key={`${vote.voteId}-${seat.id}`} vote={vote} seat={seat} />
        ))}
      {activity && <ActivityCard key={activity.activityId} activity={activity} seat={asks ? seat : null} />}
      {text && activity && <RoomText text={text} zone={room.timeZone} />}
      {asks && seat && !round && !vote && !activity && (
        <div className="ask ask--idle">
          {state.turn?.organisationId === seat.id ? (
            <p>
              <strong>{session.room.youSpeak}</strong>
            </p>
          ) : (
            <p className="soft">{session.room.follow}</p>
          )}
          <IdleBar seat={seat} />
        </div>
      )}
    </>
  );
}

/** The bar at the thumb when nothing is asked: only the wish to speak. */
function IdleBar({ seat }: { seat: Seat }) {
  return (
    <div className="thumb">
      <AskTurn seat={seat} wide />
    </div>
  );
}

/** How the open round stands, or how the last one on this item ended. */
function Standing() {
  const messages = useMessages();
  const { session } = messages;
  const { room, state } = useRoomView();
  const item = currentItem(state);
  const round = openRound(state) ?? roundOf(state, item?.roundIds.at(-1) ?? '');
  if (!round || round.status === 'cancelled') return null;
  const sealed = answersHiddenFrom(room.audience, round);
  const standing = round.status === 'open' && !sealed ? standingNow(state, round) : null;
  return (
    <section className="roompart" aria-labelledby="h-standing">
      <h2 className="h-sec" id="h-standing">
        <span>
          <Icon name="scale" /> {session.tally.others}
        </span>
      </h2>
      <Counts state={state} round={round} sealed={sealed} />
      {standing && <Verdict outcome={outcomeNow(standing)}>{verdictSentence(standing, messages)}</Verdict>}
      {!standing && round.status === 'open' && <p className="cap">{session.verdict.hidden}</p>}
      {round.outcome && (
        <Verdict outcome={round.outcome}>
          {round.outcome === 'no-consensus'
            ? session.verdict.silence
            : round.outcome === 'consensus'
              ? session.verdict.reached
              : session.verdict.reserved}
        </Verdict>
      )}
    </section>
  );
}
