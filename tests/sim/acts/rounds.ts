import { isPresent, type Round, valuesOf } from '#app/domain/session/index.ts';
import type { Generator, Proposal, Scene } from './generator.ts';

const LEVELS = { five: [1, 3, 4, 5, 7], eight: [1, 2, 3, 4, 5, 6, 7, 8] } as const;

/** Now and then somebody answers a round that is long over. */
function roundFor({ state, chance }: Scene): Round | undefined {
  const open = state.openRoundId === null ? undefined : state.rounds[state.openRoundId];
  return open && chance.odds(0.93) ? open : chance.any(Object.values(state.rounds));
}

function answer(scene: Scene): Proposal[] {
  const { state, who, organisationId, chance } = scene;
  const round = roundFor(scene);
  if (!round) return [];
  // A rash one answers for somebody else.
  const whose = organisationId !== null && chance.odds(0.96) ? organisationId : chance.pick(state.partyIds);
  if (organisationId === null && chance.odds(0.7)) return [];
  const level = chance.pick(LEVELS[round.scale]);
  const words = () =>
    scene.words({ about: 'round', id: round.roundId, organisationId: whose, personId: who.personId });
  return [
    {
      command: 'position.give',
      input: {
        organisationId: whose,
        roundId: round.roundId,
        level,
        ...(level >= 3 || chance.odds(0.2) ? { reason: words() } : {}),
        ...(chance.odds(0.2) ? { suggestion: words() } : {}),
        ...(chance.odds(0.1) ? { passage: words() } : {}),
        ...(chance.odds(0.3) ? { replace: true } : {}),
        ...(chance.odds(0.3) ? { textHash: round.text.hash } : {}),
      },
      weight: round.status === 'open' ? 6 : 0.4,
    },
  ];
}

function follow(scene: Scene): Proposal[] {
  const { state, who, organisationId, facilitates, chance } = scene;
  const objection = chance.any(valuesOf(state.objections));
  if (!objection || (!facilitates && objection.organisationId !== organisationId)) return [];
  const status = chance.pick(
    facilitates ? ['discussed', 'resolved', 'maintained'] : ['resolved', 'withdrawn', 'maintained'],
  );
  return [
    {
      command: 'objection.set',
      input: {
        organisationId: objection.organisationId,
        objectionId: objection.objectionId,
        status,
        ...(chance.odds(0.7)
          ? {
              note: scene.words({
                about: 'round',
                id: objection.roundId,
                organisationId: objection.organisationId,
                personId: who.personId,
              }),
            }
          : {}),
      },
      weight: 1.5,
    },
  ];
}

function lead({ state, chance }: Scene): Proposal[] {
  const open = state.openRoundId === null ? undefined : state.rounds[state.openRoundId];
  if (open) {
    const answered = valuesOf(open.positions).length;
    const here = state.partyIds.filter((id) => isPresent(state, id)).length;
    return [
      {
        command: 'round.close',
        input: { roundId: open.roundId, ...(chance.odds(0.2) ? { next: 'vote' } : {}) },
        weight: answered >= here ? 4 : 0.4,
      },
      { command: 'round.cancel', input: { roundId: open.roundId, note: 'Diulang' }, weight: 0.3 },
    ];
  }
  const item = state.currentItemId === null ? undefined : state.items[state.currentItemId];
  if (!item) return [];
  return [
    {
      command: 'round.open',
      input: {
        itemId: item.itemId,
        visibility: chance.pick(['live', 'after-close', 'after-close']),
        ...(chance.odds(0.2) ? { scale: chance.pick(['five', 'eight']) } : {}),
        ...(chance.odds(0.2) ? { minutes: 5 } : {}),
      },
      weight: item.mode === 'deciding' ? 6 : 0.2,
    },
    // Closing what is closed already.
    ...Object.keys(state.rounds)
      .slice(-1)
      .map((roundId): Proposal => ({ command: 'round.close', input: { roundId }, weight: 0.2 })),
  ];
}

/** Consensus tests: opening, answering, following objections, closing. */
export const roundActs: Generator = {
  commands: ['round.open', 'round.close', 'round.cancel', 'position.give', 'objection.set'],
  propose: (scene) => [...answer(scene), ...follow(scene), ...(scene.facilitates ? lead(scene) : [])],
};
