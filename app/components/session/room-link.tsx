import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useRoomView } from './room-context.tsx';

/** A link out of the room; for an observer with a name only, to whom nothing else is open, only the words. */
export function RoomLink({ to, children }: { to: string; children: ReactNode }) {
  return useRoomView().room.guest ? children : <Link to={to}>{children}</Link>;
}
