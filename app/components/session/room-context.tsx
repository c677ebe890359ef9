import { createContext, useContext, useEffect, useState } from 'react';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { SessionState } from '#app/domain/session/index.ts';
import type { Connection, OutboxAct, RoomCommandName } from '#app/live/use-room.ts';

export type { OutboxAct, RoomCommandName } from '#app/live/use-room.ts';

/** Everything a page of a session is drawn from when it is first drawn. */
export type Room = QueryOutput<'session.room'>;

/** The room as the parts of a page see it. */
export interface RoomView {
  /** What was read with the page: names, texts, rights. */
  room: Room;
  /** The room at this moment, masked for the reader. */
  state: SessionState;
  /** Idempotency key of the page; its forms derive theirs from it. */
  pageKey: string;
  /** Organisations connected at this moment; null while that is not known. */
  online: ReadonlySet<string> | null;
  /** Organisations that were connected while this page was open. */
  seen: ReadonlySet<string>;
  /** Null until the page is awake: without JavaScript there is no connection to speak of. */
  connection: Connection | null;
  /** Sends an act through the outbox and answers its key; null without JavaScript. */
  act: ((command: RoomCommandName, input: Record<string, unknown>) => string) | null;
  /** One's own acts in this room, oldest first. */
  acts: readonly OutboxAct[];
  /** Takes a refused act out of the list. */
  dismiss: (key: string) => void;
  /** A form on the page answers for this act; returns how it stops to. */
  claim: (key: string) => () => void;
  /** Acts that a form on the page answers for. */
  claimed: ReadonlySet<string>;
  /** Words that were typed into a form which has gone from the page before they were sent. */
  leftOver: readonly string[];
  /** Keeps such words, so that they can be copied. */
  keepWords: (words: readonly string[]) => void;
  /** Forgets them. */
  dropWords: () => void;
  /** How often something beside the log has changed since the page was opened. */
  facts: number;
  /** Milliseconds by which the server's clock is ahead of this device's. */
  clockOffset: number;
}

const RoomContext = createContext<RoomView | null>(null);

export const RoomProvider = RoomContext.Provider;

/** The room around this part of the page. @throws Error outside a RoomProvider. */
export function useRoomView(): RoomView {
  const view = useContext(RoomContext);
  if (!view) throw new Error('no RoomProvider around this component');
  return view;
}

/**
 * The server's clock in milliseconds. First the moment the page was drawn (the same on server and browser),
 * then ticking.
 * @param every milliseconds between ticks
 */
export function useNow(every = 1_000): number {
  const { room, clockOffset } = useRoomView();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now() + clockOffset);
    tick();
    const timer = setInterval(tick, every);
    return () => clearInterval(timer);
  }, [every, clockOffset]);
  return now ?? room.now;
}
