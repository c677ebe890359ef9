import { type RefObject, useEffect, useRef } from 'react';
import { openActivity, openRound, openVote, type SessionState } from '#app/domain/session/index.ts';
import { useRoomView } from './room-context.tsx';

/** What is being dealt with and who steers, as one word that changes when something else is asked. */
function askedNow(state: SessionState): string {
  const activity = openActivity(state);
  return [
    state.currentItemId,
    state.steering?.personId,
    openRound(state)?.roundId,
    openVote(state)?.voteId,
    activity && `${activity.activityId} ${activity.stage}`,
  ].join();
}

/** Somebody is in the middle of writing: what stands before them must not move. */
function isWriting(): boolean {
  const active = document.activeElement;
  return (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) && active.value !== '';
}

/**
 * Shows the page from its top when something else is asked, so that nobody stays behind at the foot of what was.
 * @param column what scrolls; without it, the page
 */
export function useTopOnChange(column?: RefObject<HTMLElement>): void {
  const { state } = useRoomView();
  const now = askedNow(state);
  const before = useRef(now);
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    if (!isWriting()) (column?.current ?? window).scrollTo({ top: 0 });
  }, [now, column]);
}
