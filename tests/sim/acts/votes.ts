import type { Generator, Proposal } from './generator.ts';

/** Votes, the recorded last resort. */
export const voteActs: Generator = {
  commands: ['vote.open', 'vote.cast', 'vote.close', 'vote.cancel'],
  propose(scene) {
    const { state, who, facilitates, organisationId, chance } = scene;
    const acts: Proposal[] = [];
    const open = state.openVoteId === null ? undefined : state.votes[state.openVoteId];
    const vote = open && chance.odds(0.93) ? open : chance.any(Object.values(state.votes));
    if (vote && organisationId !== null)
      acts.push({
        command: 'vote.cast',
        input: {
          organisationId,
          voteId: vote.voteId,
          choice: chance.pick(['for', 'against', 'abstain']),
          ...(chance.odds(0.5)
            ? {
                reason: scene.words({
                  about: 'vote',
                  id: vote.voteId,
                  organisationId,
                  personId: who.personId,
                }),
              }
            : {}),
          ...(chance.odds(0.3) ? { replace: true } : {}),
        },
        weight: vote.status === 'open' ? 6 : 0.3,
      });
    if (!facilitates) return acts;
    const failed = state.decisions.at(-1)?.outcome === 'no-consensus';
    if (open)
      acts.push(
        { command: 'vote.close', input: { voteId: open.voteId }, weight: 1 },
        { command: 'vote.cancel', input: { voteId: open.voteId, note: 'Diulang' }, weight: 0.2 },
      );
    else if (state.currentItemId !== null)
      acts.push({
        command: 'vote.open',
        input: { itemId: state.currentItemId, visibility: chance.pick(['live', 'after-close']) },
        weight: failed ? 4 : 0.1,
      });
    return acts;
  },
};
