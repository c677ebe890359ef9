import { neededFor, type Share } from './quorum.ts';

/** What an organisation can say in a vote. */
export const VOTE_CHOICES = ['for', 'against', 'abstain'] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

/** The vote of one organisation. */
export type CastVote = {
  readonly organisationId: string;
  readonly choice: VoteChoice;
  readonly reason: string;
};

/** A ballot of a secret vote: the code only its voter knows, and the choice. No organisation, no time, no order. */
export type SecretBallot = { readonly code: string; readonly choice: VoteChoice };

/** The result of a vote with the figures behind it. */
export type VoteOutcome = {
  readonly carried: boolean;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly notCast: number;
  /** Votes in favour that the threshold asks for. */
  readonly needed: number;
  /** Organisations on the roll. */
  readonly roll: number;
  /** Votes against: they stay in the decision as catatan keberatan. */
  readonly dissent: readonly CastVote[];
  /** The ballots of a secret vote, by code, so that anybody counts again and each voter finds their own. */
  readonly ballots?: readonly SecretBallot[];
};

/**
 * Counts a vote, one organisation one vote (a later vote of the same organisation replaces the earlier).
 * The threshold is taken of the whole roll, as the law takes it of those present (UU 23/2014 art. 183), so that
 * neither abstaining nor silence helps a proposal through. A tie does not carry.
 * @param votes votes cast; those of organisations outside the roll must have been refused before
 * @param rule threshold, and the number of organisations on the frozen roll (default: those who voted)
 */
export function voteOutcome(
  votes: Iterable<CastVote>,
  rule: { readonly threshold: Share; readonly roll?: number },
): VoteOutcome {
  const last = new Map<string, CastVote>();
  for (const vote of votes) last.set(vote.organisationId, vote);
  const cast = [...last.values()];
  const count = (choice: VoteChoice) => cast.filter((vote) => vote.choice === choice).length;
  const roll = Math.max(rule.roll ?? cast.length, cast.length);
  const needed = neededFor(roll, rule.threshold);
  return {
    carried: roll > 0 && count('for') >= needed,
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    notCast: roll - cast.length,
    needed,
    roll,
    dissent: cast.filter((vote) => vote.choice === 'against'),
  };
}

/** Counts a secret vote: the same figures without names, and the ballots in the order of their codes. */
export function secretVoteOutcome(
  ballots: Iterable<SecretBallot>,
  rule: { readonly threshold: Share; readonly roll: number },
): VoteOutcome {
  const sorted = [...ballots].sort((a, b) => (a.code < b.code ? -1 : 1));
  const votes = sorted.map(({ code, choice }) => ({ organisationId: code, choice, reason: '' }));
  return { ...voteOutcome(votes, rule), dissent: [], ballots: sorted };
}
