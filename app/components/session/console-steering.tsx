import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Note } from '../note.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import { ActForm } from './act-form.tsx';
import { useRoomView } from './room-context.tsx';

/** Who steers just now, for whoever looks at the console. */
function useSteering() {
  const { steering } = useMessages();
  const { room, state } = useRoomView();
  const own = room.ownPersonId;
  const steersId = state.steering?.personId ?? null;
  const name = room.facilitators.find((one) => one.personId === steersId)?.name ?? steering.somebody;
  return { own, name, other: steersId !== null && own !== null && steersId !== own };
}

/** Said before everything else while somebody else steers: who, and the way to take it over. */
export function SteeredByOther() {
  const { steering } = useMessages();
  const { room, state } = useRoomView();
  const { own, name, other } = useSteering();
  if (!other || own === null || state.status === 'closed') return null;
  return (
    <Note
      tone="wait"
      icon="eye"
      announce="status"
      end={
        <ActForm
          command="steering.hand"
          id="steering-take"
          input={{ sessionId: room.sessionId, personId: own }}
        >
          <Button size="sm">{steering.take}</Button>
        </ActForm>
      }
    >
      {steering.steersOther(name)}
    </Note>
  );
}

/** For whoever steers: the way to hand it over. */
export function ConsoleSteering() {
  const { steering } = useMessages();
  const { room, state } = useRoomView();
  const { own, other } = useSteering();
  if (other || state.status === 'closed') return null;
  const others = room.facilitators.filter((one) => one.personId !== own);
  return (
    <section className="side steer" aria-label={steering.hand}>
      <p className="cap">{steering.steersYou}</p>
      <Sheet summary={steering.hand} title={steering.hand} buttonClass="btn btn--sm">
        {others.length === 0 ? (
          <p>{steering.nobodyElse}</p>
        ) : (
          <ActForm
            command="steering.hand"
            id="steering-hand"
            input={{ sessionId: room.sessionId }}
            className="form"
          >
            <p className="cap">{steering.handLead}</p>
            <div className="field">
              <label htmlFor="steering-to">{steering.handTo}</label>
              <select className="input" id="steering-to" name="personId">
                {others.map((one) => (
                  <option key={one.personId} value={one.personId}>
                    {one.name}
                  </option>
                ))}
              </select>
            </div>
            <Button kind="main">{steering.hand}</Button>
          </ActForm>
        )}
      </Sheet>
    </section>
  );
}

/** The mark of a rehearsal with its own buttons; or, before a real session, the way to one. */
export function ConsoleRehearsal() {
  const { steering } = useMessages();
  const { room, state, pageKey } = useRoomView();
  if (state.rehearsalOf === null) {
    if (state.status === 'open' || state.status === 'closed') return null;
    return (
      <CommandForm command="rehearsal.start" pageKey={pageKey} className="note fcue" compact>
        <p className="grow">{steering.rehearseLead}</p>
        <Button>{steering.rehearse}</Button>
      </CommandForm>
    );
  }
  return (
    <div className="rehearsal">
      <p>
        <strong>{steering.rehearsal}.</strong> {steering.rehearsalLead}
      </p>
      <div className="btns">
        {state.status !== 'closed' && (
          <ActForm command="rehearsal.play" id="rehearsal-play" input={{ sessionId: room.sessionId }}>
            <Button size="sm" icon="people">
              {steering.play}
            </Button>
          </ActForm>
        )}
        <CommandForm command="rehearsal.discard" pageKey={pageKey} className="form--bare" compact>
          <Button size="sm">{steering.discard}</Button>
        </CommandForm>
      </div>
    </div>
  );
}
