import { type Quorum, type QuorumRule, quorum } from './consensus.ts';
import { forEachSector, type Sector } from './sector.ts';
import type { AttendanceMode, AttendanceRole } from './session/index.ts';

/** How an organisation answers an invitation: its delegate comes, joins online, sends an alternate, or nobody comes. */
export const RSVP_ANSWERS = ['in-room', 'online', 'represented', 'absent'] as const;
export type RsvpAnswer = (typeof RSVP_ANSWERS)[number];

/** What check-in begins with after an answer; null when nobody was to come. */
export function expectedAttendance(
  answer: RsvpAnswer,
): { readonly mode: AttendanceMode; readonly role: AttendanceRole } | null {
  if (answer === 'absent') return null;
  return {
    mode: answer === 'online' ? 'online' : 'in-room',
    role: answer === 'represented' ? 'alternate' : 'delegate',
  };
}

/** The quorum there will be if everybody who has answered keeps their word. Silence counts as nobody. */
export function expectedQuorum(
  parties: readonly { readonly organisationId: string; readonly sector: Sector }[],
  answers: ReadonlyMap<string, RsvpAnswer>,
  rule: QuorumRule,
): Quorum {
  const count = (test: (organisationId: string) => boolean) =>
    forEachSector(
      (sector) => parties.filter((party) => party.sector === sector && test(party.organisationId)).length,
    );
  return quorum(
    {
      partiesBySector: count(() => true),
      presentBySector: count((id) => (answers.get(id) ?? 'absent') !== 'absent'),
    },
    rule,
  );
}
