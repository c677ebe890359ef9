import { type BySector, SECTORS, type Sector } from '../sector.ts';
import {
  type Condition,
  type ConditionsResult,
  type Distribution,
  FAVOURABLE,
  majorityOf,
  sidesOf,
} from './answers.ts';

/** The ten propositions of Ansell & Gash (2008), by their number. */
export const PROPOSITIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type Proposition = (typeof PROPOSITIONS)[number];

/** What happened in the forum, as far as the propositions ask about it. */
export type ForumHappened = {
  readonly parties: BySector<number>;
  /** Parties that accepted the newest charter; null where there is none. */
  readonly accepted: number | null;
  /** Contributions to topics, by sector. */
  readonly contributions: BySector<number>;
  /** Speaking time in sessions held, in milliseconds. */
  readonly spokenMs: BySector<number>;
  /** Proposals whose newest decision is consensus or was carried, of those put forward, by the sector of the proposer. */
  readonly proposed: BySector<number>;
  readonly adopted: BySector<number>;
  /** A session is planned or open. */
  readonly sessionAhead: boolean;
  readonly sessionsHeld: number;
  readonly commitmentsKept: number;
};

/** Why a proposition is brought up: an answer's count, or a count of what happened. The page words it. */
export type Ground =
  | {
      readonly kind: 'answers';
      readonly condition: Condition;
      /** Null: of all organisations. */
      readonly sector: Sector | null;
      /** How many answered against what collaboration needs, of how many. */
      readonly against: number;
      readonly of: number;
    }
  | { readonly kind: 'backed'; readonly condition: Condition; readonly for: number; readonly of: number }
  | { readonly kind: 'speaking'; readonly sector: Sector; readonly share: number; readonly ofParties: number }
  | {
      readonly kind: 'contributions';
      readonly sector: Sector;
      readonly share: number;
      readonly ofParties: number;
    }
  | {
      readonly kind: 'adoption';
      readonly sector: Sector;
      readonly adopted: number;
      readonly of: number;
      readonly otherAdopted: number;
      readonly otherOf: number;
    }
  | { readonly kind: 'charter'; readonly accepted: number; readonly of: number }
  | { readonly kind: 'no-charter' }
  | { readonly kind: 'no-session-ahead'; readonly held: number }
  | { readonly kind: 'no-small-win' };

/** Advice that cites its source. It asks somebody to look; it does nothing. */
export type Prompt = { readonly proposition: Proposition; readonly grounds: readonly Ground[] };

/** A concern is worth a word when at least a third of those who answered share it. */
const CONCERN = 1 / 3;
/** A sector is behind when its share is below this part of its share of the parties, as in a session's console. */
const TOLERANCE = 2 / 3;
/** Below these amounts shares mean nothing. */
const ENOUGH = { spokenMs: 5 * 60_000, contributions: 10, proposed: 3 };

const sum = (of: BySector<number>) => of.government + of['non-government'];
const sizeOf = (distribution: Distribution) => distribution.reduce((all, n) => all + n, 0);

function againstOf(condition: Condition, distribution: Distribution): number {
  return sidesOf(distribution)[FAVOURABLE[condition] === 'agree' ? 'disagree' : 'agree'];
}

/** Where a third or more answered against: in total, or in a sector where sectors may be shown. */
function concernsOf(result: ConditionsResult, condition: Condition): Ground[] {
  const { total, bySector } = result;
  const grounds: Ground[] = [];
  const look = (sector: Sector | null, distribution: Distribution) => {
    const against = againstOf(condition, distribution);
    const of = sizeOf(distribution);
    if (of > 0 && against >= of * CONCERN) grounds.push({ kind: 'answers', condition, sector, against, of });
  };
  if (total) look(null, total[condition]);
  // A total that worries says it already; a sector is named where only that side worries.
  if (bySector && grounds.length === 0)
    for (const sector of SECTORS) look(sector, bySector[sector][condition]);
  return grounds;
}

function backingOf(result: ConditionsResult, condition: Condition): Ground[] {
  if (!result.total) return [];
  const distribution = result.total[condition];
  if (majorityOf(distribution) !== FAVOURABLE[condition]) return [];
  return [
    {
      kind: 'backed',
      condition,
      for: sidesOf(distribution)[FAVOURABLE[condition]],
      of: sizeOf(distribution),
    },
  ];
}

