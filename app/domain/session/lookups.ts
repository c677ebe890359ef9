import type { Sector } from '../sector.ts';
import type { Activity } from './activity/state.ts';
import { lookup } from './keyed.ts';
import type { ItemState, Round, SessionParty, SessionState, Vote } from './state.ts';

/** The party behind an organisation, or undefined if it has no seat. */
export function partyOf(state: SessionState, organisationId: string): SessionParty | undefined {
  return lookup(state.parties, organisationId);
}

/** The sector of a party, or undefined. */
export function sectorOf(state: SessionState, organisationId: string): Sector | undefined {
  return partyOf(state, organisationId)?.sector;
}

/** All parties in the order of the invitation. */
export function partiesOf(state: SessionState): SessionParty[] {
  return state.partyIds.flatMap((id) => partyOf(state, id) ?? []);
}

/** Whether somebody of the organisation is there now. */
export function isPresent(state: SessionState, organisationId: string): boolean {
  const attendance = lookup(state.attendance, organisationId);
  return attendance !== undefined && Object.keys(attendance.attendees).length > 0;
}

/** An agenda item, or undefined. */
export function itemOf(state: SessionState, itemId: string): ItemState | undefined {
  return Object.hasOwn(state.items, itemId) ? state.items[itemId] : undefined;
}

/** The item that is being dealt with, or undefined. */
export function currentItem(state: SessionState): ItemState | undefined {
  return state.currentItemId === null ? undefined : itemOf(state, state.currentItemId);
}

/** A round, or undefined. */
export function roundOf(state: SessionState, roundId: string): Round | undefined {
  return Object.hasOwn(state.rounds, roundId) ? state.rounds[roundId] : undefined;
}

/** The round that is open, or undefined. */
export function openRound(state: SessionState): Round | undefined {
  return state.openRoundId === null ? undefined : roundOf(state, state.openRoundId);
}

/** A vote, or undefined. */
export function voteOf(state: SessionState, voteId: string): Vote | undefined {
  return Object.hasOwn(state.votes, voteId) ? state.votes[voteId] : undefined;
}

/** The vote that is open, or undefined. */
export function openVote(state: SessionState): Vote | undefined {
  return state.openVoteId === null ? undefined : voteOf(state, state.openVoteId);
}

/** An activity, or undefined. */
export function activityOf(state: SessionState, activityId: string): Activity | undefined {
  return Object.hasOwn(state.activities, activityId) ? state.activities[activityId] : undefined;
}

/** The activity that is open, or undefined. */
export function openActivity(state: SessionState): Activity | undefined {
  return state.openActivityId === null ? undefined : activityOf(state, state.openActivityId);
}

/** Activities held on an item, oldest first. */
export function activitiesOn(state: SessionState, itemId: string): Activity[] {
  return state.activityIds.flatMap((id) => {
    const activity = activityOf(state, id);
    return activity?.itemId === itemId ? [activity] : [];
  });
}
