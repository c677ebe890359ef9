import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Audience, SessionState } from '#app/domain/session/index.ts';
import { newKey, openSocket } from './open-socket.ts';
import { browserStorage, Outbox } from './outbox.ts';
import { RoomClient } from './room-client.ts';
import type { RoomCommandName, RoomInput, RoomView } from './room-types.ts';

export type { OutboxAct } from './outbox.ts';
export type { Connection, RoomCommandName, RoomInput, RoomView } from './room-types.ts';

/** What `useRoom` starts from: the output of the query `session.room`, and the person at the screen. */
export interface RoomStart {
  sessionId: string;
  state: SessionState;
  audience: Audience;
  now: number;
  /** The reader's person id; acts on this device are kept under it. */
  owner: string;
  /** The view for the wall. */
  wall?: boolean;
}

/** A live room in a component. */
export interface Room extends RoomView {
  /**
   * Does something; the session is added. Kept on this device first, then sent.
   * @returns the key by which `acts` tells where it stands
   */
  act<N extends RoomCommandName>(command: N, input: RoomInput<N>, key?: string): string;
  /** Forgets a refusal that was read. */
  dismiss(key: string): void;
}

/**
 * The room as it is now, drawn from `start` on the server and until the connection stands.
 * Connects when mounted, leaves when unmounted; reconnects and catches up by itself.
 */
export function useRoom(start: RoomStart): Room {
  const { sessionId, owner, wall } = start;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later `start` of the same room is older than what the room knows by then
  const client = useMemo(
    () =>
      new RoomClient({
        sessionId,
        initial: start,
        outbox: new Outbox(owner, typeof window === 'undefined' ? null : browserStorage()),
        openSocket,
        http: (path, init) => fetch(path, { ...init, credentials: 'same-origin' }),
        newKey,
        ...(wall ? { wall } : {}),
      }),
    [sessionId, owner, wall],
  );
  useEffect(() => {
    const wake = () => client.wake();
    const sleep = () => client.sleep();
    const shown = () => {
      // Phones freeze what is in the background; the socket may be dead without knowing it.
      if (document.visibilityState === 'visible') client.wake();
    };
    window.addEventListener('online', wake);
    window.addEventListener('offline', sleep);
    window.addEventListener('storage', wake);
    document.addEventListener('visibilitychange', shown);
    void client.start();
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', sleep);
      window.removeEventListener('storage', wake);
      document.removeEventListener('visibilitychange', shown);
      client.stop();
    };
  }, [client]);
  const view = useSyncExternalStore(client.subscribe, client.view, client.firstView);
  return useMemo(
    () => ({
      ...view,
      act: (command, input, key) => client.act(command, input, key),
      dismiss: (key) => client.dismiss(key),
    }),
    [client, view],
  );
}
