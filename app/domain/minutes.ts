/**
 * The minutes of a session after they were written: each organisation that attended confirms a frozen version, or
 * asks for a correction; corrections are answered; then the minutes are locked. Silence stays silence.
 */

export const CORRECTION_STATUSES = ['open', 'taken-in', 'declined', 'withdrawn'] as const;
/** taken-in: the next version has it; declined: with a reason; withdrawn: its organisation confirmed after all. */
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];

/** A correction that an organisation asked for, against one version. */
export type MinutesCorrection = {
  readonly organisationId: string;
  readonly version: number;
  readonly status: CorrectionStatus;
};

/** An organisation's confirmation of one version. */
export type MinutesConfirmation = { readonly organisationId: string; readonly version: number };

/** Minutes under confirmation. Version 0 is the outline they began from; it is offered to nobody. */
export type MinutesState = {
  readonly version: number;
  readonly locked: boolean;
  /** Organisations that were there at any time. */
  readonly attendedIds: readonly string[];
  readonly confirmations: readonly MinutesConfirmation[];
  readonly corrections: readonly MinutesCorrection[];
  /** Until when answers are awaited, milliseconds; null before they are offered. */
  readonly confirmBy: number | null;
};

export const STANDINGS = ['confirmed', 'correcting', 'declined', 'silent'] as const;
/** How an organisation stands to the newest version. `silent` is no consent. */
export type Standing = (typeof STANDINGS)[number];

/**
 * How an organisation stands: an open correction counts first, then its confirmation of this version, then a
 * correction that was declined and that it has not let go.
 */
export function standingOf(state: MinutesState, organisationId: string): Standing {
  const own = <T extends MinutesConfirmation>(list: readonly T[]) =>
    list.filter((one) => one.organisationId === organisationId);
  if (own(state.corrections).some(({ status }) => status === 'open')) return 'correcting';
  if (own(state.confirmations).some(({ version }) => version === state.version)) return 'confirmed';
  if (own(state.corrections).some(({ status }) => status === 'declined')) return 'declined';
  return 'silent';
}

/** Why minutes cannot be locked now. */
export type LockHindrance =
  | 'not-offered'
  | 'locked'
  | 'corrections-open'
  /** A correction was taken in, and the version that has it is not offered yet. */
  | 'version-due'
  /** Somebody has not answered, and the period is still running. */
  | 'period-running';

/**
 * What stands between these minutes and their lock; null when they can be locked. Whoever is silent when the period
 * is over stays recorded as silent.
 * @param now milliseconds
 */
export function lockHindrance(state: MinutesState, now: number): LockHindrance | null {
  if (state.locked) return 'locked';
  if (state.version === 0 || state.confirmBy === null) return 'not-offered';
  if (state.corrections.some(({ status }) => status === 'open')) return 'corrections-open';
  if (state.corrections.some(({ status, version }) => status === 'taken-in' && version === state.version))
    return 'version-due';
  const answered = state.attendedIds.every((id) => {
    const standing = standingOf(state, id);
    return standing === 'confirmed' || standing === 'declined';
  });
  return answered || now >= state.confirmBy ? null : 'period-running';
}

/** A block of a text as the section finder sees it: its heading's words and rank, or blank, or anything else. */
export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly text: string }
  | { readonly is: 'blank' }
  | { readonly is: 'other' };

/**
 * Where something is put into minutes: at the end of the section under a heading, before the blank lines that wait
 * there to be written on; at the end of the text when there is no such heading.
 * @param matches whether a heading is the one that is looked for
 */
export function endOfSection(blocks: readonly Block[], matches: (heading: string) => boolean): number {
  const at = blocks.findIndex((block) => block.is === 'heading' && matches(block.text));
  const heading = blocks[at];
  const from = heading ? at + 1 : 0;
  const level = heading?.is === 'heading' ? heading.level : 0;
  const next = blocks.findIndex(
    (block, index) => index >= from && block.is === 'heading' && block.level <= level,
  );
  let end = next < 0 ? blocks.length : next;
  while (end > from && blocks[end - 1]?.is === 'blank') end -= 1;
  return end;
}

/** A piece of a text that something stands between. */
export type Piece<N, B> =
  | { readonly is: 'text'; readonly blocks: readonly N[] }
  | { readonly is: 'between'; readonly one: B };

/** A text cut at the places where something stands between its blocks, in order; what has no place is left out. */
export function withBetween<N, B extends { readonly at: number | null }>(
  blocks: readonly N[],
  between: readonly B[],
): Piece<N, B>[] {
  const places = [...new Set(between.flatMap(({ at }) => (at === null ? [] : [at])))].sort((a, b) => a - b);
  const pieces: Piece<N, B>[] = [];
  let from = 0;
  for (const place of places) {
    if (place > from) pieces.push({ is: 'text', blocks: blocks.slice(from, place) });
    for (const one of between) if (one.at === place) pieces.push({ is: 'between', one });
    from = place;
  }
  if (from < blocks.length) pieces.push({ is: 'text', blocks: blocks.slice(from) });
  return pieces;
}
