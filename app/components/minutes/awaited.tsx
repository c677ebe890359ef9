import { ButtonLink } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Note } from '#app/components/note.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useMessages } from '#app/reader.tsx';

/** On the pages that say what waits: minutes to confirm, and corrections to answer; nothing where none is. */
export function AwaitedMinutes({ awaited }: QueryOutput<'minutes.awaited'>) {
  const { minutes, response } = useMessages();
  const words = minutes.awaited;
  return awaited.flatMap(({ session, until, daysLeft, organisations, corrections }) => [
    organisations.length > 0 && (
      <Note
        key={`${session.id} answer`}
        tone="wait"
        icon="wait"
        end={
          <ButtonLink kind="main" to={`/sesi/${session.id}/notula`}>
            {minutes.read}
          </ButtonLink>
        }
      >
        <strong>{words.answer(organisations.map(({ shortName }) => shortName).join(', '))}:</strong>{' '}
        {session.title}, {response.until} <DateTime at={until} show="date" /> ({response.open(daysLeft)}).
      </Note>
    ),
    corrections > 0 && (
      <Note
        key={`${session.id} corrections`}
        tone="wait"
        icon="wait"
        end={<ButtonLink to={`/sesi/${session.id}/notula`}>{words.toCorrections}</ButtonLink>}
      >
        <strong>{words.corrections(corrections)}:</strong> {session.title}.
      </Note>
    ),
  ]);
}
