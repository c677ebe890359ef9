import type { CommandInput, CommandName, QueryInput, QueryName } from '#app/contract/registry.ts';
import type { Role } from '../roles.ts';
import type { Scene } from '../scene.ts';

export type Name = CommandName | QueryName;
export type InputOf<N extends Name> = N extends CommandName
  ? CommandInput<N>
  : N extends QueryName
    ? QueryInput<N>
    : never;

export interface Case {
  /** Who may, in the network it belongs to. */
  roles: readonly Role[];
  /** It is about something of a network, so people of another network must find nothing. */
  ofNetwork: boolean;
}

export const own = (...roles: Role[]): Case => ({ roles, ofNetwork: true });
/** About one's own account or one's own network: whoever asks gets their own. */
export const self = (...roles: Role[]): Case => ({ roles, ofNetwork: false });

export const readers: Role[] = [
  'administrator',
  'facilitator',
  'noteTaker',
  'verifier',
  'observer',
  'delegate',
  'leader',
  'speaker',
  'expired',
];
export const facilitates: Role[] = ['facilitator', 'operator'];
export const administers: Role[] = ['administrator', 'operator'];
export const speaks: Role[] = ['delegate', 'leader', 'speaker'];
export const decides: Role[] = ['delegate', 'leader'];

export const unknown = '01900000-0000-7000-8000-000000000000';
export const hash = 'a'.repeat(64);

/** For every name an input that the contract takes and that is about something of the scene. */
export type Inputs = { [N in Name]: (scene: Scene, organisationId: string, role: Role) => InputOf<N> };

/** A facilitator acts for nobody; everybody else names the organisation. */
export function forWhom(role: Role, organisationId: string): { organisationId?: string } {
  return role === 'facilitator' ? {} : { organisationId };
}
