import { useState } from 'react';
import {
  presentParties,
  queueInOrder,
  silentParties,
  speakingTime,
  spokenBy,
} from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Badge } from '../organisation.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import { ActForm } from './act-form.tsx';
import { Overrides } from './overrides.tsx';
import { useNow, useRoomView } from './room-context.tsx';
import { SpokenTable } from './spoken-table.tsx';
import { Speaking } from './turn.tsx';
import { type ShownParty, shownOf, splitWidth } from './view.ts';

/** Offered limits of a turn, in minutes; 0 is none. */
const LIMITS = [1, 2, 3, 5, 0];
/** What a turn gets when nothing is chosen, in minutes. */
const USUAL = 2;

/** Who speaks, who waits and why in this order, and how the time was shared so far. */
export function ConsoleQueue() {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(room.timeZone);
  const [limit, setLimit] = useState(USUAL);
  const queue = queueInOrder(state);
  const open = state.status === 'open';
  const limitSeconds = limit === 0 ? undefined : limit * 60;
  return (
    <section className="side" aria-labelledby="h-q">
      <h2 className="h-sec" id="h-q">
        {session.console.queue} <span className="cap">{session.console.waiting(queue.length)}</span>
      </h2>
      <Speaking />
      {state.turn && (
        <ActForm
          command="turn.end"
          id="turn-end"
          input={{ sessionId: room.sessionId, startedAt: state.turn.startedAt }}
          className="floor__end"
        >
          <Button size="sm" icon="check">
            {session.console.end}
          </Button>
        </ActForm>
      )}
      <ol className="queue">
        {queue.map((entry, at) => {
          const party = shownOf(state, entry.organisationId);
          if (!party) return null;
          const spoken = spokenBy(state, entry.organisationId).turns;
          const first = entry.reason !== 'order-of-request';
          const asked = format.time(new Date(entry.at).toISOString(), { zoneName: false });
          return (
            <li key={`${entry.organisationId}-${entry.kind}`} className={first ? 'is-up' : undefined}>
              <Badge organisation={party} />
              <div>
                <p className="queue__who">
                  {party.shortName} <span className="cap">{session.turnKind[entry.kind]}</span>
                </p>
                <p className="queue__why">
                  {first
                    ? session.turnReason[entry.reason]
                    : [
                        session.console.registered(asked),
                        spoken > 0 ? session.console.spokenTimes(spoken) : '',
                      ]
                        .filter(Boolean)
                        .join(', ')}
                </p>
              </div>
              {at === 0 ? (
                <ActForm
                  command="turn.give"
                  id={`give-${entry.organisationId}-${entry.kind}`}
                  input={{
                    sessionId: room.sessionId,
                    organisationId: entry.organisationId,
                    kind: entry.kind,
                    limitSeconds,
                  }}
                >
                  <Button size="sm" data-shortcut="give">
                    {session.console.give}
                  </Button>
                </ActForm>
              ) : (
                <GiveOutOfOrder entry={entry} party={party} limitSeconds={limitSeconds} />
              )}
            </li>
          );
        })}
      </ol>
      {queue.length === 0 && !state.turn && <p className="cap">{session.room.nobodyWaits}</p>}
      {open && (
        <div className="row row--wrap qtools">
          <label className="js-only qlimit">
            <span className="vh">{session.console.limit}</span>
            <select
              className="input"
              value={limit}
              onChange={(event) => setLimit(Number(event.currentTarget.value))}
            >
              {LIMITS.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {session.console.limitOf(minutes)}
                </option>
              ))}
            </select>
          </label>
          <InviteSpeaker limitSeconds={limitSeconds} overtakes={queue.length > 0} />
        </div>
      )}
      <Overrides />
      <SpeakingSplit />
      <SpokenTable />
    </section>
  );
}

interface GiveOutOfOrderProps {
  entry: ReturnType<typeof queueInOrder>[number];
  party: ShownParty;
  limitSeconds: number | undefined;
}

/** Gives the floor to somebody who is not first: asked for as a step of its own, with the reason that all will see. */
function GiveOutOfOrder({ entry, party, limitSeconds }: GiveOutOfOrderProps) {
  const { session, steering } = useMessages();
  const { room } = useRoomView();
  return (
    <Sheet
      summary={session.console.giveTo(party.shortName)}
      title={session.console.giveTo(party.shortName)}
      icon="speak"
      iconOnly
      buttonClass="btn btn--sm"
    >
      <ActForm
        command="turn.give"
        id={`give-${entry.organisationId}-${entry.kind}`}
        input={{
          sessionId: room.sessionId,
          organisationId: entry.organisationId,
          kind: entry.kind,
          limitSeconds,
        }}
        className="form"
      >
        <Field name="why" label={steering.why} maxLength={200} optional />
        <Button kind="main">{session.console.give}</Button>
      </ActForm>
    </Sheet>
  );
}

interface InviteSpeakerProps {
  limitSeconds: number | undefined;
  /** Others wait: the order is changed by it. */
  overtakes: boolean;
}

/** Gives the floor to somebody who did not ask; who has not spoken stands first. */
function InviteSpeaker({ limitSeconds, overtakes }: InviteSpeakerProps) {
  const { session, steering } = useMessages();
  const { room, state } = useRoomView();
  const silent = silentParties(state);
  const known = new Set(silent.map((party) => party.organisationId));
  const others = presentParties(state).filter((party) => !known.has(party.organisationId));
  if (silent.length + others.length === 0) return null;
  return (
    <Sheet
      summary={session.console.inviteSpeaker}
      title={session.console.inviteSpeaker}
      buttonClass="btn btn--sm"
    >
      <ActForm
        command="turn.give"
        id="invite-speaker"
        input={{ sessionId: room.sessionId, limitSeconds }}
        className="form"
      >
        <div className="field">
          <label htmlFor="invite-whom">{session.console.silent}</label>
          <select className="input" id="invite-whom" name="organisationId">
            {[...silent, ...others].map((party) => (
              <option key={party.organisationId} value={party.organisationId}>
                {party.name}
              </option>
            ))}
          </select>
        </div>
        {overtakes && <Field name="why" label={steering.why} maxLength={200} optional />}
        <Button kind="main">{session.console.give}</Button>
      </ActForm>
    </Sheet>
  );
}

/** Speaking time by sector, as one bar with its figures. */
function SpeakingSplit() {
  const { session, common } = useMessages();
  const { state } = useRoomView();
  const format = useFormat();
  const time = speakingTime(state, useNow(5_000));
  const share = time.government.share;
  if (share === null) return <p className="cap">{session.console.speakingTimeNone}</p>;
  const [left, right] = splitWidth(share, 294);
  const gov = format.percent(share);
  const ngo = format.percent(1 - share);
  const minutes = Math.round((time.government.ms + time['non-government'].ms) / 60_000);
  return (
    <>
      <svg className="split" viewBox="0 0 296 22" role="img" aria-label={session.console.split(gov, ngo)}>
        <rect width={left} height="22" className="f-nila" />
        <rect x={left + 2} width={right} height="22" className="f-soga" />
        {left > 38 && (
          <text x="8" y="15.5" fontSize="13" className="f-onnila sb">
            {left > 140 ? `${common.sector.government} ${gov}` : gov}
          </text>
        )}
        {right > 38 && (
          <text x="288" y="15.5" fontSize="13" textAnchor="end" className="f-onsoga sb">
            {right > 170 ? `${common.sector['non-government']} ${ngo}` : ngo}
          </text>
        )}
      </svg>
      <p className="cap">{session.console.speakingTime(minutes)}</p>
    </>
  );
}
