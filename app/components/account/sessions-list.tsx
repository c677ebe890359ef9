import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { DateTime } from '../date-time.tsx';
import { Item, Rows } from '../rows.tsx';
import { Tag } from '../tag.tsx';

type Session = QueryOutput<'account.sessions'>['sessions'][number];

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** "Chrome, Android" of a browser's description of itself; null when nothing in it is known. */
export function deviceOf(userAgent: string | null): string | null {
  const find = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(', ') || null;
}

/** Where I am signed in, each with its end. */
export function SessionsList({ sessions, pageKey }: { sessions: readonly Session[]; pageKey: string }) {
  const { auth } = useMessages();
  const words = auth.account;
  return (
    <Rows>
      {sessions.map((session) => (
        <Item
          key={session.id}
          title={deviceOf(session.userAgent) ?? words.unknownDevice}
          meta={
            <>
              {session.current && (
                <Tag tone="now" icon="check">
                  {words.thisDevice}
                </Tag>
              )}
              <span>{session.secondFactor ? words.withFactor : words.withoutFactor}</span>
              <span className="quiet">
                {words.lastSeen} <DateTime at={session.lastSeenAt} />
              </span>
            </>
          }
          end={
            session.current ? undefined : (
              <CommandForm
                command="account.end-session"
                pageKey={pageKey}
                id={`end-${session.id.slice(0, 12)}`}
                className="form--bare"
                compact
              >
                <input type="hidden" name="sessionId" value={session.id} />
                <Button kind="stop">{words.endSession}</Button>
              </CommandForm>
            )
          }
        />
      ))}
    </Rows>
  );
}
