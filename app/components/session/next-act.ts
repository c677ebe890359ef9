import {
  type Activity,
  type ActivityKind,
  activitiesOn,
  currentItem,
  type Decision,
  type ItemState,
  type Objection,
  openActivity,
  openRound,
  openVote,
  type Round,
  type SessionState,
  STEPS,
  type Step,
  type Vote,
} from '#app/domain/session/index.ts';
import { objectionsOn } from './view.ts';

/** The one act the facilitator most likely wants next; the main button of the console. */
export type NextAct =
  | { readonly kind: 'open-session' }
  | { readonly kind: 'start-item'; readonly item: ItemState }
  | { readonly kind: 'step'; readonly item: ItemState; readonly step: Step }
  | { readonly kind: 'put-text'; readonly item: ItemState }
  | { readonly kind: 'planned-activity'; readonly item: ItemState; readonly activity: ActivityKind }
  | { readonly kind: 'open-round'; readonly item: ItemState }
  | { readonly kind: 'discuss'; readonly objection: Objection }
  | { readonly kind: 'close-round'; readonly round: Round }
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'open-vote'; readonly item: ItemState; readonly secret: boolean }
  | { readonly kind: 'close-vote'; readonly vote: Vote }
  | { readonly kind: 'finish-item'; readonly item: ItemState }
  | { readonly kind: 'close-session' }
  | { readonly kind: 'none' };

/** The newest decision on an item, or undefined. */
export function lastDecisionOn(state: SessionState, itemId: string): Decision | undefined {
  return state.decisions.findLast((decision) => decision.itemId === itemId);
}

/** The steps an item goes through: a consultative one ends with the reactions. */
export function stepsOf(item: ItemState): readonly Step[] {
  return item.mode === 'deciding' ? STEPS : STEPS.slice(0, STEPS.indexOf('react') + 1);
}

/** The step before or after the present one; undefined at the ends. */
export function stepBeside(item: ItemState, by: 1 | -1): Step | undefined {
  const steps = stepsOf(item);
  return steps[steps.indexOf(item.step) + by];
}

/** An activity of this kind was held on the item. */
const wasDone = (state: SessionState, { itemId }: ItemState, kind: ActivityKind): boolean =>
  activitiesOn(state, itemId).some((activity) => activity.kind === kind);

/**
 * What comes next in the procedure of domain.md 5A: steps, the activity that was planned, test, objections, close, vote if it was
 * chosen, next item.
 * Advice only: every other act stays possible.
 * @param withdrawn proposals on which nothing is decided any more
 */
export function nextAct(state: SessionState, withdrawn: readonly string[] = []): NextAct {
  if (state.status === 'closed') return { kind: 'none' };
  if (state.status !== 'open') return { kind: 'open-session' };
  const vote = openVote(state);
  if (vote) return { kind: 'close-vote', vote };
  const round = openRound(state);
  if (round) {
    const raised = objectionsOn(state, round.itemId).find((objection) => objection.status === 'raised');
    return raised ? { kind: 'discuss', objection: raised } : { kind: 'close-round', round };
  }
  const activity = openActivity(state);
  if (activity) return { kind: 'activity', activity };
  const item = currentItem(state);
  if (!item) {
    const waiting = state.itemIds.flatMap((id) => state.items[id] ?? []).find((i) => i.status === 'waiting');
    return waiting ? { kind: 'start-item', item: waiting } : { kind: 'close-session' };
  }
  if (item.activity && item.step === 'react' && !wasDone(state, item, item.activity))
    return { kind: 'planned-activity', item, activity: item.activity };
  const step = stepBeside(item, 1);
  if (step) return { kind: 'step', item, step };
  if (item.mode === 'consultative') return { kind: 'finish-item', item };
  if (item.text && withdrawn.includes(item.text.proposalId)) return { kind: 'finish-item', item };
  const decision = lastDecisionOn(state, item.itemId);
  const sameText = decision !== undefined && item.text?.hash === decision.text.hash;
  if (sameText && (decision.next === 'vote' || decision.next === 'secret-vote'))
    return { kind: 'open-vote', item, secret: decision.next === 'secret-vote' };
  if (sameText) return { kind: 'finish-item', item };
  return item.text ? { kind: 'open-round', item } : { kind: 'put-text', item };
}
