import { useRevalidator } from '@remix-run/react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SessionState } from '#app/domain/session/index.ts';
import { useRoom } from '#app/live/use-room.ts';
import { useViewer } from '#app/reader.tsx';
import { type Room, RoomProvider, type RoomView } from './room-context.tsx';
import { textBefore, textOf } from './view.ts';

interface LiveRoomProps {
  room: Room;
  /** Idempotency key of the page, from its loader. */
  pageKey: string;
  /** The view for the wall. */
  wall?: boolean;
  children: ReactNode;
}

/**
 * Makes a page of a session live: drawn from what was read with it, then folded on as events arrive. Until the
 * page is awake everything in it is a plain form and shows what the server drew.
 */
export function LiveRoom({ room, pageKey, wall, children }: LiveRoomProps) {
  const viewer = useViewer();
  const live = useRoom({
    sessionId: room.sessionId,
    state: room.state,
    audience: room.audience,
    now: room.now,
    owner: viewer?.personId ?? 'nobody',
    ...(wall ? { wall } : {}),
  });
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const seen = useSeen(live.online);
  const { claim, claimed } = useClaims();
  useFreshFacts(room, live.state);
  const view: RoomView = useMemo(
    () => ({
      room,
      pageKey,
      state: live.state,
      online: live.online,
      seen,
      connection: awake ? live.connection : null,
      // The contract's own schema judges the input at the server's door; here it is what the form holds.
      act: awake ? (command, input) => live.act(command, input as Parameters<typeof live.act>[1]) : null,
      acts: awake ? live.acts : [],
      dismiss: live.dismiss,
      claim,
      claimed,
      clockOffset: live.clockOffset,
    }),
    [room, pageKey, live, seen, claim, claimed, awake],
  );
  return <RoomProvider value={view}>{children}</RoomProvider>;
}

/** Which acts the forms on the page answer for themselves. */
function useClaims() {
  const [claimed, setClaimed] = useState<ReadonlySet<string>>(new Set());
  const claim = useCallback((key: string) => {
    setClaimed((before) => new Set([...before, key]));
    return () => setClaimed((before) => new Set([...before].filter((other) => other !== key)));
  }, []);
  return { claim, claimed };
}

/** Everybody who was connected since this page was opened: who is not any more has lost the connection. */
function useSeen(online: ReadonlySet<string> | null): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (online) setSeen((before) => new Set([...before, ...online]));
  }, [online]);
  return seen;
}

/** What is not in the events is read again when it is needed: texts put later, numbers in the register, the end. */
function useFreshFacts(room: Room, state: SessionState): void {
  const { revalidate } = useRevalidator();
  const text = textBefore(state);
  const missing = [
    text && !textOf(room.texts, text) ? text.proposalVersionId : '',
    state.decisions.filter((decision) => room.decisionNumbers[decision.decisionId] === undefined).length,
    state.status === room.state.status ? '' : state.status,
  ].join('|');
  const asked = useRef('|0|');
  useEffect(() => {
    if (missing === '|0|' || missing === asked.current) return;
    asked.current = missing;
    revalidate();
  }, [missing, revalidate]);
}
