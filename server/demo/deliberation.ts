import { DEMO_REVIEWS } from '#db/demo/deliberation.ts';
import type { Convened } from './forum.ts';
import type { Cast, Moment, Stage } from './stage.ts';

/** What happens to proposals and decisions between and after the sessions. */
export function deliberationMoments(stage: Stage, cast: Cast, convened: Convened): Moment[] {
  return DEMO_REVIEWS.map((review) => ({
    day: review.day,
    hour: 11,
    async play() {
      const { decisions } = await stage.ask(cast.facilitator, 'decision.list', {
        forumId: convened.forumId,
        outcome: review.outcome,
      });
      await stage.act(cast.facilitator, 'decision.set-review', {
        decisionId: decisions[0]?.id ?? '',
        reviewOn: stage.day(review.on),
        note: review.note,
      });
    },
  }));
}
