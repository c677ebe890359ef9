import { type BySector, forEachSector, SECTORS, type Sector } from '../sector.ts';

/** A share of the organisations: strictly more than half, or at least two thirds. */
export const SHARES = ['more-than-half', 'two-thirds'] as const;
export type Share = (typeof SHARES)[number];

/** The quorum a charter asks for. */
export type QuorumRule = {
  readonly share: Share;
  /** Whether every sector that has parties must be there as well. */
  readonly everySector: boolean;
};

/** Why there is no quorum. */
export type QuorumReason =
  | { readonly code: 'no-parties' }
  | { readonly code: 'too-few'; readonly present: number; readonly needed: number }
  | { readonly code: 'sector-absent'; readonly sector: Sector };

/** The state of the quorum with the figures behind it. */
export type Quorum = {
  readonly met: boolean;
  readonly present: number;
  readonly parties: number;
  /** How many organisations the rule asks for. */
  readonly needed: number;
  readonly bySector: BySector<{ readonly present: number; readonly parties: number }>;
  readonly reasons: readonly QuorumReason[];
};

/** The smallest whole number of `total` organisations that satisfies a share. */
export function neededFor(total: number, share: Share): number {
  return share === 'more-than-half' ? Math.floor(total / 2) + 1 : Math.ceil((total * 2) / 3);
}

/**
 * Counts the quorum over organisations, never over heads: the share of all parties, and (if the rule says so)
 * somebody from every sector that has parties, after the rule that a DPRD decides when more than half of the
 * members and every fraction are present (UU 23/2014 art. 183 in analogy).
 * @param counts parties and those present, by sector
 * @param rule the rule of the charter in force
 */
export function quorum(
  counts: { readonly partiesBySector: BySector<number>; readonly presentBySector: BySector<number> },
  rule: QuorumRule,
): Quorum {
  const bySector = forEachSector((sector) => ({
    present: counts.presentBySector[sector],
    parties: counts.partiesBySector[sector],
  }));
  const present = SECTORS.reduce((sum, sector) => sum + bySector[sector].present, 0);
  const parties = SECTORS.reduce((sum, sector) => sum + bySector[sector].parties, 0);
  const needed = neededFor(parties, rule.share);
  const reasons: QuorumReason[] = [];
  if (parties === 0) reasons.push({ code: 'no-parties' });
  if (parties > 0 && present < needed) reasons.push({ code: 'too-few', present, needed });
  if (rule.everySector) {
    for (const sector of SECTORS) {
      if (bySector[sector].parties > 0 && bySector[sector].present === 0) {
        reasons.push({ code: 'sector-absent', sector });
      }
    }
  }
  return { met: reasons.length === 0, present, parties, needed, bySector, reasons };
}
