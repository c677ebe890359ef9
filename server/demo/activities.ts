import {
  dots,
  ideaGroups,
  ideas,
  temperatureQuestion,
  temperatures,
  writingQuestion,
} from '#db/demo/activities.ts';
import type { Cast, Stage } from './stage.ts';

/** The running item of a session, where activities are held. */
interface Place {
  sessionId: string;
  itemId: string;
}

/** Silent writing, grouped and voted on with dots, and then a temperature. */
export async function holdActivities(stage: Stage, cast: Cast, place: Place): Promise<void> {
  await writeSilently(stage, cast, place);
  stage.pass(60);
  await takeTemperature(stage, cast, place);
}

async function openActivity(
  { ask }: Stage,
  { facilitator }: Cast,
  { sessionId }: Place,
): Promise<{
  activityId: string;
  entries: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
}> {
  const { state } = await ask(facilitator, 'session.room', { sessionId });
  const activity = state.activities[state.openActivityId ?? ''];
  return {
    activityId: activity?.activityId ?? '',
    entries: new Map(activity?.entries.map((entry) => [entry.text, entry.entryId])),
    groups: new Map(activity?.groups.map((group) => [group.name, group.groupId])),
  };
}

async function writeSilently(stage: Stage, cast: Cast, place: Place): Promise<void> {
  const { act } = stage;
  const { facilitator } = cast;
  const { sessionId, itemId } = place;
  await act(facilitator, 'activity.open', { sessionId, itemId, kind: 'writing', question: writingQuestion });
  const { activityId } = await openActivity(stage, cast, place);
  const about = { sessionId, activityId };
  stage.pass(150);
  await Promise.all(
    ideas.map(({ by, text }) =>
      act(cast.delegate(by), 'activity.write', { ...about, organisationId: cast.organisation(by), text }),
    ),
  );
  stage.pass(120);
  await act(facilitator, 'activity.reveal', about);
  const { entries } = await openActivity(stage, cast, place);
  stage.pass(90);
  for (const { name, ideas: texts } of ideaGroups)
    for (const text of texts)
      await act(facilitator, 'activity.group', { ...about, entryId: entries.get(text) ?? '', name });
  await act(facilitator, 'activity.open-dots', { ...about, budget: 3, most: 2 });
  const { groups } = await openActivity(stage, cast, place);
  stage.pass(60);
  await Promise.all(
    dots.flatMap(({ by, on }) =>
      on.map(([group, value]) =>
        act(cast.delegate(by), 'activity.mark', {
          ...about,
          organisationId: cast.organisation(by),
          target: groups.get(ideaGroups[group]?.name ?? '') ?? '',
          value,
        }),
      ),
    ),
  );
  stage.pass(30);
  await act(facilitator, 'activity.close', about);
}

async function takeTemperature(stage: Stage, cast: Cast, place: Place): Promise<void> {
  const { act } = stage;
  const { sessionId, itemId } = place;
  await act(cast.facilitator, 'activity.open', {
    sessionId,
    itemId,
    kind: 'temperature',
    question: temperatureQuestion,
  });
  const { activityId } = await openActivity(stage, cast, place);
  stage.pass(45);
  await Promise.all(
    temperatures.map(({ by, value }) =>
      act(cast.delegate(by), 'activity.mark', {
        sessionId,
        activityId,
        organisationId: cast.organisation(by),
        value,
      }),
    ),
  );
  stage.pass(15);
  await act(cast.facilitator, 'activity.close', { sessionId, activityId });
}
