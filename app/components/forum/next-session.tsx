import { Link } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { SessionTag } from '#app/components/tag.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

interface NextSessionProps {
  session: QueryOutput<'forum.show'>['session'];
  forumId: string;
  timeZone: string;
  /** Offer to schedule one when there is none. */
  maySchedule: boolean;
}

/** The session that is next, as a sheet of the calendar; where there is none, the way to one. */
export function NextSession({ session, forumId, timeZone, maySchedule }: NextSessionProps) {
  const { forum } = useMessages();
  const format = useFormat(timeZone);
  if (!session)
    return (
      <div className="nexts nexts--none">
        <span className="nexts__b">
          <strong>{forum.head.noSession}</strong>
          <span className="cap">{forum.head.noSessionBody}</span>
        </span>
        {maySchedule && <ButtonLink to={`/sesi/baru?forum=${forumId}`}>{forum.head.schedule}</ButtonLink>}
      </div>
    );
  const [day, month] = format.date(session.startsAt, 'day-month').split(/\s/u);
  return (
    <Link className="nexts" to={`/sesi/${session.id}`}>
      <span className="nexts__d">
        <span className="num">{day}</span>
        {month}
      </span>
      <span className="nexts__b">
        <strong>{session.title}</strong>
        <span className="cap">
          {format.date(session.startsAt, 'weekday')} {format.time(session.startsAt)}, {session.place}
        </span>
        <span className="nexts__s">
          <SessionTag status={session.status} />
        </span>
      </span>
      <Icon name="chev" />
    </Link>
  );
}
