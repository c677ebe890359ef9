import type { Generator, Proposal } from './generator.ts';

/** The speaking queue. */
export const turnActs: Generator = {
  commands: ['turn.request', 'turn.withdraw', 'turn.give', 'turn.end'],
  propose({ state, facilitates, organisationId, chance }) {
    const acts: Proposal[] = [];
    if (organisationId !== null)
      acts.push(
        {
          command: 'turn.request',
          input: {
            organisationId,
            kind: chance.pick(['contribution', 'clarification', 'point-of-order', 'reply']),
          },
          weight: 1.5,
        },
        { command: 'turn.withdraw', input: { organisationId }, weight: 0.5 },
      );
    if (facilitates) {
      const asked = chance.any(state.queue)?.organisationId;
      acts.push({
        command: 'turn.give',
        input: {
          organisationId: asked ?? chance.pick(state.partyIds),
          ...(chance.odds(0.5) ? { limitSeconds: 120 } : {}),
        },
        weight: asked ? 2 : 0.3,
      });
    }
    if (state.turn)
      acts.push({ command: 'turn.end', input: { startedAt: state.turn.startedAt }, weight: 0.8 });
    return acts;
  },
};
