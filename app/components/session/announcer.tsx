import { useEffect, useRef, useState } from 'react';
import {
  activityOf,
  currentItem,
  openActivity,
  openRound,
  roundOf,
  type SessionState,
} from '#app/domain/session/index.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';
import { useRoomView } from './room-context.tsx';

function newsOf(
  before: SessionState,
  after: SessionState,
  ownId: string | undefined,
  { session, common, activity: spoken }: Messages,
): string | null {
  const words = session.room;
  if (after.status === 'closed' && before.status !== 'closed') return words.announceClosed;
  if (after.openRoundId !== null && after.openRoundId !== before.openRoundId) return words.announceRound;
  if (after.openVoteId !== null && after.openVoteId !== before.openVoteId) return words.announceVote;
  const closed = openRound(before);
  if (closed && after.openRoundId === null) {
    const outcome = roundOf(after, closed.roundId)?.outcome;
    if (outcome) return words.announceRoundClosed(common.outcome[outcome]);
  }
  if (before.openVoteId !== null && after.openVoteId === null) {
    const outcome = after.decisions.findLast(({ voteId }) => voteId === before.openVoteId)?.vote;
    if (outcome)
      return words.announceVoteClosed(outcome.carried ? session.result.carried : session.result.notCarried);
  }
  const activity = openActivity(after);
  if (activity && before.openActivityId !== activity.activityId)
    return spoken.opened(spoken.kind[activity.kind], activity.question);
  const ended = before.openActivityId === null ? undefined : activityOf(after, before.openActivityId);
  if (ended?.status === 'closed') return spoken.closed(spoken.kind[ended.kind]);
  if (activity && activity.stage !== openActivity(before)?.stage)
    return activity.stage === 'dots' ? spoken.dotsOpened : spoken.revealed;
  if (ownId && after.turn?.organisationId === ownId && before.turn?.organisationId !== ownId) {
    return words.announceTurn;
  }
  const item = currentItem(after);
  if (!item) return null;
  if (after.currentItemId !== before.currentItemId) return words.announceItem(item.title);
  return currentItem(before)?.step !== item.step ? words.announceStep(session.step[item.step]) : null;
}

/** Tells screen readers what changed in the room: item, step, round, turn. Nothing is read for each answer. */
export function Announcer({ ownId }: { ownId?: string }) {
  const messages = useMessages();
  const { state } = useRoomView();
  const before = useRef(state);
  const [news, setNews] = useState('');
  useEffect(() => {
    const told = newsOf(before.current, state, ownId, messages);
    before.current = state;
    if (told) setNews(told);
  }, [state, ownId, messages]);
  return (
    <p className="vh" aria-live="polite">
      {news}
    </p>
  );
}
