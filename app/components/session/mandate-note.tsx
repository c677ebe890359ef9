import { Link } from '@remix-run/react';
import type { Seat } from '#app/contract/session.ts';
import { useMessages } from '#app/reader.tsx';
import { Note } from '../note.tsx';

/** Says what is missing for answering, and what to do about it. */
export function MandateNote({ seat, forVoice = false }: { seat: Seat; forVoice?: boolean }) {
  const { session, common } = useMessages();
  const words = session.room;
  const sentence = seat.expired
    ? words.mandateExpired
    : seat.level === null
      ? words.mandateMissing
      : forVoice
        ? words.mandateLowVoice
        : words.mandateLow(common.mandateSpoken[seat.level]);
  return (
    <Note tone="wait" icon="lock">
      {sentence} <Link to="/akun">{words.toAccount}</Link>
    </Note>
  );
}

/** Says why whoever facilitates is asked for nothing, though they hold a mandate. */
export function NeutralNote({ seat }: { seat: Seat }) {
  const { session } = useMessages();
  return <Note icon="scale">{session.room.neutral(seat.shortName)}</Note>;
}
