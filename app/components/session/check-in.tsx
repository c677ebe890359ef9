import type { Seat } from '#app/contract/session.ts';
import { ATTENDANCE_MODES, ATTENDANCE_ROLES, lookup } from '#app/domain/session/index.ts';
import { useMessages, useViewer } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Radios } from '../choices.tsx';
import { classNames } from '../class-names.ts';
import { Org } from '../organisation.tsx';
import { ActForm } from './act-form.tsx';
import { useRoomView } from './room-context.tsx';

/** How the person at the screen is noted as present for an organisation; undefined when they are not. */
export function useOwnAttendance(organisationId: string | undefined) {
  const { state } = useRoomView();
  const viewer = useViewer();
  if (!viewer || organisationId === undefined) return undefined;
  return lookup(state.attendance, organisationId)?.attendees[viewer.personId];
}

/** The first question on entering: is your organisation here, and how? */
export function CheckIn({ seat }: { seat: Seat }) {
  const { session, common } = useMessages();
  const { room, state } = useRoomView();
  const roles = { delegate: common.role.delegate, alternate: common.role.alternate };
  return (
    <section className="answers checkin" aria-labelledby="h-checkin">
      <h2 className="answers__q" id="h-checkin">
        {session.room.checkInAsk} <Org organisation={seat} />
      </h2>
      <ActForm
        command="attendance.mark"
        id="check-in"
        input={{ sessionId: room.sessionId, organisationId: seat.id }}
        className="form"
      >
        <Radios
          name="mode"
          legend={session.room.checkInMode}
          value={seat.expected?.mode ?? ATTENDANCE_MODES[0]}
          row
          choices={ATTENDANCE_MODES.map((mode) => ({
            value: mode,
            label: session.attendance[mode],
            icon: mode === 'online' ? 'online' : 'people',
          }))}
        />
        <Radios
          name="role"
          legend={session.room.checkInRole}
          value={seat.expected?.role ?? ATTENDANCE_ROLES[0]}
          row
          choices={ATTENDANCE_ROLES.map((role) => ({ value: role, label: roles[role] }))}
        />
        <Button kind="main" size="lg" wide>
          {session.room.iAmHere}
        </Button>
      </ActForm>
      {state.status !== 'open' && <WaitingHint className="answers__foot" />}
    </section>
  );
}

/** How one learns that the session has been opened: by itself, or without a script by reloading. */
export function WaitingHint({ className }: { className?: string }) {
  const { session } = useMessages();
  return (
    <>
      <p className={classNames('cap js-only', className)}>{session.invite.waitingBody}</p>
      <p className={classNames('cap no-js', className)}>{session.room.reloadHint}</p>
    </>
  );
}

/** How one is noted as present, and the way out. */
export function OwnAttendance({ seat }: { seat: Seat }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  const own = useOwnAttendance(seat.id);
  if (!own) return null;
  return (
    <div className="rowline">
      <p>{session.room.here(session.attendance[own.mode], session.attendee[own.role])}</p>
      <ActForm
        command="attendance.leave"
        id="leave"
        input={{ sessionId: room.sessionId, organisationId: seat.id }}
      >
        <Button kind="bare">{session.room.leave}</Button>
      </ActForm>
      <p className="cap">{session.room.leaveHint}</p>
    </div>
  );
}
