import type { Actor } from '../actor.ts';
import { agreementSentences } from './agreement.ts';
import { forumSentences } from './forum.ts';
import { networkSentences } from './network.ts';
import type { Sentence, Subject, Verdict } from './sentence.ts';

export { type Denial, isFacilitator, type Subject, type Verdict } from './sentence.ts';

const sentences = { ...networkSentences, ...forumSentences, ...agreementSentences };

/** Everything somebody may be allowed to do. A handler names one of these, or it does not compile. */
export type Action = keyof typeof sentences;

export const ACTIONS = Object.keys(sentences) as Action[];

/**
 * What a sign-in may do whose second factor is set up and not yet given: give it, leave, be greeted. Whoever has
 * only stolen a password stands there as well (ASVS 6.3.3).
 */
const BEFORE_SECOND_FACTOR: readonly Action[] = [
  'account.enter',
  'account.read-own',
  'demo.enter',
  'record.read-public',
];

/**
 * May `actor` do `action` to `subject`, and if not, why not?
 * What belongs to another network looks non-existent, whatever the action.
 */
export function judge(actor: Actor, action: Action, subject: Subject): Verdict {
  if (
    (actor.kind === 'person' || actor.kind === 'guest') &&
    subject.networkId !== null &&
    subject.networkId !== actor.networkId &&
    subject.open !== 'world'
  ) {
    return { allowed: false, code: 'not_found' };
  }
  if (
    actor.kind === 'operator' &&
    actor.networkId !== null &&
    subject.networkId !== null &&
    actor.networkId !== subject.networkId
  ) {
    return { allowed: false, code: 'not_found' };
  }
  if (
    actor.kind === 'person' &&
    actor.secondFactorSet &&
    !actor.secondFactor &&
    !BEFORE_SECOND_FACTOR.includes(action)
  ) {
    return { allowed: false, code: 'second_factor_required' };
  }
  const sentence: Sentence = sentences[action];
  return sentence.holds(actor, subject);
}

/** The one question about rights, asked by the kernel for every command, query and push, and by the interface. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  return judge(actor, action, subject).allowed;
}

/** Which of these actions the actor may do: what the interface offers. */
export function abilities<A extends Action>(
  actor: Actor,
  actions: readonly A[],
  subject: Subject,
): Record<A, boolean> {
  return Object.fromEntries(actions.map((action) => [action, can(actor, action, subject)])) as Record<
    A,
    boolean
  >;
}

/** The rule as a sentence, for documentation and for the permission matrix. */
export function sentenceOf(action: Action): string {
  return sentences[action].says;
}
