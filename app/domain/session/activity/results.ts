import { type BySector, forEachSector, SECTORS, type Sector } from '../../sector.ts';
import { valuesOf } from '../keyed.ts';
import {
  type Activity,
  type ActivityResults,
  type Marks,
  type ResultLine,
  STATEMENT_ANSWERS,
  TEMPERATURES,
  THE_WHOLE,
} from './state.ts';

/**
 * With fewer organisations than this, a figure of a sector would name them. Where one sector is that small, only
 * the figure of both together is told; where both together are, none. (The fewest with whom nobody knows another's
 * answer by knowing their own: of two, each would know the other's.)
 */
export const SMALLEST_CROWD = 3;

type SectorOf = (organisationId: string) => Sector | undefined;

/** Ideas that are voted on: groups, and ideas that stand alone, in the order of the list. */
export function ballotOf(activity: Activity): { target: string; text: string; ideas: string[] }[] {
  const groups = activity.groups.map(({ groupId, name }) => ({
    target: groupId,
    text: name,
    ideas: activity.entries.filter((entry) => entry.groupId === groupId).map((entry) => entry.text),
  }));
  const alone = activity.entries
    .filter((entry) => entry.groupId === null)
    .map((entry) => ({ target: entry.entryId, text: entry.text, ideas: [] }));
  return [...groups, ...alone];
}

/** The answers that can be given to each target. */
function questionsOf(activity: Activity): { target: string; values: readonly number[] }[] {
  if (activity.kind === 'temperature') return [{ target: THE_WHOLE, values: TEMPERATURES }];
  if (activity.kind === 'statements')
    return activity.entries
      .filter((entry) => entry.status === 'open')
      .map(({ entryId }) => ({ target: entryId, values: STATEMENT_ANSWERS }));
  return [];
}

function count(marks: readonly Marks[], sectorOf: SectorOf, of: (marks: Marks) => number): BySector<number> {
  const sums: Record<Sector, number> = { government: 0, 'non-government': 0 };
  for (const one of marks) {
    const sector = sectorOf(one.organisationId);
    if (sector) sums[sector] += of(one);
  }
  return sums;
}

const bothOf = (figures: BySector<number>) => SECTORS.reduce((sum, sector) => sum + figures[sector], 0);

/** A figure as far as it may be told. @param crowd organisations that stand behind it, of each sector */
function told(
  target: string,
  value: number,
  figures: BySector<number>,
  crowd: BySector<number>,
  named: boolean,
): ResultLine {
  const total = bothOf(figures);
  if (named) return { target, value, total, bySector: figures };
  if (bothOf(crowd) === 0) return { target, value, total: 0, bySector: forEachSector(() => 0) };
  if (bothOf(crowd) < SMALLEST_CROWD) return { target, value, total: null, bySector: null };
  const small = SECTORS.some((sector) => crowd[sector] > 0 && crowd[sector] < SMALLEST_CROWD);
  return { target, value, total, bySector: small ? null : figures };
}

/**
 * What an activity has come to, from marks that can all be seen. Figures of an activity that is not named for all
 * are told only as far as they name nobody.
 */
export function resultsOf(activity: Activity, sectorOf: SectorOf): ActivityResults {
  const named = activity.anonymity === 'named';
  const marks = valuesOf(activity.marks).filter(({ given }) => given && Object.keys(given).length > 0);
  const answered = count(marks, sectorOf, () => 1);
  const lines: ResultLine[] = questionsOf(activity).flatMap(({ target, values }) => {
    const crowd = count(marks, sectorOf, ({ given }) => (given?.[target] === undefined ? 0 : 1));
    return values.map((value) => {
      const figures = count(marks, sectorOf, ({ given }) => (given?.[target] === value ? 1 : 0));
      return told(target, value, figures, crowd, named);
    });
  });
  if (activity.dots)
    for (const { target } of ballotOf(activity)) {
      const figures = count(marks, sectorOf, ({ given }) => given?.[target] ?? 0);
      lines.push(told(target, 1, figures, answered, named));
    }
  return { answered, lines };
}
