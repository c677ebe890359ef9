import type { Promises } from '#app/contract/promises.ts';
import { SECTORS } from '#app/domain/sector.ts';
import {
  type Activity,
  currentItem,
  lookup,
  openActivity,
  openRound,
  openVote,
  presentParties,
  queueInOrder,
  type Round,
  roundTally,
  type SessionState,
  sectorOf,
  spentOn,
  type Vote,
} from '#app/domain/session/index.ts';
import { useFormat, useMessages, useReader } from '#app/reader.tsx';
import { classNames } from '../class-names.ts';
import { Mark } from '../organisation.tsx';
import { CommitmentTag, OutcomeTag } from '../tag.tsx';
import { justHeld } from './activity/view.ts';
import { answeredOf, countsAnswers, WallActivity } from './activity/wall-activity.tsx';
import { Announcer } from './announcer.tsx';
import { PromiseCounts, usePromises } from './promises.tsx';
import { Qr, spacedCode } from './qr.tsx';
import { useNow, useRoomView } from './room-context.tsx';
import { beginningOf, minutesAndSeconds, paragraphsOf, shownOf, textBefore, textOf } from './view.ts';
import { roundRows, voteRows, WallTally } from './wall-tally.tsx';

/** A text longer than this is read on phones, not on the wall. */
const MOST_LETTERS = 260;
const MOST_WAITING = 4;

/** The wall: what happens now, how it stands, who speaks, and how to join. Nothing below 36 px at 1920 × 1080. */
export function Wall({ qr }: { qr: { size: number; path: string } }) {
  const { room: words } = useMessages();
  const { state } = useRoomView();
  return (
    <main className="wall" id="isi" tabIndex={-1}>
      <Announcer />
      <Head />
      <Side qr={qr} />
      <Middle />
      <Foot />
      {state.rehearsalOf !== null && <p className="wall__practice">{words.practice}</p>}
      <p className="vh">{state.title}</p>
    </main>
  );
}

function Head() {
  const { session, common, activity: words, ballot } = useMessages();
  const { room, state } = useRoomView();
  const activity = activityOnWall(state);
  const format = useFormat(room.timeZone);
  const item = currentItem(state);
  const vote = openVote(state);
  const text = textOf(room.texts, textBefore(state));
  if (!item) {
    const now =
      state.status === 'closed'
        ? session.wall.closed
        : state.status === 'open'
          ? session.room.between
          : session.wall.notOpen;
    return (
      <div className="wall__head">
        <p className="wall__eyebrow">
          <span className="wall__now">{now}</span>
          <span>{room.forumName}</span>
        </p>
        <h1 className="wall__h">{state.title}</h1>
        <p className="wall__text">
          {format.dateTime(room.startsAt, 'full')}. {room.place}
        </p>
      </div>
    );
  }
  const decided = state.decisions.some((decision) => decision.itemId === item.itemId);
  const now = activity
    ? words.kind[activity.kind]
    : vote
      ? vote.secret
        ? ballot.title
        : session.room.vote
      : openRound(state)
        ? session.step.test
        : decided && item.step === 'test'
          ? session.wall.decided
          : session.step[item.step];
  const shownText = text && paragraphsOf(text.plain).join(' ');
  return (
    <div className="wall__head">
      <p className="wall__eyebrow">
        <span className="wall__now">{now}</span>
        <span>
          {session.item(state.itemIds.indexOf(item.itemId) + 1)}, {common.itemMode[item.mode].toLowerCase()}
        </span>
      </p>
      <h1 className={classNames('wall__h', activity && 'wall__h--small')}>{item.title}</h1>
      {shownText && !activity && <p className="wall__text">{beginningOf(shownText, MOST_LETTERS)}</p>}
    </div>
  );
}

/** The open activity; while nothing else is open or decided since, the last one on the item with what came of it. */
function activityOnWall(state: SessionState): Activity | undefined {
  const item = currentItem(state);
  return openActivity(state) ?? (item && justHeld(state, item.itemId));
}

function Side({ qr }: { qr: { size: number; path: string } }) {
  const { session } = useMessages();
  const { locale } = useReader();
  const { room, state } = useRoomView();
  const now = useNow();
  const queue = queueInOrder(state);
  const spent = state.turn ? now - state.turn.startedAt : 0;
  const speaker = state.turn && shownOf(state, state.turn.organisationId);
  return (
    <aside className="wall__side" aria-label={session.invite.join}>
      <Qr picture={qr} code={room.shortCode} />
      <p className="wall__join">{session.invite.scan}</p>
      <p className="wall__code">{spacedCode(room.shortCode)}</p>
      {state.status === 'open' && (
        <div className="wall__queue">
          <p className="cap">{session.wall.queue}</p>
          <ol>
            {state.turn && speaker && (
              <li>
                <Mark sector={speaker.sector} />
                {speaker.shortName}{' '}
                <span className={spent > (state.turn.limitMs ?? spent) ? 'bad' : undefined}>
                  {minutesAndSeconds(spent, locale)}
                  {state.turn.limitMs !== null && ` / ${minutesAndSeconds(state.turn.limitMs, locale)}`}
                </span>
              </li>
            )}
            {queue.slice(0, MOST_WAITING).map((entry) => {
              const party = shownOf(state, entry.organisationId);
              return (
                party && (
                  <li key={`${entry.organisationId}-${entry.kind}`}>
                    <Mark sector={party.sector} />
                    {party.shortName}
                  </li>
                )
              );
            })}
          </ol>
          {queue.length === 0 && !speaker && <p>{session.wall.empty}</p>}
          {queue.length > MOST_WAITING && <p>{session.console.andMore(queue.length - MOST_WAITING)}</p>}
        </div>
      )}
    </aside>
  );
}

