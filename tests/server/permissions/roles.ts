import type { Credentials } from '#server/kernel/handler.ts';
import type { World } from '../support/world.ts';

/** Everybody who may stand at a door. */
export const ROLES = [
  'public',
  /** An observer with a name only, in the open session of the scene. */
  'guest',
  'administrator',
  'facilitator',
  'noteTaker',
  'verifier',
  'observer',
  /** Of organisation 2, mandate to decide. */
  'delegate',
  /** Head of organisation 2. */
  'leader',
  /** Of organisation 2, mandate to speak. */
  'speaker',
  /** Of organisation 3, mandate run out. */
  'expired',
  /** Of an organisation that is no party. */
  'outsider',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** The roles of people, who exist in every network. */
export const PEOPLE = ROLES.filter((role) => role !== 'public' && role !== 'guest' && role !== 'operator');

/** How this role stands at the door; `atScreen`: signed in with a browser, as one's own account needs. */
export function credentialsOf(
  { world, guestId }: { world: World; guestId: string },
  role: Role,
  atScreen = false,
): Credentials {
  if (role === 'public') return { kind: 'public' };
  if (role === 'guest') return { kind: 'guest', guestId };
  if (role === 'operator') return { kind: 'operator', networkId: null };
  const people = {
    administrator: world.administrator,
    facilitator: world.facilitator,
    noteTaker: world.noteTaker,
    verifier: world.verifier,
    observer: world.observer,
    delegate: world.organisations[2].delegate,
    leader: world.organisations[2].leader,
    speaker: world.speaker,
    expired: world.expired,
    outsider: world.outsider,
  };
  const { networkId, personId, accountId } = people[role];
  if (atScreen) return { kind: 'session', accountId, sessionId: 'a'.repeat(64), secondFactor: true };
  return { kind: 'person', networkId, personId };
}

/** On whose behalf this role acts when an input asks for an organisation. */
export const organisationOf = (world: World, role: Role): string =>
  role === 'expired' ? world.organisations[3].id : world.organisations[2].id;
