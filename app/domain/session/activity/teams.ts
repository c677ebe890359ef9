import { SECTORS } from '../../sector.ts';
import { openActivity, sectorOf } from '../lookups.ts';
import type { SessionState } from '../state.ts';
import type { ActivityEventBody } from './events.ts';
import type { Team } from './state.ts';

/** Deals those who are there into groups, one sector after the other, so that each group has both. */
export function teamsOf(
  state: SessionState,
  present: readonly string[],
  teams: readonly { readonly teamId: string; readonly question: string }[],
): Team[] {
  const dealt = SECTORS.flatMap((sector) => present.filter((id) => sectorOf(state, id) === sector));
  return teams.map(({ teamId, question }, place) => ({
    teamId,
    question: question.trim(),
    organisationIds: dealt.filter((_, at) => at % teams.length === place),
  }));
}

/**
 * Gives an organisation that comes late its place while groups talk: in the smallest, of equal ones in that with the
 * fewest of its sector, else in the first.
 */
export function joinTeam(state: SessionState, organisationId: string): ActivityEventBody[] {
  const activity = openActivity(state);
  if (activity?.kind !== 'breakout') return [];
  if (activity.teams.some((team) => team.organisationIds.includes(organisationId))) return [];
  const sector = sectorOf(state, organisationId);
  const alike = (team: Team) => team.organisationIds.filter((id) => sectorOf(state, id) === sector).length;
  const [smallest] = activity.teams.toSorted(
    (a, b) => a.organisationIds.length - b.organisationIds.length || alike(a) - alike(b),
  );
  const { activityId } = activity;
  return smallest ? [{ type: 'activity.joined', organisationId, activityId, teamId: smallest.teamId }] : [];
}
