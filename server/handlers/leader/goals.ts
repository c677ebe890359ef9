import { and, asc, eq } from 'drizzle-orm';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { Reader } from '#db/client.ts';
import { indicator } from '#db/schema/index.ts';

type Goals = QueryOutput<'leader.page'>['byGoal'];

/** The minimum service standards with their newest figure, the one before, and what is promised for each. */
export async function goalsOf(
  db: Reader,
  networkId: string,
  lines: readonly CommitmentLine[],
): Promise<Goals> {
  const rows = await db
    .select()
    .from(indicator)
    .where(and(eq(indicator.networkId, networkId), eq(indicator.kind, 'spm')))
    .orderBy(asc(indicator.code));
  return rows.flatMap((row) => {
    const years = Object.keys(row.series).sort();
    const year = years.at(-1);
    const value = year === undefined ? undefined : row.series[year];
    if (year === undefined || value === undefined) return [];
    const before = row.series[years.at(-2) ?? ''];
    const promised = lines.filter((line) => line.indicatorId === row.id);
    return [
      {
        id: row.id,
        code: row.code,
        name: row.name,
        unit: row.unit,
        year,
        value,
        target: row.target,
        change: before === undefined ? null : value - before,
        illustrative: row.illustrative,
        commitments: promised.length,
        kept: promised.filter((line) => line.status === 'kept').length,
      },
    ];
  });
}
