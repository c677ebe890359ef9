import type { LastStep, SessionState } from '#app/domain/session/index.ts';
import { roundOf, valuesOf, voteOf } from '#app/domain/session/index.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { ActForm } from './act-form.tsx';
import { useRoomView } from './room-context.tsx';
import { shownOf } from './view.ts';

function didWords(last: LastStep, state: SessionState, { steering, session }: Messages): string {
  const { did } = steering;
  switch (last.kind) {
    case 'item-started':
    case 'item-finished':
      return did[last.kind](state.items[last.itemId]?.title ?? '');
    case 'step-set':
      return did['step-set'](session.step[last.step].toLowerCase());
    case 'turn-given':
      return did['turn-given'](shownOf(state, last.organisationId)?.shortName ?? '');
    case 'turn-ended':
      return did['turn-ended'](shownOf(state, last.turn.organisationId)?.shortName ?? '');
    case 'final':
      return did[last.what];
    default:
      return did[last.kind];
  }
}

/** Why the last step stays, or null when it can be taken back. */
function cannotWords(last: LastStep, state: SessionState, { steering }: Messages): string | null {
  if (last.kind === 'final') return steering.cannot[last.what];
  const answered =
    (last.kind === 'round-opened' && valuesOf(roundOf(state, last.roundId)?.positions ?? []).length > 0) ||
    (last.kind === 'vote-opened' && valuesOf(voteOf(state, last.voteId)?.ballots ?? []).length > 0);
  return answered ? steering.cannot.answers : null;
}

/** The last step with the way back, or why there is none. */
export function ConsoleUndo() {
  const messages = useMessages();
  const { steering } = messages;
  const { room, state } = useRoomView();
  const last = state.lastStep;
  if (!last || state.status !== 'open' || state.openActivityId !== null) return null;
  const cannot = cannotWords(last, state, messages);
  return (
    <div className="undo">
      <p className="cap">
        {steering.lastStep}: {didWords(last, state, messages)}. {cannot}
      </p>
      {cannot === null && (
        <ActForm command="session.undo" id="undo" input={{ sessionId: room.sessionId }}>
          <Button size="sm" icon="undo" data-shortcut="undo">
            {steering.undo}
          </Button>
        </ActForm>
      )}
    </div>
  );
}