/** Sectors that have had much less of the floor, of the threads or of success than their share of the parties. */
function imbalancesOf(happened: ForumHappened): Ground[] {
  const parties = sum(happened.parties);
  if (parties === 0) return [];
  const grounds: Ground[] = [];
  for (const sector of SECTORS) {
    const ofParties = happened.parties[sector] / parties;
    if (ofParties === 0) continue;
    const spoken = sum(happened.spokenMs);
    if (spoken >= ENOUGH.spokenMs && happened.spokenMs[sector] / spoken < ofParties * TOLERANCE)
      grounds.push({ kind: 'speaking', sector, share: happened.spokenMs[sector] / spoken, ofParties });
    const written = sum(happened.contributions);
    if (written >= ENOUGH.contributions && happened.contributions[sector] / written < ofParties * TOLERANCE)
      grounds.push({
        kind: 'contributions',
        sector,
        share: happened.contributions[sector] / written,
        ofParties,
      });
    const other = sector === 'government' ? 'non-government' : 'government';
    const [of, otherOf] = [happened.proposed[sector], happened.proposed[other]];
    const [adopted, otherAdopted] = [happened.adopted[sector], happened.adopted[other]];
    if (
      of >= ENOUGH.proposed &&
      otherOf >= ENOUGH.proposed &&
      adopted / of < (otherAdopted / otherOf) * TOLERANCE
    )
      grounds.push({ kind: 'adoption', sector, adopted, of, otherAdopted, otherOf });
  }
  return grounds;
}

/**
 * The propositions that what was answered and what happened bring up, in the order of the article. The rules:
 * 1 a third or more lack power, resources or knowledge, or a sector is far behind in speaking, writing or adoption;
 * 2 a third or more have an easier way and no majority says it needs the others; 3 the same, but a majority needs them;
 * 4 a third or more remember conflict; 5 conflict and mistrust, no asymmetry, a majority with reason to come;
 * 6 asymmetry, or a third or more without reason to come; 7 a majority remembers conflict; 8 a charter not accepted by
 * all; 9 sessions were held and none is ahead; 10 conflict or mistrust and no promise kept yet.
 * @param result the newest closed form; null where there is none
 */
export function promptsOf(result: ConditionsResult | null, happened: ForumHappened): Prompt[] {
  const concerns = (condition: Condition) => (result ? concernsOf(result, condition) : []);
  const backed = (condition: Condition) => (result ? backingOf(result, condition) : []);
  const asymmetry = [...concerns('power'), ...concerns('resources'), ...concerns('knowledge')];
  const elsewhere = concerns('other-venues');
  const needed = backed('interdependence');
  const conflict = concerns('prehistory');
  const mistrust = concerns('trust');
  const reluctant = concerns('incentives');
  const willing = backed('incentives');
  const antagonistic = result?.total && majorityOf(result.total.prehistory) === 'disagree';
  const unequal = [...asymmetry, ...imbalancesOf(happened)];
  const parties = sum(happened.parties);
  const buyIn: Ground[] =
    happened.accepted === null
      ? [{ kind: 'no-charter' }]
      : happened.accepted < parties
        ? [{ kind: 'charter', accepted: happened.accepted, of: parties }]
        : [];
  const fragile = [...conflict, ...mistrust];
  const found: Record<Proposition, readonly Ground[]> = {
    1: unequal,
    2: needed.length === 0 ? elsewhere : [],
    3: needed.length > 0 && elsewhere.length > 0 ? [...elsewhere, ...needed] : [],
    4: conflict,
    5:
      conflict.length > 0 && mistrust.length > 0 && asymmetry.length === 0 && willing.length > 0
        ? [...fragile, ...willing]
        : [],
    6: [...asymmetry, ...reluctant],
    7: antagonistic ? conflict : [],
    8: buyIn,
    9:
      happened.sessionsHeld > 0 && !happened.sessionAhead
        ? [{ kind: 'no-session-ahead', held: happened.sessionsHeld }]
        : [],
    10: fragile.length > 0 && happened.commitmentsKept === 0 ? [...fragile, { kind: 'no-small-win' }] : [],
  };
  return PROPOSITIONS.filter((proposition) => found[proposition].length > 0).map((proposition) => ({
    proposition,
    grounds: found[proposition],
  }));
}
