import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Section } from '../page-head.tsx';

/** Observers with a name only who stand in the attendance list, each with the way to erase the name on request. */
export function GuestsWhoCame({ list, pageKey }: { list: QueryOutput<'guest.list'>; pageKey: string }) {
  const { guest: words } = useMessages();
  const format = useFormat(list.timeZone);
  const at = (instant: string) => format.time(instant, { zoneName: false });
  return (
    <Section title={words.cameTitle} id="pengamat">
      <p className="soft">{words.cameLead}</p>
      <ul className="rows">
        {list.guests.map(({ guestId, name, institution, enteredAt, leftAt, removed, erased }) => (
          <li key={guestId} className="item stack-2">
            <div>
              <strong>{erased ? words.erased : name}</strong>
              {institution && <span className="soft">, {institution}</span>}
              <p className="cap">
                {format.dateTime(enteredAt)}
                {leftAt && `–${at(leftAt)}`}
                {!leftAt && `, ${words.still}`}
                {removed && `, ${words.removed}`}
              </p>
            </div>
            {!erased && (
              <details className="more">
                <summary aria-label={words.eraseWhat(name)}>{words.erase}</summary>
                <CommandForm command="guest.erase" pageKey={pageKey} id={`hapus-${guestId}`}>
                  <input type="hidden" name="guestId" value={guestId} />
                  <p className="soft">{words.eraseLead}</p>
                  <div className="btns">
                    <Button kind="stop">{words.eraseWhat(name)}</Button>
                  </div>
                </CommandForm>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
