import type { Person, Representation } from '#app/domain/actor.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
import type { Sector } from '#app/domain/sector.ts';
import type { SessionSeed } from '#app/domain/session/index.ts';
import type { RoomFacts } from '#server/kernel/handler.ts';
import type { Chance } from './chance.ts';

/** Identifiers that look like ours and are the same in every run. */
export const idOf = (kind: string, at: number): string => {
  const letters = [...kind].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  return `00000000-0000-7000-8000-${`${letters}${at.toString(16)}`.padStart(12, '0').slice(-12)}`;
};

/** Somebody in the room, with the rights they had and when they got them. */
export class Member {
  readonly name: string;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly #history: { from: number; actor: Person }[];

  constructor(name: string, actor: Person, organisationId: string | null) {
    this.name = name;
    this.personId = actor.personId;
    this.organisationId = organisationId;
    this.#history = [{ from: 0, actor }];
  }

  get actor(): Person {
    return (this.#history.at(-1) as { actor: Person }).actor;
  }

  /** As whom they count between two moments: rights that have just gone may be on their way yet. */
  during(from: number, until: number): Person[] {
    return this.#history
      .filter(
        (one, at) => one.from <= until && (this.#history[at + 1]?.from ?? Number.POSITIVE_INFINITY) >= from,
      )
      .map(({ actor }) => actor);
  }

  change(from: number, actor: Person): void {
    this.#history.push({ from, actor });
  }
}

/** Everybody who takes part in one simulated session, and what it starts from. */
export interface Cast {
  room: RoomFacts;
  seed: SessionSeed;
  members: readonly Member[];
  facilitator: Member;
}

/** Draws a cast: a facilitator, two to four organisations, perhaps second delegates, an observer. */
export function castOf(chance: Chance): Cast {
  const networkId = idOf('n', 1);
  const forumId = idOf('f', 1);
  const sessionId = idOf('s', 1);
  const text = {
    proposalId: idOf('p', 1),
    proposalVersionId: idOf('v', 1),
    version: 1,
    hash: 'a'.repeat(64),
  };
  const sectors: Sector[] = ['government', 'non-government'];
  for (let more = chance.int(0, 2); more > 0; more -= 1) sectors.push(chance.pick(sectors));
  const parties = sectors.map((sector, at) => ({
    organisationId: idOf('o', at + 1),
    name: `Lembaga ${at + 1}`,
    code: `L${at + 1}`,
    sector,
  }));
  const person = (name: string, at: number, more: Partial<Person>, organisationId: string | null = null) =>
    new Member(
      name,
      {
        kind: 'person',
        networkId,
        accountId: idOf('a', at),
        personId: idOf('e', at),
        administrator: false,
        convener: false,
        secondFactor: true,
        secondFactorSet: true,
        representing: [],
        forumRoles: {},
        ...more,
      },
      organisationId,
    );
  const facilitator = person('facilitator', 1, { forumRoles: { [forumId]: ['facilitator'] } });
  const members = [facilitator];
  for (const [at, { organisationId, sector }] of parties.entries()) {
    const mandate: Representation = {
      organisationId,
      sector,
      leader: false,
      level: 'decide',
      expiredLevel: null,
    };
    const how = { representing: [mandate] };
    members.push(person(`delegate ${at + 1}`, 10 + at, how, organisationId));
    if (chance.odds(0.2)) members.push(person(`colleague ${at + 1}`, 20 + at, how, organisationId));
  }
  if (chance.odds(0.6)) members.push(person('observer', 2, { forumRoles: { [forumId]: ['observer'] } }));
  return {
    room: {
      networkId,
      sessionId,
      forumId,
      subject: {
        networkId,
        forumId,
        partyIds: parties.map((party) => party.organisationId),
        observersByName: false,
      },
    },
    seed: {
      sessionId,
      forumId,
      title: 'Musyawarah',
      groundRules: {
        ...defaultGroundRules,
        scale: chance.pick(['five', 'eight'] as const),
        fallback: ['vote', 'postpone'],
      },
      parties,
      agenda: [
        { itemId: idOf('i', 1), title: 'Peta layanan', mode: 'consultative', minutes: 10, text: null },
        { itemId: idOf('i', 2), title: 'Satu pintu laporan', mode: 'deciding', minutes: 20, text },
      ],
    },
    members,
    facilitator,
  };
}
