import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { SessionState } from '#app/domain/session/index.ts';
import { useRoom } from '#app/live/use-room.ts';
import { useViewer } from '#app/reader.tsx';
import { type Room, RoomProvider, type RoomView } from './room-context.tsx';
import { useReadAgain } from './use-read-again.ts';
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
export function LiveRoom({ room: given, pageKey, wall, children }: LiveRoomProps) {
  const viewer = useViewer();
  const live = useRoom({
    sessionId: given.sessionId,
    state: given.state,
    audience: given.audience,
    now: given.now,
    owner: viewer?.personId ?? 'nobody',
    ...(wall ? { wall } : {}),
  });
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const seen = useSeen(live.online);
  const { claim, claimed } = useClaims();
  const kept = useLeftOver();
  const room = useFreshFacts(given, live.state, live.facts, wall === true);
  const view: RoomView = useMemo(
    () => ({
      room,
      pageKey,
      state: live.state,
      online: live.online,
      facts: live.facts,
      seen,
      connection: awake ? live.connection : null,
      // The contract's own schema judges the input at the server's door; here it is what the form holds.
      act: awake ? (command, input) => live.act(command, input as Parameters<typeof live.act>[1]) : null,
      acts: awake ? live.acts : [],
      dismiss: live.dismiss,
      claim,
      claimed,
      ...kept,
      clockOffset: live.clockOffset,
    }),
    [room, pageKey, live, seen, claim, claimed, kept, awake],
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

/** What was typed and not sent when its question was closed. */
function useLeftOver() {
  const [leftOver, setLeftOver] = useState<readonly string[]>([]);
  const keepWords = useCallback(
    (words: readonly string[]) => setLeftOver((before) => [...new Set([...before, ...words])]),
    [],
  );
  const dropWords = useCallback(() => setLeftOver([]), []);
  return useMemo(() => ({ leftOver, keepWords, dropWords }), [leftOver, keepWords, dropWords]);
}

/** Everybody who was connected since this page was opened: who is not any more has lost the connection. */
function useSeen(online: ReadonlySet<string> | null): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (online) setSeen((before) => new Set([...before, ...online]));
  }, [online]);
  return seen;
}

/**
 * What is not in the events is read again when it is needed: texts that were put later, numbers in the register, and
 * what the server says has changed beside the room (materials, observers). What the page has is not sent again.
 * A session that was closed while one looked is a page of another kind, which is loaded whole.
 */
function useFreshFacts(given: Room, state: SessionState, changes: number, wall: boolean): Room {
  const [room, setRoom] = useState(given);
  useEffect(() => setRoom(given), [given]);
  const take = ({ texts, ...beside }: QueryOutput<'session.beside'>) =>
    setRoom((before) => ({ ...before, ...beside, texts: [...before.texts, ...texts] }));
  const needed = textBefore(state);
  const text = needed && !textOf(room.texts, needed) ? needed.proposalVersionId : undefined;
  const missingNumbers = state.decisions.filter(
    (decision) => room.decisionNumbers[decision.decisionId] === undefined,
  ).length;
  const missing = text || missingNumbers > 0 ? `${text ?? ''}|${missingNumbers}` : '';
  const asked = { sessionId: given.sessionId, ...(wall ? { wall } : {}) };
  useReadAgain(missing, 'session.beside', { ...asked, ...(text ? { text } : {}) }, take);
  useReadAgain(changes, 'session.beside', asked, take, true);
  const closedMeanwhile = !wall && state.status === 'closed' && given.state.status !== 'closed';
  useEffect(() => {
    if (closedMeanwhile) window.location.reload();
  }, [closedMeanwhile]);
  return room;
}
