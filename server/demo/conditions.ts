import { CONDITIONS } from '#app/domain/conditions/index.ts';
import {
  type DemoAnswers,
  demoClosing,
  demoConditions,
  demoConditionsAgain,
  demoLeaving,
  demoMeasureDone,
  demoMeasures,
  demoReadiness,
} from '#db/demo/conditions.ts';
import type { Convened } from './forum.ts';
import type { Cast, Moment, Stage } from './stage.ts';

type Answers = Record<(typeof CONDITIONS)[number], number>;

/** Starting conditions: asked, closed, assessed, answered with a plan, asked again. */
export function conditionMoments(stage: Stage, cast: Cast, { forumId }: Convened): Moment[] {
  const measureIds: string[] = [];
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
        for (const { what, forSector, forWhom, by, dueDay } of demoMeasures) {
          const { measureId } = await stage.act(cast.facilitator, 'empowerment.add', {
            forumId,
            what,
            ...(forSector ? { forSector } : {}),
            forIds: forWhom.map(cast.organisation),
            providerId: cast.organisation(by),
            dueOn: stage.day(dueDay),
          });
          measureIds.push(measureId);
        }
      },
    },
    {
      day: demoMeasureDone.day,
      async play() {
        const measureId = measureIds[demoMeasureDone.place] ?? '';
        const { note } = demoMeasureDone;
        await stage.act(cast.delegate('DS'), 'empowerment.finish', { measureId, note });
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

/** One party declares that it leaves, and a topic has come to its end. */
export function membershipMoments(stage: Stage, cast: Cast, { forumId, topics }: Convened): Moment[] {
  return [
    {
      day: demoClosing.day,
      async play() {
        const { topic, summary } = demoClosing;
        await stage.act(cast.facilitator, 'topic.close', { topicId: topics.get(topic) ?? '', summary });
      },
    },
    {
      day: demoLeaving.day,
      hour: 15,
      async play() {
        const { by, reason } = demoLeaving;
        const organisationId = cast.organisation(by);
        await stage.act(cast.delegate(by), 'party.withdraw', { forumId, organisationId, reason });
      },
    },
  ];
}
