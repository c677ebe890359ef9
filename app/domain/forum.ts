import type { BySector, Sector } from './sector.ts';

/**
 * The criteria of collaborative governance (Ansell & Gash 2008, six in the original, condensed to five as the
 * Dinas Sosial Kabupaten Bandung uses them): initiated by a public agency; non-state actors take part; they decide
 * and are not merely consulted; formally organised, meeting collectively; seeking consensus on public policy.
 */
export const CRITERIA = [
  'initiated-by-public-agency',
  'includes-non-state',
  'direct-participation',
  'organised-and-meets',
  'seeks-consensus',
] as const;
export type CriterionName = (typeof CRITERIA)[number];

/** What actually happened in a forum, counted. */
export type ForumFacts = {
  readonly initiatorSector: Sector;
  /** Parties that have not withdrawn. */
  readonly parties: BySector<number>;
  /** Of these, parties that have somebody with a mandate to decide today. */
  readonly deciding: BySector<number>;
  /** Whether there is a legal basis in writing. */
  readonly hasLegalBasis: boolean;
  /** Whether there is a charter, and how many parties accepted the version in force. */
  readonly hasCharter: boolean;
  readonly accepted: number;
  /** Sessions held in the last twelve months, and those in which both sectors were present. */
  readonly sessions: number;
  readonly sessionsWithBothSectors: number;
  /** Decisions recorded, those to which a non-government party answered, and those that were tested for consensus. */
  readonly decisions: number;
  readonly decisionsAnsweredByNonState: number;
  readonly decisionsTested: number;
  /** Whether its purpose (policy, problem, programme) is stated. */
  readonly hasPublicPurpose: boolean;
};

/** One criterion, whether it is met, and the counts behind it by what is counted (1 and 0 for yes and no). */
export type Criterion = {
  readonly criterion: CriterionName;
  readonly met: boolean;
  readonly evidence: Readonly<Record<string, number>>;
};

const flag = (value: boolean): number => (value ? 1 : 0);

/**
 * The five criteria of a forum from what happened, each with its evidence:
 * 1. the initiator is a public agency;
 * 2. at least one non-government organisation is a party;
 * 3. a non-government party holds a mandate to decide and, once there are decisions, has answered at least one;
 * 4. a charter that more than half of the parties accepted, a legal basis, and a session with both sectors present
 *    within twelve months;
 * 5. a charter (whose first rule is always consensus) and a public purpose; if decisions were recorded, at least one
 *    was tested for consensus. Reaching it is not required: aiming at it is.
 */
export function criteriaOf(facts: ForumFacts): Criterion[] {
  const parties = facts.parties.government + facts.parties['non-government'];
  return [
    {
      criterion: 'initiated-by-public-agency',
      met: facts.initiatorSector === 'government',
      evidence: { initiatorIsGovernment: flag(facts.initiatorSector === 'government') },
    },
    {
      criterion: 'includes-non-state',
      met: facts.parties['non-government'] >= 1,
      evidence: { nonGovernmentParties: facts.parties['non-government'], parties },
    },
    {
      criterion: 'direct-participation',
      met:
        facts.deciding['non-government'] >= 1 &&
        (facts.decisions === 0 || facts.decisionsAnsweredByNonState >= 1),
      evidence: {
        nonGovernmentDeciding: facts.deciding['non-government'],
        nonGovernmentParties: facts.parties['non-government'],
        decisionsAnsweredByNonState: facts.decisionsAnsweredByNonState,
        decisions: facts.decisions,
      },
    },
    {
      criterion: 'organised-and-meets',
      met:
        facts.hasCharter &&
        facts.hasLegalBasis &&
        facts.accepted * 2 > parties &&
        facts.sessionsWithBothSectors >= 1,
      evidence: {
        charter: flag(facts.hasCharter),
        legalBasis: flag(facts.hasLegalBasis),
        accepted: facts.accepted,
        parties,
        sessionsWithBothSectors: facts.sessionsWithBothSectors,
        sessions: facts.sessions,
      },
    },
    {
      criterion: 'seeks-consensus',
      met:
        facts.hasCharter && facts.hasPublicPurpose && (facts.decisions === 0 || facts.decisionsTested >= 1),
      evidence: {
        charter: flag(facts.hasCharter),
        publicPurpose: flag(facts.hasPublicPurpose),
        decisionsTested: facts.decisionsTested,
        decisions: facts.decisions,
      },
    },
  ];
}
