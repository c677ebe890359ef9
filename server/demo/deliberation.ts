import {
  DEMO_OPENED,
  DEMO_REMARKS,
  DEMO_REOPENED,
  DEMO_REVIEWS,
  DEMO_WINDOW,
} from '#db/demo/deliberation.ts';
import type { Convened } from './forum.ts';
import type { Cast, Moment, Stage } from './stage.ts';

/** What happens to proposals and decisions between and after the sessions. */
export const deliberationMoments = (stage: Stage, cast: Cast, convened: Convened): Moment[] => [
  ...DEMO_REVIEWS.map((review) => ({
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
  })),
  ...DEMO_OPENED.map(({ proposal, by, day }) => ({
    day,
    async play() {
      await stage.act(cast.delegate(by), 'proposal.open-reactions', {
        proposalId: convened.proposals.get(proposal)?.proposalId ?? '',
        organisationId: cast.organisation(by),
      });
    },
  })),
  {
    day: DEMO_WINDOW.day,
    hour: 9,
    async play() {
      await stage.act(cast.facilitator, 'proposal.set-window', {
        proposalId: convened.proposals.get(DEMO_WINDOW.proposal)?.proposalId ?? '',
        until: stage.day(DEMO_WINDOW.until),
        organisationIds: DEMO_WINDOW.asked.map((code) => cast.organisation(code)),
      });
    },
  },
  ...(['closed', 'reopened'] as const).map((what) => ({
    day: DEMO_REOPENED[what],
    hour: 16,
    async play() {
      const topicId = convened.topics.get(DEMO_REOPENED.topic) ?? '';
      const { summary, reason } = DEMO_REOPENED;
      if (what === 'closed') await stage.act(cast.facilitator, 'topic.close', { topicId, summary });
      else await stage.act(cast.facilitator, 'topic.reopen', { topicId, reason });
    },
  })),
  ...DEMO_REMARKS.map((said) => ({ day: said.day, hour: 14, play: () => say(stage, cast, convened, said) })),
];

/** Says something about a proposal, and plays what became of it. */
async function say(
  stage: Stage,
  cast: Cast,
  convened: Convened,
  said: (typeof DEMO_REMARKS)[number],
): Promise<void> {
  const { kind, body, wording, suggestion, passage } = said;
  const organisationId = cast.organisation(said.by);
  const known = convened.proposals.get(said.proposal);
  const about = {
    proposalId: known?.proposalId ?? '',
    onVersion: known?.version ?? 1,
    organisationId,
    ...(passage ? { passage } : {}),
    body,
  };
  const who = cast.delegate(said.by);
  const { remarkId } =
    kind === 'objection'
      ? await stage.act(who, 'objection.raise', { ...about, ...(suggestion ? { suggestion } : {}) })
      : await stage.act(who, 'remark.make', {
          ...about,
          kind,
          ...(wording === undefined ? {} : { wording }),
        });
  for (const code of said.support ?? []) {
    stage.pass(3_600);
    await stage.act(cast.delegate(code), 'amendment.support', {
      remarkId,
      organisationId: cast.organisation(code),
    });
  }
  if (said.answer === undefined) return;
  stage.pass(7_200);
  const proposer = 'LL';
  await stage.act(cast.delegate(proposer), 'remark.move', {
    remarkId,
    organisationId: cast.organisation(proposer),
    state: 'answered',
    note: said.answer,
  });
  if (!said.clear) return;
  stage.pass(3_600);
  await stage.act(who, 'remark.move', { remarkId, organisationId, state: 'clear' });
}
