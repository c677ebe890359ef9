import { forEachSector } from '../sector.ts';
import { kindOf, type Level } from './levels.ts';
import { isOpenObjection, type ObjectionStatus } from './objection.ts';
import { type Quorum, type QuorumRule, quorum } from './quorum.ts';
import { type CountedParty, partiesBySector } from './tally.ts';

/** How a decision came about; "no consensus" is an honest outcome like the others. */
export const OUTCOMES = ['consensus', 'consensus-with-reservations', 'no-consensus', 'by-vote'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether a decision agreed on its text: by consensus, or by a vote that carried. Nothing else is in force. */
export function agreedOnText(outcome: Outcome, vote: { readonly carried: boolean } | null): boolean {
  return outcome === 'by-vote' ? vote?.carried === true : outcome !== 'no-consensus';
}

/** What a charter does with a present organisation that does not answer. It is never counted as agreeing. */
export const SILENCE_RULES = ['blocks', 'recorded'] as const;
export type SilenceRule = (typeof SILENCE_RULES)[number];

/** Everything the outcome of a round depends on. */
export type RoundFacts = {
  readonly parties: readonly CountedParty[];
  /** One answer for each organisation. */
  readonly positions: readonly { readonly organisationId: string; readonly level: Level }[];
  readonly present: (organisationId: string) => boolean;
  /** Objections of this round, and earlier ones on the same item. */
  readonly objections: readonly { readonly organisationId: string; readonly status: ObjectionStatus }[];
  readonly rule: { readonly quorum: QuorumRule; readonly silence: SilenceRule };
};

/** What stands between the parties and consensus. */
export type Blocker =
  | { readonly code: 'quorum-missing' }
  | { readonly code: 'open-objections'; readonly organisationIds: readonly string[] }
  | { readonly code: 'discuss'; readonly organisationIds: readonly string[] }
  | { readonly code: 'unanswered'; readonly organisationIds: readonly string[] }
  | { readonly code: 'nobody-agrees' };

/** Where a round stands, open or closed. */
export type Standing = {
  /** What closing now would record. */
  readonly outcome: 'consensus' | 'consensus-with-reservations' | 'no-consensus';
  readonly blockers: readonly Blocker[];
  /** Quorum over the organisations that answered; abstaining counts. */
  readonly quorum: Quorum;
  readonly unansweredPresent: readonly string[];
  readonly unansweredAbsent: readonly string[];
};

/**
 * Where a round stands. Consensus (mufakat) needs all of these:
 * - quorum over the organisations that answered (abstaining counts, being there in silence does not);
 * - no objection that is raised, discussed or maintained, and nobody who asks for more discussion;
 * - an answer from every present organisation, unless the charter says that silence is recorded:
 *   then they are listed as not having answered. Absent organisations are listed and do not block;
 * - at least one organisation that agrees: a room of abstentions has not agreed on anything.
 *
 * An earlier objection on the same item still stands if its organisation has not answered this round.
 * Reservations (levels 3 and 6), and levels 7 and 8 whose objection was resolved or withdrawn, make it a
 * consensus with reservations: the words stay in the decision.
 */
export function standing(facts: RoundFacts): Standing {
  const levels = new Map(facts.positions.map((position) => [position.organisationId, position.level]));
  const answered = facts.parties.filter((party) => levels.has(party.organisationId));
  const silent = facts.parties.filter((party) => !levels.has(party.organisationId));
  const unansweredPresent = silent.map((p) => p.organisationId).filter((id) => facts.present(id));
  const unansweredAbsent = silent.map((p) => p.organisationId).filter((id) => !facts.present(id));
  const idsOf = (wanted: (level: Level) => boolean) =>
    answered.map((p) => p.organisationId).filter((id) => wanted(levels.get(id) as Level));

  const answeredBySector = partiesBySector(answered);
  const answeredQuorum = quorum(
    {
      partiesBySector: partiesBySector(facts.parties),
      presentBySector: forEachSector((sector) => answeredBySector[sector]),
    },
    facts.rule.quorum,
  );
  const statuses = new Map<string, ObjectionStatus[]>();
  for (const { organisationId, status } of facts.objections) {
    statuses.set(organisationId, [...(statuses.get(organisationId) ?? []), status]);
  }
  const partyIds = new Set(facts.parties.map((party) => party.organisationId));
  const objecting = new Set(
    [...statuses].filter(([id, list]) => partyIds.has(id) && list.some(isOpenObjection)).map(([id]) => id),
  );
  // A level of objection without any recorded life is an open objection: nothing lets it lapse by omission.
  for (const id of idsOf((level) => kindOf(level) === 'object')) if (!statuses.has(id)) objecting.add(id);

  const discussing = idsOf((level) => kindOf(level) === 'discuss');
  const blockers: Blocker[] = [];
  if (!answeredQuorum.met) blockers.push({ code: 'quorum-missing' });
  if (objecting.size > 0) blockers.push({ code: 'open-objections', organisationIds: [...objecting] });
  if (discussing.length > 0) blockers.push({ code: 'discuss', organisationIds: discussing });
  if (facts.rule.silence === 'blocks' && unansweredPresent.length > 0) {
    blockers.push({ code: 'unanswered', organisationIds: unansweredPresent });
  }
  const agreeing = idsOf((level) => kindOf(level) === 'agree' || kindOf(level) === 'agree-with-note');
  if (agreeing.length === 0) blockers.push({ code: 'nobody-agrees' });

  const reserved = idsOf((level) => kindOf(level) === 'agree-with-note' || kindOf(level) === 'object');
  const reached = reserved.length > 0 ? 'consensus-with-reservations' : 'consensus';
  return {
    outcome: blockers.length > 0 ? 'no-consensus' : reached,
    blockers,
    quorum: answeredQuorum,
    unansweredPresent,
    unansweredAbsent,
  };
}

/** What closing a round now would record; see {@link standing} for the rule. */
export function outcome(facts: RoundFacts): Standing['outcome'] {
  return standing(facts).outcome;
}