function Middle() {
  const { session, common } = useMessages();
  const { state } = useRoomView();
  const round = openRound(state);
  const vote = openVote(state);
  const item = currentItem(state);
  const promises = usePromises();
  const replaced = new Set(state.decisions.map((decision) => decision.replaces));
  const decided = state.decisions.filter(
    (decision) => !replaced.has(decision.decisionId) && (!item || decision.itemId === item.itemId),
  );
  if (round) return <RoundTally round={round} />;
  if (vote) return <VoteTally vote={vote} />;
  const activity = activityOnWall(state);
  if (activity) return <WallActivity activity={activity} />;
  if (promises) return <WallPromises promises={promises} />;
  if (decided.length === 0) return <div className="wall__tally" />;
  return (
    <div className="wall__tally wall__decided">
      {decided.slice(item ? -1 : 0).map((decision) => (
        <p key={decision.decisionId}>
          <OutcomeTag outcome={decision.outcome} />{' '}
          <span className="serif">
            {item ? common.word.version(decision.text.version) : state.items[decision.itemId]?.title}
          </span>
          {decision.vote && (
            <span>{decision.vote.carried ? session.result.carried : session.result.notCarried}</span>
          )}
          {decision.next && <span className="soft"> {session.fallback[decision.next]}</span>}
        </p>
      ))}
    </div>
  );
}

/** How many lines the wall has room for; the figures above count them all. */
const MOST_PROMISES = 5;

function WallPromises({ promises }: { promises: Promises }) {
  const { common } = useMessages();
  return (
    <div className="wall__tally wall__decided">
      <PromiseCounts counts={promises.counts} />
      {promises.lines.slice(0, MOST_PROMISES).map((line) => (
        <p key={line.commitmentId} className="wall__promise">
          <CommitmentTag status={line.status}>
            {line.status === 'late' ? common.time.lateBy(line.lateDays) : undefined}
          </CommitmentTag>{' '}
          <Mark sector={line.owner.sector} />{' '}
          <span className="wall__promise-t">
            {line.owner.shortName}: {line.title}
          </span>
        </p>
      ))}
    </div>
  );
}

function RoundTally({ round }: { round: Round }) {
  const { common, session } = useMessages();
  const { state } = useRoomView();
  const { bySector, total } = roundTally(state, round);
  const heads = SECTORS.map((sector) => {
    const { answered } = bySector[sector];
    // Who answered and left still counts.
    return `${answered}/${Math.max(answered, state.presentBySector[sector])}`;
  });
  // Said from the beginning, not only once there is something to hide.
  if (total.hidden > 0 || round.visibility === 'after-close') {
    return <HiddenTally heads={[heads[0] ?? '', heads[1] ?? '']} words={session.verdict.hidden} />;
  }
  return (
    <WallTally rows={roundRows(state, round, common.answerShort)} heads={[heads[0] ?? '', heads[1] ?? '']} />
  );
}

/** While answers are hidden the wall shows only how many each sector has given. */
function HiddenTally({ heads, words }: { heads: readonly [string, string]; words: string }) {
  return (
    <div className="wall__tally">
      <WallTally rows={[]} heads={heads} />
      <p className="wall__hidden">{words}</p>
    </div>
  );
}

function VoteTally({ vote }: { vote: Vote }) {
  const { session } = useMessages();
  const { state } = useRoomView();
  const ballots = vote.roll.map((id) => ({ sector: sectorOf(state, id), ballot: lookup(vote.ballots, id) }));
  const head = (sector: (typeof SECTORS)[number]) => {
    const own = ballots.filter((one) => one.sector === sector);
    return `${own.filter((one) => one.ballot).length}/${own.length}`;
  };
  if (vote.visibility === 'after-close') {
    return <HiddenTally heads={[head(SECTORS[0]), head(SECTORS[1])]} words={session.verdict.hiddenVote} />;
  }
  return (
    <WallTally rows={voteRows(state, vote, session.choice)} heads={[head(SECTORS[0]), head(SECTORS[1])]} />
  );
}

function Foot() {
  const { session } = useMessages();
  const { state } = useRoomView();
  const now = useNow();
  const round = openRound(state);
  const vote = openVote(state);
  const item = currentItem(state);
  const present = presentParties(state).length;
  const left = round?.closesAt
    ? round.closesAt - now
    : item
      ? item.minutes * 60_000 - spentOn(item, now)
      : null;
  const words = session.wall;
  const activity = openActivity(state);
  const answered = activity && countsAnswers(activity) ? answeredOf(state, activity) : null;
  const given = vote ? vote.roll.filter((id) => lookup(vote.ballots, id)).length : 0;
  return (
    <p className="wall__foot">
      {round ? (
        <span>
          <strong>{words.answered(roundTally(state, round).total.answered, Math.max(present, 1))}</strong>{' '}
          {words.answeredTail}
        </span>
      ) : answered ? (
        <span>
          <strong>{words.answered(answered.answered, answered.of)}</strong> {words.answeredTail}
        </span>
      ) : vote ? (
        <span>
          <strong>{words.answered(given, vote.roll.length)}</strong> {words.votes}
        </span>
      ) : (
        <span>
          <strong>{words.answered(present, state.partyIds.length)}</strong> {words.present}
        </span>
      )}
      {left !== null && (
        <span className="wall__time">
          {left >= 0 ? words.left : words.over}{' '}
          <strong className={left < 0 ? 'bad' : undefined}>
            {words.minutes(Math.ceil(Math.abs(left) / 60_000))}
          </strong>
        </span>
      )}
    </p>
  );
}
