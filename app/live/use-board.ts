import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { BoardClient, type BoardSnapshot, type BoardView } from './board-client.ts';
import { newKey, openSocket } from './open-socket.ts';

export type { BoardSnapshot, BoardView } from './board-client.ts';

/** A live board in a component. */
export interface LiveBoard extends BoardView {
  client: BoardClient;
}

/**
 * The board as it is now, drawn from `snapshot` on the server and until the connection stands. Connects when mounted,
 * leaves when unmounted; a snapshot that the loader read anew is taken in.
 */
export function useBoard(snapshot: BoardSnapshot): LiveBoard {
  const boardId = snapshot.board.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later snapshot of the same board is taken in below
  const client = useMemo(
    () =>
      new BoardClient({
        snapshot,
        openSocket,
        http: (path, init) => fetch(path, { ...init, credentials: 'same-origin' }),
        newKey,
      }),
    [boardId],
  );
  useEffect(() => {
    const wake = () => {
      // Phones freeze what is in the background; the socket may be dead without knowing it.
      if (document.visibilityState === 'visible') client.wake();
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    void client.start();
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      client.stop();
    };
  }, [client]);
  const known = useRef(snapshot);
  useEffect(() => {
    if (known.current === snapshot) return;
    known.current = snapshot;
    client.renew(snapshot);
  }, [client, snapshot]);
  const view = useSyncExternalStore(client.subscribe, client.view, client.firstView);
  return useMemo(() => ({ ...view, client }), [client, view]);
}
