import type { Actor } from '../actor.ts';
import { can, type Subject } from '../permissions/index.ts';
import type { Audience } from './audience.ts';

/**
 * As whom somebody looks at a room: the facilitator sees everything; a party is who holds a mandate in force for
 * an organisation that is a party; everybody else who may read the room observes. A mandate that has run out makes
 * an observer of its holder.
 * @param room the room's subject, with its parties
 * @param wall the view for the wall was asked for, which shows less than anybody else's
 * @param lean little data was asked for; it makes a difference to parties only
 */
export function audienceOf(actor: Actor, room: Subject, wall = false, lean = false): Audience {
  if (wall) return { kind: 'wall' };
  if (can(actor, 'session.facilitate', room)) return { kind: 'facilitator' };
  if (actor.kind !== 'person') return { kind: 'observer' };
  const organisationIds = actor.representing
    .filter((r) => r.level !== null && (room.partyIds ?? []).includes(r.organisationId))
    .map((r) => r.organisationId)
    .sort();
  if (organisationIds.length === 0) return { kind: 'observer' };
  return lean ? { kind: 'party', organisationIds, lean } : { kind: 'party', organisationIds };
}
