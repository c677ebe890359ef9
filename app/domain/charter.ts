import type { Scale } from './consensus/levels.ts';
import type { SilenceRule } from './consensus/outcome.ts';
import type { QuorumRule, Share } from './consensus/quorum.ts';
import type { WithdrawalRule } from './withdrawal.ts';

/** What the parties do when a round ends without consensus (domain.md 5A.7), in the order they prefer. */
export const FALLBACKS = ['postpone', 'small-team', 'escalate', 'vote', 'secret-vote'] as const;
export type Fallback = (typeof FALLBACKS)[number];

/** Classes of public information (UU 14/2008): public, restricted, exempt. */
export const TRANSPARENCIES = ['public', 'restricted', 'exempt'] as const;
export type Transparency = (typeof TRANSPARENCIES)[number];

/** Every organisation has one voice; the product knows no weighted voices. */
export const DECISION_RIGHTS = ['all-parties-one-voice'] as const;
export type DecisionRights = (typeof DECISION_RIGHTS)[number];

/** The ground rules of a forum (tata tertib and aturan main), part of its charter and frozen into each session. */
export type GroundRules = {
  readonly quorum: QuorumRule;
  /** Allowed ways on when there is no consensus; a vote, open or secret, is possible only if it is among them. */
  readonly fallback: readonly Fallback[];
  readonly voteThreshold: Share;
  readonly silence: SilenceRule;
  readonly decisionRights: DecisionRights;
  readonly transparency: Transparency;
  /** Working days between invitation and session. */
  readonly invitationDays: number;
  readonly scale: Scale;
  /** Days in which an organisation answers a written question. */
  readonly responseWindowDays: number;
  /** Whether the record names observers. */
  readonly observersByName: boolean;
  /** How an organisation leaves. */
  readonly withdrawal: WithdrawalRule;
  /** Rules of conduct in the parties' own words. */
  readonly conduct: readonly string[];
};

/** Rules a new charter starts from: the recommended protocol of domain.md 5A, without a vote. */
export const defaultGroundRules: GroundRules = {
  quorum: { share: 'more-than-half', everySector: true },
  fallback: ['postpone', 'small-team', 'escalate'],
  voteThreshold: 'two-thirds',
  silence: 'blocks',
  decisionRights: 'all-parties-one-voice',
  transparency: 'restricted',
  invitationDays: 3,
  scale: 'five',
  responseWindowDays: 7,
  observersByName: true,
  withdrawal: { noticeDays: 30, leaves: 'after-notice' },
  conduct: [],
};

/** One rule that differs between two versions of a charter; values are the rules' own, for the page to word. */
export type RuleChange = {
  [K in keyof GroundRules]: {
    readonly rule: K;
    readonly before: GroundRules[K];
    readonly after: GroundRules[K];
  };
}[keyof GroundRules];

const RULES: readonly (keyof GroundRules)[] = [
  'quorum',
  'fallback',
  'voteThreshold',
  'silence',
  'decisionRights',
  'transparency',
  'invitationDays',
  'scale',
  'responseWindowDays',
  'observersByName',
  'withdrawal',
  'conduct',
];

function sameQuorum(a: QuorumRule, b: QuorumRule): boolean {
  return a.share === b.share && a.everySector === b.everySector;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, at) => entry === b[at]);
}

function sameRule(rule: keyof GroundRules, before: GroundRules, after: GroundRules): boolean {
  if (rule === 'withdrawal')
    return (
      before.withdrawal.noticeDays === after.withdrawal.noticeDays &&
      before.withdrawal.leaves === after.withdrawal.leaves
    );
  if (rule === 'quorum') return sameQuorum(before.quorum, after.quorum);
  if (rule === 'fallback' || rule === 'conduct') return sameList(before[rule], after[rule]);
  return before[rule] === after[rule];
}

function changeOf<K extends keyof GroundRules>(rule: K, before: GroundRules, after: GroundRules) {
  return { rule, before: before[rule], after: after[rule] };
}

/**
 * What changed between two versions of the ground rules, in the order of the charter.
 * Parties accept a new version knowing exactly this.
 */
export function differenceOfRules(before: GroundRules, after: GroundRules): readonly RuleChange[] {
  return RULES.filter((rule) => !sameRule(rule, before, after)).map(
    (rule) => changeOf(rule, before, after) as RuleChange,
  );
}
