import { type Standing, type Tally, tallyOfCounts } from '../consensus.ts';
import { type BySector, forEachSector, SECTORS } from '../sector.ts';
import { lookup } from './keyed.ts';
import { currentItem, isPresent, partiesOf } from './lookups.ts';
import { spokenBy } from './queue.ts';
import { standingOf } from './round.ts';
import type { ItemState, Position, Round, SessionParty, SessionState } from './state.ts';

/** The tally of a round by sector, with what the viewer may not see yet as `hidden`. */
export function roundTally(state: SessionState, round: Round): Tally {
  return tallyOfCounts(round.counts, state.partiesBySector);
}

/** The answer of one organisation in a round, or undefined. */
export function positionOf(round: Round, organisationId: string): Position | undefined {
  return lookup(round.positions, organisationId);
}

/** Where an open round stands, or null for a viewer from whom answers are hidden. */
export function standingNow(state: SessionState, round: Round): Standing | null {
  const hidden = SECTORS.some((sector) => (round.counts[sector][0] ?? 0) > 0);
  return hidden ? null : standingOf(state, round);
}

/** Parties that are there now, in the order of the invitation. */
export function presentParties(state: SessionState): SessionParty[] {
  return partiesOf(state).filter((party) => isPresent(state, party.organisationId));
}

/** Parties that are not there now. */
export function absentParties(state: SessionState): SessionParty[] {
  return partiesOf(state).filter((party) => !isPresent(state, party.organisationId));
}

/** Parties that are there and have not had the floor yet. */
export function silentParties(state: SessionState): SessionParty[] {
  return presentParties(state).filter(
    ({ organisationId }) =>
      spokenBy(state, organisationId).turns === 0 && state.turn?.organisationId !== organisationId,
  );
}

/** Parties that are there and have not answered a round. */
export function unansweredParties(state: SessionState, round: Round): SessionParty[] {
  return presentParties(state).filter((party) => !positionOf(round, party.organisationId));
}

/** Milliseconds spoken and the share of all speaking time (0 to 1, or null while nobody has spoken). */
export type SpeakingTime = { readonly ms: number; readonly share: number | null };

/**
 * Speaking time by sector, the current speaker included.
 * @param now milliseconds
 */
export function speakingTime(state: SessionState, now: number): BySector<SpeakingTime> {
  const ms = forEachSector((sector) => {
    const speaker = state.turn && lookup(state.parties, state.turn.organisationId);
    const running = state.turn && speaker?.sector === sector ? Math.max(0, now - state.turn.startedAt) : 0;
    return state.spokenBySector[sector].ms + running;
  });
  const all = SECTORS.reduce((sum, sector) => sum + ms[sector], 0);
  return forEachSector((sector) => ({ ms: ms[sector], share: all === 0 ? null : ms[sector] / all }));
}

/** Milliseconds spent on an item so far. */
export function spentOn(item: ItemState, now: number): number {
  const running =
    item.status === 'running' && item.startedAt !== null ? Math.max(0, now - item.startedAt) : 0;
  return item.spentMs + running;
}

/** How an agenda runs against its plan. */
export type AgendaDrift = {
  /** Milliseconds over (positive) or under (negative) the plan of the items finished, and over that of the running. */
  readonly driftMs: number;
  /** When the last item is expected to end if the rest keeps to its plan. */
  readonly expectedEnd: number;
  readonly items: readonly {
    readonly itemId: string;
    readonly plannedMs: number;
    readonly spentMs: number;
    /** When it is expected to begin; null once it has begun. */
    readonly expectedStart: number | null;
  }[];
};

/**
 * Compares planned and spent time. A running item counts as behind only once it has used up its own time.
 * @param now milliseconds
 */
export function agendaDrift(state: SessionState, now: number): AgendaDrift {
  const items = state.itemIds.flatMap((id) => state.items[id] ?? []);
  let driftMs = 0;
  let clock = now;
  const current = currentItem(state);
  if (current) clock += Math.max(0, current.minutes * 60_000 - spentOn(current, now));
  const lines = items.map((item) => {
    const plannedMs = item.minutes * 60_000;
    const spentMs = spentOn(item, now);
    let expectedStart: number | null = null;
    if (item.status === 'finished') driftMs += spentMs - plannedMs;
    if (item.status === 'running') driftMs += Math.max(0, spentMs - plannedMs);
    if (item.status === 'waiting') {
      expectedStart = clock;
      clock += plannedMs;
    }
    return { itemId: item.itemId, plannedMs, spentMs, expectedStart };
  });
  return { driftMs, expectedEnd: clock, items: lines };
}
