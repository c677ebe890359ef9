import { CONDITIONS } from '#app/domain/conditions/index.ts';
import { type DemoAnswers, demoConditions, demoConditionsAgain, demoReadiness } from '#db/demo/conditions.ts';
import type { Convened } from './forum.ts';
import type { Cast, Moment, Stage } from './stage.ts';

type Answers = Record<(typeof CONDITIONS)[number], number>;

/** Starting conditions: asked and closed before the charter, assessed, and asked again. */
export function conditionMoments(stage: Stage, cast: Cast, { forumId }: Convened): Moment[] {
  const ask = async (answers: readonly DemoAnswers[]): Promise<string> => {
    const { formId } = await stage.act(cast.facilitator, 'conditions.open', { forumId });
    for (const { by, levels, words } of answers) {
      stage.pass(300);
      await stage.act(cast.delegate(by), 'conditions.answer', {
        formId,
        organisationId: cast.organisation(by),
        answers: Object.fromEntries(CONDITIONS.map((condition, at) => [condition, levels[at]])) as Answers,
        words: { ...words },
      });
    }
    return formId;
  };
  return [
    {
      day: demoConditions.openDay,
      hour: 11,
      async play() {
        const formId = await ask(demoConditions.answers);
        await stage.act(cast.facilitator, 'conditions.close', { formId });
      },
    },
    {
      day: demoReadiness.day,
      async play() {
        const { day: _, ...assessment } = demoReadiness;
        await stage.act(cast.facilitator, 'readiness.assess', { forumId, ...assessment });
      },
    },
    {
      day: demoConditionsAgain.openDay,
      hour: 8,
      async play() {
        await ask(demoConditionsAgain.answers);
      },
    },
  ];
}
