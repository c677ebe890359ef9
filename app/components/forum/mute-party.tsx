import { Link } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import type { MuteParty } from '#app/contract/forum-shapes.ts';
import { useMessages } from '#app/reader.tsx';

/** To the leader of a party for which nobody may decide: why, what waits, and how another delegate is named. */
export function OwnMuteParty({
  party: { organisation, facilitating },
  keepers,
  forum,
}: {
  party: MuteParty;
  /** Who records mandates. */
  keepers: readonly string[];
  /** Where the page is not the forum's own. */
  forum?: string;
}) {
  const words = useMessages().forum.parties;
  return (
    <Note
      tone="wait"
      icon="lock"
      end={
        <Link to={`/jejaring/lembaga/${organisation.id}`}>{words.delegatesOf(organisation.shortName)}</Link>
      }
    >
      <strong>{words.nobodyDecides(organisation.shortName)}</strong> {forum && `${forum}. `}
      {facilitating.length > 0 && `${words.facilitating(facilitating.join(', '))} `}
      {words.nameAnother(keepers.join(', '))}
    </Note>
  );
}
