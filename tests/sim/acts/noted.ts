import { isPresent, lookup, type Round } from '#app/domain/session/index.ts';
import type { Generator, Proposal, Scene } from './generator.ts';

const LEVELS = { five: [1, 3, 4, 5, 7], eight: [1, 2, 3, 4, 5, 6, 7, 8] } as const;

/** The facilitator notes what an organisation said by telephone, rather one that is not there. */
function note(scene: Scene, round: Round): Proposal[] {
  const { state, who, chance } = scene;
  const silent = state.partyIds.filter((id) => !lookup(round.positions, id));
  const absent = silent.filter((id) => !isPresent(state, id));
  const whose = chance.any(absent.length > 0 && chance.odds(0.7) ? absent : silent);
  // Now and then for somebody who has answered already, which is refused.
  const organisationId = whose !== undefined && chance.odds(0.9) ? whose : chance.pick(state.partyIds);
  const level = chance.pick(LEVELS[round.scale]);
  const words = () =>
    scene.words({ about: 'round', id: round.roundId, organisationId, personId: who.personId });
  return [
    {
      command: 'position.record',
      input: {
        organisationId,
        roundId: round.roundId,
        level,
        ...(level >= 3 || chance.odds(0.2) ? { reason: words() } : {}),
        ...(chance.odds(0.2) ? { suggestion: words(), passage: words() } : {}),
      },
      weight: absent.length > 0 ? 6 : 2,
    },
  ];
}

/** The organisation makes it its own, or does not; twice, late, or for somebody else too. */
function answer({ organisationId, chance, state }: Scene, round: Round): Proposal[] {
  const whose = organisationId !== null && chance.odds(0.95) ? organisationId : chance.pick(state.partyIds);
  const waits = lookup(round.pending, whose);
  const input = { organisationId: whose, roundId: round.roundId };
  return [
    {
      command: 'position.confirm',
      input: {
        ...input,
        ...(chance.odds(0.3) ? { textHash: round.text.hash } : {}),
        ...(waits && chance.odds(0.5) ? { notedAt: waits.at } : {}),
      },
      weight: waits ? 12 : 0.2,
    },
    { command: 'position.reject', input, weight: waits ? 5 : 0.1 },
  ];
}

/** Positions that are noted for an organisation and wait for it. */
export const notedActs: Generator = {
  commands: ['position.record', 'position.confirm', 'position.reject'],
  propose(scene) {
    const { state, facilitates, organisationId } = scene;
    const round =
      state.openRoundId === null
        ? scene.chance.any(Object.values(state.rounds))
        : state.rounds[state.openRoundId];
    if (!round) return [];
    return [
      ...(facilitates ? note(scene, round) : []),
      ...(organisationId === null ? [] : answer(scene, round)),
    ];
  },
};
