import { SECTORS, type Sector } from '#app/domain/sector.ts';
import {
  presentParties,
  queueInOrder,
  type SessionState,
  silentParties,
  speakingTime,
} from '#app/domain/session/index.ts';
import { type ShownParty, shown } from './view.ts';

/** Talking this long, in milliseconds, before shares mean anything. */
const ENOUGH_MS = 5 * 60_000;
/** A sector is behind when its share of the time is below this part of its share of those present. */
const TOLERANCE = 2 / 3;

/** A sector that has had too little of the floor, with the figures behind it. */
export interface Imbalance {
  sector: Sector;
  /** Its share of the speaking time, 0 to 1. */
  share: number;
  /** Its share of the organisations present, 0 to 1. */
  ofParties: number;
  /** Who of it waits to speak or has not spoken yet: at most two. */
  whom: readonly ShownParty[];
}

/**
 * Whether speaking time is out of balance between the sectors (Ansell & Gash 2008, proposition 1): for the card
 * that advises the facilitator and does nothing by itself.
 * @param now milliseconds of the server's clock
 */
export function imbalance(state: SessionState, now: number): Imbalance | null {
  const time = speakingTime(state, now);
  const total = SECTORS.reduce((sum, sector) => sum + time[sector].ms, 0);
  const present = presentParties(state);
  if (total < ENOUGH_MS || present.length === 0) return null;
  for (const sector of SECTORS) {
    const parties = present.filter((party) => party.sector === sector);
    const ofParties = parties.length / present.length;
    const share = time[sector].share ?? 0;
    if (parties.length === 0 || share >= ofParties * TOLERANCE) continue;
    const waiting = new Set(queueInOrder(state).map((entry) => entry.organisationId));
    const silent = new Set(silentParties(state).map((party) => party.organisationId));
    const whom = [
      ...parties.filter((party) => waiting.has(party.organisationId)),
      ...parties.filter((party) => silent.has(party.organisationId) && !waiting.has(party.organisationId)),
    ];
    return { sector, share, ofParties, whom: whom.slice(0, 2).map(shown) };
  }
  return null;
}
