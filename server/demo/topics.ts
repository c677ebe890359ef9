import { demoTopics } from '#db/demo/forum.ts';
import { demoMarks } from '#db/demo/topics.ts';
import type { Convened } from './forum.ts';
import type { Cast, Moment, Stage } from './stage.ts';

/** What became of inputs in the demo's topics. */
export function topicMoments(stage: Stage, cast: Cast, convened: Convened): Moment[] {
  return demoMarks.map(({ topic, place, day, by, standing, proposal, note }) => ({
    day,
    hour: 15,
    async play() {
      const contribution = demoTopics.find(({ key }) => key === topic)?.contributions[place];
      const contributionId = contribution && convened.contributions.get(contribution);
      if (!contributionId) throw new Error(`demo: there is no contribution ${place} in "${topic}"`);
      const proposalId = proposal && convened.proposals.get(proposal.key)?.proposalId;
      await stage.act(by ? cast.delegate(by) : cast.facilitator, 'contribution.mark', {
        contributionId,
        ...(by ? { organisationId: cast.organisation(by) } : {}),
        standing,
        ...(proposalId ? { proposalId, version: proposal.version } : {}),
        ...(note ? { note } : {}),
      });
    },
  }));
}
