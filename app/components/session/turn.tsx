import type { Seat } from '#app/contract/session.ts';
import { queueInOrder, TURN_KINDS } from '#app/domain/session/index.ts';
import { useMessages, useReader } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Radios } from '../choices.tsx';
import { Badge } from '../organisation.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import { ActForm } from './act-form.tsx';
import { Overrides } from './overrides.tsx';
import { useNow, useRoomView } from './room-context.tsx';
import { SpokenTable } from './spoken-table.tsx';
import { minutesAndSeconds, shownOf } from './view.ts';

/** "Minta bicara": opens the kinds of turn; or the way back when the organisation already waits. */
export function AskTurn({ seat, wide = false }: { seat: Seat; wide?: boolean }) {
  const { session } = useMessages();
  const { room, state } = useRoomView();
  const input = { sessionId: room.sessionId, organisationId: seat.id };
  if (seat.level === null || seat.level === 'attend') return null;
  if (state.turn?.organisationId === seat.id) {
    return (
      <ActForm
        command="turn.end"
        id="turn-end"
        input={{ sessionId: room.sessionId, startedAt: state.turn.startedAt }}
        className="thumb__f"
      >
        <Button size="lg" wide icon="check">
          {session.room.endMine}
        </Button>
      </ActForm>
    );
  }
  if (state.queue.some((entry) => entry.organisationId === seat.id)) {
    return (
      <ActForm command="turn.withdraw" id="turn-withdraw" input={input} className="thumb__f">
        <Button size="lg" wide icon="close">
          {session.room.withdrawTurn}
        </Button>
      </ActForm>
    );
  }
  return (
    <div className={wide ? 'thumb__f thumb__f--all' : 'thumb__f'}>
      <Sheet
        summary={session.room.askTurn}
        title={session.room.askTurn}
        icon="hand"
        buttonClass="btn btn--lg btn--wide"
      >
        <ActForm command="turn.request" id="turn-request" input={input} className="form">
          <Radios
            name="kind"
            legend={session.room.askTurnKind}
            value={TURN_KINDS[0]}
            choices={TURN_KINDS.map((kind) => ({ value: kind, label: session.turnKind[kind] }))}
          />
          <Button kind="main" size="lg" wide icon="hand">
            {session.room.askTurn}
          </Button>
        </ActForm>
      </Sheet>
    </div>
  );
}

/** Who speaks, for how long, and who waits with the reason for the place. */
export function Floor({ seat }: { seat: Seat | null }) {
  const { session } = useMessages();
  const { state } = useRoomView();
  const queue = queueInOrder(state);
  const place = seat ? queue.findIndex((entry) => entry.organisationId === seat.id) : -1;
  return (
    <section className="roompart" aria-labelledby="h-floor">
      <h2 className="h-sec" id="h-floor">
        {session.room.turn}
        {place >= 0 && <span className="cap">{session.room.inQueue(place + 1, queue.length)}</span>}
      </h2>
      <Speaking ownId={seat?.id} />
      {queue.length === 0 ? (
        <p className="cap">{session.room.nobodyWaits}</p>
      ) : (
        <ol className="queue">
          {queue.map((entry) => {
            const party = shownOf(state, entry.organisationId);
            if (!party) return null;
            return (
              <li
                key={`${entry.organisationId}-${entry.kind}`}
                className={entry.organisationId === seat?.id ? 'is-up' : undefined}
              >
                <Badge organisation={party} />
                <div>
                  <p className="queue__who">{party.shortName}</p>
                  <p className="queue__why">{session.turnReason[entry.reason]}</p>
                </div>
                <span className="cap">{session.turnKind[entry.kind]}</span>
              </li>
            );
          })}
        </ol>
      )}
      <Overrides />
      <SpokenTable />
    </section>
  );
}

/** This long before the end of a turn its time is called. */
const NEAR_MS = 30_000;

/** Who has the floor, with the time used and allowed. */
export function Speaking({ ownId }: { ownId?: string }) {
  const { session, room: words } = useMessages();
  const { locale } = useReader();
  const { state } = useRoomView();
  const now = useNow();
  const { turn } = state;
  const party = turn && shownOf(state, turn.organisationId);
  if (!turn || !party) return null;
  const spent = now - turn.startedAt;
  const over = turn.limitMs !== null && spent > turn.limitMs;
  const left = turn.limitMs === null ? null : turn.limitMs - spent;
  const near = left !== null && left > 0 && left <= Math.min(NEAR_MS, (turn.limitMs ?? 0) / 2);
  return (
    <div className={near ? 'floor floor--near' : 'floor'}>
      <Badge organisation={party} />
      <div>
        <p className="queue__who">{party.shortName}</p>
        <p className={over ? 'queue__why bad' : 'queue__why'}>
          {turn.organisationId === ownId ? session.room.youSpeak : session.room.speakingNow}
          {over && `, ${session.console.over}`}
          {near && `, ${words.nearEnd(Math.ceil(left / 1_000))}`}
        </p>
      </div>
      <p className={over ? 'floor__time num bad' : 'floor__time num'} role="timer">
        {minutesAndSeconds(spent, locale)}
        {turn.limitMs !== null && <span className="cap"> / {minutesAndSeconds(turn.limitMs, locale)}</span>}
      </p>
    </div>
  );
}
