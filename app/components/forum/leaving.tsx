import { Link } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

type Leaving = QueryOutput<'forum.parties'>['leaving'][number];

interface LeavingProps {
  forumId: string;
  leaving: readonly Leaving[];
  facilitates: boolean;
  pageKey: string;
}

/** Who is leaving or has left: the reason, the dates, what is handed over; for the facilitator, the way back. */
export function LeavingParties({ forumId, leaving, facilitates, pageKey }: LeavingProps) {
  const { membership } = useMessages();
  const words = membership.leave;
  if (leaving.length === 0) return null;
  return (
    <Section title={words.section} id="mundur" end={<span className="cap">{leaving.length}</span>}>
      <Rows>
        {leaving.map((one) => (
          <Item
            key={one.organisation.id}
            title={<Org organisation={one.organisation} full />}
            meta={
              <>
                <Tag tone={one.state === 'in-notice' ? 'wait' : 'plain'} icon="ret">
                  {words.state[one.state]}
                </Tag>
                <span className="quiet">
                  {words.ends} <DateTime at={one.endsAt} show="date" />,{' '}
                  {words.handoverCount(one.openCommitments)}
                </span>
                <Link to={`/forum/${forumId}/mundur?lembaga=${one.organisation.id}`}>
                  {words.open}
                  <span className="vh">: {one.organisation.name}</span>
                </Link>
              </>
            }
          >
            <blockquote className="said">{one.reason}</blockquote>
            {facilitates && one.sessions.length > 0 && (
              <div className="stack-2">
                <p className="soft">{words.dropBody}</p>
                {one.sessions.map((session) => (
                  <CommandForm
                    key={session.id}
                    command="session.drop-party"
                    pageKey={pageKey}
                    id={`lepas-${session.id}-${one.organisation.id}`}
                    className="form--bare"
                    compact
                  >
                    <input type="hidden" name="sessionId" value={session.id} />
                    <input type="hidden" name="organisationId" value={one.organisation.id} />
                    <Button>{words.drop(session.title)}</Button>
                  </CommandForm>
                ))}
              </div>
            )}
            {facilitates && one.state === 'left' && (
              <CommandForm
                command="forum.add-party"
                pageKey={pageKey}
                id={`kembali-${one.organisation.id}`}
                className="form--bare"
                compact
              >
                <input type="hidden" name="organisationId" value={one.organisation.id} />
                <Button>{words.readmit}</Button>
              </CommandForm>
            )}
          </Item>
        ))}
      </Rows>
    </Section>
  );
}
