import {
  currentItem,
  openActivity,
  openRound,
  openVote,
  type SessionState,
} from '#app/domain/session/index.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Icon } from '../icon.tsx';
import { lastDecisionOn } from './next-act.ts';
import { useRoomView } from './room-context.tsx';
import { objectionsOn } from './view.ts';

type CardName = keyof Messages['steering']['cards'];

/** Which card fits the moment. */
export function cardNow(state: SessionState): CardName | null {
  if (state.status === 'closed') return null;
  if (state.status !== 'open') return 'before';
  if (openVote(state)) return 'vote';
  const activity = openActivity(state);
  if (activity) return activity.kind === 'writing' ? activity.stage : activity.kind;
  const item = currentItem(state);
  const round = openRound(state);
  const raised = item && objectionsOn(state, item.itemId).some((objection) => objection.status === 'raised');
  if (round) return raised ? 'objection' : 'answering';
  if (!item) {
    const waiting = state.itemIds.some((id) => state.items[id]?.status === 'waiting');
    return waiting ? 'between' : 'closing';
  }
  const decision = lastDecisionOn(state, item.itemId);
  const settled = decision && decision.text.hash === item.text?.hash && item.step === 'test';
  if (settled) return decision.next === 'vote' || decision.next === 'secret-vote' ? 'vote' : 'decided';
  return item.step;
}

/** What to say and to do at this step, in plain words: from the procedure, for whoever steers. */
export function CueCard() {
  const { steering } = useMessages();
  const { state } = useRoomView();
  const name = cardNow(state);
  if (!name) return null;
  const card = steering.cards[name];
  return (
    <details className="cuecard" open>
      <summary>
        <Icon name="book" /> {steering.card}
      </summary>
      <dl>
        <dt>{steering.cardSay}</dt>
        <dd className="serif">{card.say}</dd>
        <dt>{steering.cardDo}</dt>
        <dd>{card.do}</dd>
      </dl>
    </details>
  );
}
