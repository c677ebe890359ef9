import { SECTORS, type Sector } from '#app/domain/sector.ts';
import {
  ATTENDANCE_MODES,
  ATTENDANCE_ROLES,
  absentParties,
  presentParties,
  quorumNow,
  silentParties,
} from '#app/domain/session/index.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Badge, Mark } from '../organisation.tsx';
import { Tag } from '../tag.tsx';
import { ActForm } from './act-form.tsx';
import { useRoomView } from './room-context.tsx';
import { cutOff, namesOf, shown, shownOf, withoutLine } from './view.ts';

/** More marks than this are a figure. */
const MARKS_AT_MOST = 8;

/** Quorum by sector, who lost the connection, who has not spoken, and attendance on behalf. */
export function ConsoleQuorum() {
  const messages = useMessages();
  const { session, common } = messages;
  const { state, online, seen } = useRoomView();
  const quorum = quorumNow(state);
  const absent = absentParties(state).map(shown);
  const silent = silentParties(state).map(shown);
  const cut = cutOff(state, online, seen);
  const without = (sector: Sector) => {
    const missing = absent.filter((party) => party.sector === sector);
    return missing.length === 0
      ? session.console.everybody
      : session.console.without(namesOf(missing, messages, 2));
  };
  return (
    <section className="side" aria-labelledby="h-hadir">
      <h2 className="h-sec" id="h-hadir">
        {common.quorum.title}{' '}
        <Tag tone={quorum.met ? 'ok' : 'wait'} icon={quorum.met ? 'check' : 'wait'}>
          {quorum.met ? common.quorum.met : common.quorum.missing}
        </Tag>
      </h2>
      <div className="seats">
        {SECTORS.map((sector) => (
          <div key={sector}>
            <p className="seats__n">
              <Mark sector={sector} />{' '}
              {common.word.of(quorum.bySector[sector].present, quorum.bySector[sector].parties)}
            </p>
            <p className="seats__s">
              {common.sector[sector]}
              <br />
              {without(sector)}
            </p>
          </div>
        ))}
      </div>
      <Few label={session.console.disconnected} parties={cut} />
      <Few label={session.console.withoutLine} parties={withoutLine(state, online, seen)} />
      {state.spokenBySector.government.turns + state.spokenBySector['non-government'].turns > 0 && (
        <Few label={session.console.silent} parties={silent} />
      )}
      <GuestList />
      <AttendanceDesk />
    </section>
  );
}

function Few({ label, parties }: { label: string; parties: readonly ReturnType<typeof shown>[] }) {
  if (parties.length === 0) return null;
  return (
    <p className="row greet">
      <span>{label}</span>
      {parties.slice(0, MARKS_AT_MOST).map((party) => (
        <Badge key={party.id} organisation={party} small />
      ))}
      {parties.length > MARKS_AT_MOST && <span className="cap">+{parties.length - MARKS_AT_MOST}</span>}
    </p>
  );
}

/** Who observes with a name only; each can be sent out, with a reason. */
function GuestList() {
  const { guest: words } = useMessages();
  const { room, pageKey } = useRoomView();
  if (room.guests.length === 0) return null;
  return (
    <details className="more">
      <summary>{words.list(room.guests.length)}</summary>
      <ul className="rows">
        {room.guests.map(({ guestId, name, institution }) => (
          <li key={guestId} className="item">
            <p className="item__t">{name}</p>
            {institution && <p className="item__m">{institution}</p>}
            <details className="more">
              <summary>{words.remove(name)}</summary>
              <CommandForm command="guest.remove" pageKey={pageKey} id={`guest-remove-${guestId}`}>
                <p className="soft">{words.removeLead}</p>
                <input type="hidden" name="guestId" value={guestId} />
                <Field name="reason" label={words.reason} maxLength={300} />
                <Button kind="stop" wide>
                  {words.doRemove}
                </Button>
              </CommandForm>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Marks attendance for organisations whose people have no phone at hand. */
function AttendanceDesk() {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  if (state.status === 'closed') return null;
  const absent = absentParties(state);
  const present = presentParties(state);
  return (
    <details className="more">
      <summary>{session.console.attendance}</summary>
      <ul className="rows">
        {room.awaited
          .filter(({ organisationId }) => absent.some((party) => party.organisationId === organisationId))
          .map(({ organisationId, mode, role, who }) => (
            <li key={organisationId} className="item">
              <p className="item__t">{shownOf(state, organisationId)?.shortName}</p>
              <p className="item__m">
                {session.console.saidToCome(session.attendance[mode].toLowerCase(), who)}
              </p>
              <ActForm
                command="attendance.mark"
                id={`mark-${organisationId}`}
                input={{ sessionId: room.sessionId, organisationId, mode, role }}
              >
                <Button size="sm">{session.console.mark}</Button>
              </ActForm>
            </li>
          ))}
      </ul>
      {absent.length > 0 && (
        <ActForm
          command="attendance.mark"
          id="mark-present"
          input={{ sessionId: room.sessionId }}
          className="deskform"
        >
          <select className="input" name="organisationId" aria-label={session.console.mark}>
            {absent.map((party) => (
              <option key={party.organisationId} value={party.organisationId}>
                {party.name}
              </option>
            ))}
          </select>
          <select className="input" name="mode" aria-label={session.room.checkInMode}>
            {ATTENDANCE_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {session.attendance[mode]}
              </option>
            ))}
          </select>
          <select className="input" name="role" aria-label={session.room.checkInRole}>
            {ATTENDANCE_ROLES.map((role) => (
              <option key={role} value={role}>
                {session.attendee[role]}
              </option>
            ))}
          </select>
          <Button size="sm">{session.console.mark}</Button>
        </ActForm>
      )}
      {present.length > 0 && (
        <ActForm
          command="attendance.leave"
          id="mark-left"
          input={{ sessionId: room.sessionId }}
          className="deskform"
        >
          <select className="input" name="organisationId" aria-label={session.console.unmark}>
            {present.map((party) => (
              <option key={party.organisationId} value={party.organisationId}>
                {party.name}
              </option>
            ))}
          </select>
          <Button size="sm">{session.console.unmark}</Button>
        </ActForm>
      )}
    </details>
  );
}
