import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Connection } from '#app/live/use-room.ts';
import { useMessages } from '#app/reader.tsx';
import { ConnectionSign } from '../top-bar.tsx';
import { useRoomView } from './room-context.tsx';

const SIGN: Readonly<Record<Connection, 'ok' | 'weak' | 'off'>> = {
  connecting: 'weak',
  live: 'ok',
  weak: 'weak',
  requests: 'weak',
  offline: 'off',
  ended: 'off',
};

/** How the connection is, in words; without JavaScript the link that fetches the page anew. */
export function Connected({ whenLive }: { whenLive?: ReactNode }) {
  const { session } = useMessages();
  const { connection } = useRoomView();
  if (connection === null) {
    return (
      <Link className="btn btn--sm" to="." reloadDocument>
        {session.room.reload}
      </Link>
    );
  }
  const own =
    connection === 'connecting' || connection === 'requests' || connection === 'ended'
      ? session.connection[connection]
      : connection === 'live'
        ? whenLive
        : undefined;
  return <ConnectionSign state={SIGN[connection]}>{own}</ConnectionSign>;
}
