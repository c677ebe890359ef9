/**
 * The two sides of a collaboration. Support, quorum and speaking time are always shown for each of them,
 * because a total hides a decision that one side carries alone (Ansell & Gash, proposition 1).
 */
export const SECTORS = ['government', 'non-government'] as const;

/** Whether an organisation belongs to the state (pemerintah) or not (non-pemerintah). */
export type Sector = (typeof SECTORS)[number];

/** One value for each sector. */
export type BySector<T> = Readonly<Record<Sector, T>>;

/**
 * Builds a value for each sector.
 * @param make called once for each sector
 */
export function forEachSector<T>(make: (sector: Sector) => T): BySector<T> {
  return { government: make('government'), 'non-government': make('non-government') };
}
