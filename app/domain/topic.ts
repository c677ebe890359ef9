import { type BySector, forEachSector, SECTORS, type Sector } from './sector.ts';

/** What can become of an input: it went into a version of a proposal, it was answered, or it was put aside. */
export const MARKS = ['adopted', 'answered', 'parked'] as const;
export type Mark = (typeof MARKS)[number];

/** How an input stands: one of the marks, or nobody has said yet what became of it. */
export const STANDINGS = [...MARKS, 'open'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Inputs of a topic, counted by sector and by what became of them. */
export type InputCounts = BySector<Readonly<Record<Standing, number>>>;

/**
 * How a contribution stands when it is written. Parties wait to hear what became of what they put in: the first
 * contribution of each thread that speaks for an organisation. Replies and facilitators' words wait for nothing
 * (null), until somebody marks them all the same.
 */
export function standingAtFirst(written: {
  organisationId: string | null;
  rootId: string | null;
}): 'open' | null {
  return written.organisationId !== null && written.rootId === null ? 'open' : null;
}

/** Counts with nothing in them. */
export const noInputs = (): InputCounts =>
  forEachSector(() => ({ adopted: 0, answered: 0, parked: 0, open: 0 }));

/** Counts from their rows; what was written by facilitators belongs to no sector and is left out. */
export function inputCounts(
  rows: readonly { sector: Sector | null; standing: Standing; n: number }[],
): InputCounts {
  return forEachSector((sector) => {
    const counts = { ...noInputs()[sector] };
    for (const row of rows) if (row.sector === sector) counts[row.standing] += row.n;
    return counts;
  });
}

/** All inputs of one sector. */
export const inputsOf = (counts: Readonly<Record<Standing, number>>): number =>
  STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);

/** Both sectors together. */
export function inputTotals(counts: InputCounts): Readonly<Record<Standing, number>> & { total: number } {
  const sum = (standing: Standing) => SECTORS.reduce((n, sector) => n + counts[sector][standing], 0);
  const both = {
    adopted: sum('adopted'),
    answered: sum('answered'),
    parked: sum('parked'),
    open: sum('open'),
  };
  return { ...both, total: inputsOf(both) };
}

/** When a contribution came, where a topic asked for responses until a day. */
export const TIMINGS = ['follow-up', 'late'] as const;
export type Timing = (typeof TIMINGS)[number];

/**
 * What to say of when a contribution came: 'follow-up' from an organisation that could not be at the session and
 * answers within the window, 'late' after it. Nothing is refused for coming late; it is only said.
 */
export function timingOf(window: { open: boolean; absent: boolean } | null): Timing | null {
  if (window === null) return null;
  if (!window.open) return 'late';
  return window.absent ? 'follow-up' : null;
}

/** Topics that a session's end opens for responses: those whose proposals stood on its agenda. */
export function proposalsDealtWith(
  items: readonly { readonly text: { readonly proposalId: string } | null }[],
) {
  return [...new Set(items.flatMap(({ text }) => text?.proposalId ?? []))];
}
