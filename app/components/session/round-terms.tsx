import type { Round, Vote } from '#app/domain/session/index.ts';
import { useFormat, useMessages, useReader } from '#app/reader.tsx';
import { Icon } from '../icon.tsx';
import { useNow, useRoomView } from './room-context.tsx';
import { minutesAndSeconds } from './view.ts';

/** What whoever answers should know before: who will see the answer and when, and how long it is awaited. */
export function RoundTerms({ round }: { round: Round }) {
  return (
    <>
      <WhoSees of={round} />
      {round.closesAt !== null && <TimeLeft closesAt={round.closesAt} />}
    </>
  );
}

/** Who sees an answer of a test or of an open vote: the push layer keeps this promise (audience.ts). */
export function WhoSees({ of }: { of: Pick<Round | Vote, 'visibility'> }) {
  const { room: words } = useMessages();
  return (
    <p className="cap promised">
      <Icon name={of.visibility === 'live' ? 'people' : 'eye'} /> {words.whoSees[of.visibility]}
    </p>
  );
}

/**
 * Until when answers of a test are awaited; the seconds run only where a script lets them. Afterwards they still count
 * until the facilitator closes it.
 */
export function TimeLeft({ closesAt }: { closesAt: number }) {
  const { room: words } = useMessages();
  const { locale } = useReader();
  const { room } = useRoomView();
  const format = useFormat(room.timeZone);
  const left = closesAt - useNow();
  return (
    <p className="cap promised" role="timer">
      <Icon name="clock" />
      {left > 0 ? (
        <span>
          {words.answerUntil(format.time(new Date(closesAt).toISOString()))}{' '}
          <span className="js-only">
            {words.timeLeft} <strong className="num">{minutesAndSeconds(left, locale)}</strong>
          </span>
        </span>
      ) : (
        <span>{words.timeOver}</span>
      )}
    </p>
  );
}
