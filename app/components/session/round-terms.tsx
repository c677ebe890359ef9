import type { Round, Vote } from '#app/domain/session/index.ts';
import { useMessages, useReader } from '#app/reader.tsx';
import { Icon } from '../icon.tsx';
import { useNow } from './room-context.tsx';
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

/** How long answers of a test are awaited. Afterwards they still count until the facilitator closes it. */
export function TimeLeft({ closesAt }: { closesAt: number }) {
  const { room: words } = useMessages();
  const { locale } = useReader();
  const left = closesAt - useNow();
  return (
    <p className="cap promised" role="timer">
      <Icon name="clock" />
      {left > 0 ? (
        <span>
          {words.timeLeft} <strong className="num">{minutesAndSeconds(left, locale)}</strong>
        </span>
      ) : (
        <span>{words.timeOver}</span>
      )}
    </p>
  );
}
