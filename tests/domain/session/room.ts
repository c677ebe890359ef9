import { defaultGroundRules, type GroundRules } from '#app/domain/charter.ts';
import {
  decide,
  evolve,
  type FrozenText,
  type RoomActor,
  replay,
  type SessionCommand,
  type SessionEvent,
  type SessionRefusal,
  type SessionSeed,
  type SessionState,
  scheduleSession,
  stamp,
} from '#app/domain/session/index.ts';

/** A version of the proposal under test. */
export const textOf = (version: number): FrozenText => ({
  proposalId: 'proposal',
  proposalVersionId: `version-${version}`,
  version,
  hash: `hash-${version}`,
});

/** Organisations g1..gN and n1..nN, a consultative item and a deciding one. */
export function seedOf(rules: Partial<GroundRules> = {}, perSector = 2): SessionSeed {
  const seats = Array.from({ length: perSector }, (_, at) => at + 1);
  return {
    sessionId: 'session',
    forumId: 'forum',
    title: 'Musyawarah',
    groundRules: { ...defaultGroundRules, ...rules },
    parties: [
      ...seats.map((n) => ({
        organisationId: `g${n}`,
        name: `Dinas ${n}`,
        code: `G${n}`,
        sector: 'government' as const,
      })),
      ...seats.map((n) => ({
        organisationId: `n${n}`,
        name: `LKS ${n}`,
        code: `N${n}`,
        sector: 'non-government' as const,
      })),
    ],
    agenda: [
      { itemId: 'talk', title: 'Peta layanan', mode: 'consultative', minutes: 10, text: null },
      { itemId: 'choose', title: 'Satu pintu laporan', mode: 'deciding', minutes: 20, text: textOf(1) },
    ],
  };
}

export const facilitator: RoomActor = { personId: 'facilitator', organisationIds: [], facilitator: true };

/** The delegate of an organisation. */
export const delegateOf = (organisationId: string, personId = `${organisationId}-delegate`): RoomActor => ({
  personId,
  organisationIds: [organisationId],
  facilitator: false,
});

/** A room with its log, as the server keeps it. */
export class Room {
  state: SessionState;
  readonly log: SessionEvent[] = [];
  now = 1_000_000;
  private commands = 0;

  constructor(seed: SessionSeed = seedOf()) {
    const first = scheduleSession(seed);
    if (!first.ok) throw new Error(first.error);
    this.log.push(...stamp([first.value], { seq: 1, id: 'command-0', at: this.now, personId: null }));
    this.state = replay(this.log);
  }

  /** Gives a command; answers the refusal or null. */
  try(command: SessionCommand, actor: RoomActor = facilitator): SessionRefusal | null {
    this.commands += 1;
    const decided = decide(this.state, command, actor, this.now);
    if (!decided.ok) return decided.error;
    const events = stamp(decided.value, {
      seq: this.state.seq + 1,
      id: `command-${this.commands}`,
      at: this.now,
      personId: actor.personId,
    });
    this.log.push(...events);
    this.state = events.reduce(evolve, this.state);
    return null;
  }

  /** Gives a command that must be accepted. */
  do(command: SessionCommand, actor: RoomActor = facilitator): this {
    const refusal = this.try(command, actor);
    if (refusal) throw new Error(`${command.type} was refused: ${refusal}`);
    return this;
  }

  /** Marks organisations as there. */
  arrive(...organisationIds: string[]): this {
    for (const organisationId of organisationIds) {
      this.do(
        { type: 'attendance.mark', organisationId, mode: 'online', role: 'delegate' },
        delegateOf(organisationId),
      );
    }
    return this;
  }

  /** Opens the session with everybody there and the deciding item running. */
  deliberate(): this {
    return this.arrive(...this.state.partyIds)
      .do({ type: 'session.open' })
      .do({ type: 'agenda.start', itemId: 'choose' });
  }

  /** Opens a round on the deciding item. */
  test(roundId = 'r1', version = 1, visibility: 'live' | 'after-close' = 'live'): this {
    return this.do({ type: 'round.open', roundId, itemId: 'choose', text: textOf(version), visibility });
  }

  /** Answers for an organisation; levels above 2 carry a reason. */
  answer(organisationId: string, level: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8, roundId = 'r1'): this {
    return this.do(
      { type: 'position.give', roundId, organisationId, level, reason: level > 2 ? `alasan ${level}` : '' },
      delegateOf(organisationId),
    );
  }
}
