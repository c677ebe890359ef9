import { useEffect, useState } from 'react';
import type { QueryOutput } from '#app/contract/registry.ts';
import { GuestWaits } from './guest-room.tsx';
import { Invitation } from './invitation.tsx';
import { LiveRoom } from './live-room.tsx';
import { PartnerRoom } from './partner-room.tsx';
import { Results } from './results.tsx';
import { type Room, useRoomView } from './room-context.tsx';
import { useReadAgain } from './use-read-again.ts';

/** What the page of a session is drawn from: the loader's answer. */
export interface SessionPageFacts {
  /** Null for an observer with a name only, who sees the room and nothing else. */
  show: QueryOutput<'session.show'> | null;
  room: Room;
  qr: { size: number; path: string };
  /** The address in the QR code. */
  joinLink: string;
  /** Idempotency key of the page. */
  pageKey: string;
}

/** A session as its reader needs it: the invitation, the room, or what came of it. */
export function SessionPage(facts: SessionPageFacts) {
  return (
    <LiveRoom room={facts.room} pageKey={facts.pageKey}>
      <WhatFits {...facts} />
    </LiveRoom>
  );
}

function WhatFits({ show: given, qr, joinLink }: SessionPageFacts) {
  const { state, connection } = useRoomView();
  const show = useFreshShow(given);
  if (!show) return state.status === 'open' && connection !== 'ended' ? <PartnerRoom /> : <GuestWaits />;
  if (state.status === 'closed') return <Results show={show} />;
  return state.status === 'open' ? <PartnerRoom /> : <Invitation show={show} qr={qr} joinLink={joinLink} />;
}

/** Who comes is not in the room's log: the invitation is read again when the server says that something changed. */
function useFreshShow(given: SessionPageFacts['show']): SessionPageFacts['show'] {
  const { room, facts, state } = useRoomView();
  const [show, setShow] = useState(given);
  useEffect(() => setShow(given), [given]);
  const waits = state.status !== 'open' && state.status !== 'closed';
  useReadAgain(waits && given ? facts : 0, 'session.show', { sessionId: room.sessionId }, setShow, true);
  return show;
}
