import { type BySector, forEachSector, SECTORS, type Sector } from '../sector.ts';
import { kindOf, LEVELS, type Level, type LevelKind } from './levels.ts';

/** An organisation as far as counting needs it. */
export type CountedParty = { readonly organisationId: string; readonly sector: Sector };

/** The answer of one organisation as far as counting needs it. */
export type CountedPosition = { readonly organisationId: string; readonly level: Level };

/** How the organisations of one sector (or all of them) answered. */
export type SectorTally = {
  readonly parties: number;
  readonly answered: number;
  readonly unanswered: number;
  /** Answered, but the viewer may not see how yet. */
  readonly hidden: number;
  /** Organisations by what their answer is treated as. */
  readonly kinds: Readonly<Record<LevelKind, number>>;
  /** Organisations by level; index 0 is level 1, index 7 is level 8. */
  readonly levels: readonly number[];
};

/** The tally for each sector and for all, each organisation counted once. */
export type Tally = { readonly bySector: BySector<SectorTally>; readonly total: SectorTally };

/** Answers by sector: index 0 holds those whose level is hidden, indexes 1 to 8 the levels. */
export type LevelCounts = BySector<readonly number[]>;

/** Counts with no answer in them. */
export const NO_ANSWERS: LevelCounts = forEachSector(() => [0, 0, 0, 0, 0, 0, 0, 0, 0]);

/**
 * Counts after one answer came or went; only the changed sector is copied.
 * @param level null for an answer whose level is hidden
 * @param by +1 or -1
 */
export function countAnswer(
  counts: LevelCounts,
  sector: Sector,
  level: Level | null,
  by: 1 | -1,
): LevelCounts {
  const changed = counts[sector].slice();
  const at = level ?? 0;
  changed[at] = (changed[at] ?? 0) + by;
  return { ...counts, [sector]: changed };
}

function sectorTally(counts: readonly number[], parties: number): SectorTally {
  const levels = LEVELS.map((level) => counts[level] ?? 0);
  const kinds: Record<LevelKind, number> = {
    agree: 0,
    'agree-with-note': 0,
    abstain: 0,
    discuss: 0,
    object: 0,
  };
  for (const level of LEVELS) kinds[kindOf(level)] += counts[level] ?? 0;
  const hidden = counts[0] ?? 0;
  const answered = levels.reduce((sum, n) => sum + n, hidden);
  return { parties, answered, unanswered: parties - answered, hidden, kinds, levels };
}

/**
 * The tally that belongs to running counts; costs the same for ten and for two thousand organisations.
 * @param counts answers by sector and level
 * @param partiesBySector how many organisations each sector has
 */
export function tallyOfCounts(counts: LevelCounts, partiesBySector: BySector<number>): Tally {
  const all = NO_ANSWERS.government.map((_, at) =>
    SECTORS.reduce((sum, sector) => sum + (counts[sector][at] ?? 0), 0),
  );
  const parties = SECTORS.reduce((sum, sector) => sum + partiesBySector[sector], 0);
  return {
    bySector: forEachSector((sector) => sectorTally(counts[sector], partiesBySector[sector])),
    total: sectorTally(all, parties),
  };
}

/** How many parties each sector has. */
export function partiesBySector(parties: Iterable<CountedParty>): BySector<number> {
  const counts: Record<Sector, number> = { government: 0, 'non-government': 0 };
  for (const party of parties) counts[party.sector] += 1;
  return counts;
}

/**
 * Counts one answer for each organisation. If an organisation appears twice the later answer counts;
 * an answer of an organisation that is no party is not counted. Who did not answer is counted as unanswered,
 * never as agreeing.
 */
export function tallyBySector(positions: Iterable<CountedPosition>, parties: readonly CountedParty[]): Tally {
  const last = new Map<string, Level>();
  for (const position of positions) last.set(position.organisationId, position.level);
  const unique = new Map(parties.map((party) => [party.organisationId, party]));
  let counts = NO_ANSWERS;
  for (const party of unique.values()) {
    const level = last.get(party.organisationId);
    if (level !== undefined) counts = countAnswer(counts, party.sector, level, 1);
  }
  return tallyOfCounts(counts, partiesBySector(unique.values()));
}
