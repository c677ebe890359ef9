import { reportVersion } from '#app/domain/session/activity/marks.ts';
import {
  ACTIVITY_KINDS,
  type Activity,
  ANONYMITIES_OF,
  STATEMENT_ANSWERS,
  TEMPERATURES,
  valuesOf,
} from '#app/domain/session/index.ts';
import type { Generator, Proposal, Scene } from './generator.ts';

/** Words of an organisation in an activity. */
const wordsIn = ({ words, who }: Scene, { activityId }: Activity, organisationId: string) =>
  words({ about: 'activity', id: activityId, organisationId, personId: who.personId });

function valueFor({ kind }: Activity, { chance }: Scene): number {
  if (kind === 'temperature') return chance.pick(TEMPERATURES);
  if (kind === 'statements') return chance.pick(STATEMENT_ANSWERS);
  return chance.int(0, kind === 'questions' ? 1 : 3);
}

function takePart(scene: Scene, activity: Activity, organisationId: string): Proposal[] {
  const { chance } = scene;
  const { activityId } = activity;
  const about = { activityId, organisationId };
  const own = chance.any(activity.entries.filter((entry) => entry.organisationId === organisationId));
  const any = chance.any(activity.entries);
  const team = chance.any(activity.teams);
  const acts: Proposal[] = [];
  if (['writing', 'statements', 'questions'].includes(activity.kind))
    acts.push({
      command: 'activity.write',
      input: { ...about, text: wordsIn(scene, activity, organisationId) },
      weight: activity.stage === 'gathering' ? 5 : 0.3,
    });
  if (own)
    acts.push(
      {
        command: 'activity.rewrite',
        input: { ...about, entryId: own.entryId, text: wordsIn(scene, activity, organisationId) },
      },
      { command: 'activity.withdraw', input: { ...about, entryId: own.entryId }, weight: 0.4 },
    );
  if (any || activity.kind === 'temperature')
    acts.push({
      command: 'activity.mark',
      input: { ...about, ...(any ? { target: any.entryId } : {}), value: valueFor(activity, scene) },
      weight: 8,
    });
  if (team)
    acts.push({
      command: 'activity.report',
      input: {
        ...about,
        teamId: team.teamId,
        text: `Laporan ${chance.int(1, 5)}`,
        base: reportVersion(activity, team.teamId),
      },
      weight: 3,
    });
  return acts;
}

function lead({ chance, state }: Scene, activity: Activity | undefined): Proposal[] {
  if (activity?.status !== 'open') {
    const kind = chance.pick(ACTIVITY_KINDS);
    const itemId = state.currentItemId;
    if (itemId === null) return [];
    return [
      {
        command: 'activity.open',
        input: {
          itemId,
          kind,
          question: 'Apa yang perlu dipikirkan bersama?',
          anonymity: chance.pick(ANONYMITIES_OF[kind]),
          ...(chance.odds(0.3) ? { visibility: 'live' } : {}),
          ...(kind === 'breakout' ? { teams: 'Pertanyaan satu\nPertanyaan dua' } : {}),
        },
        weight: 4,
      },
    ];
  }
  const { activityId, kind } = activity;
  const answered = valuesOf(activity.marks).length;
  const entry = chance.any(activity.entries);
  const acts: Proposal[] = [
    { command: 'activity.close', input: { activityId }, weight: answered >= 2 ? 3 : 0.6 },
  ];
  if (kind === 'writing')
    acts.push(
      { command: 'activity.reveal', input: { activityId }, weight: activity.written > 1 ? 1.5 : 0.2 },
      {
        command: 'activity.open-dots',
        input: { activityId, budget: 3, most: 2 },
        weight: activity.stage === 'sorting' ? 1 : 0.1,
      },
    );
  if (kind === 'statements')
    acts.push({ command: 'activity.add', input: { activityId, text: 'Pernyataan dari fasilitator' } });
  if (kind === 'draw')
    acts.push({ command: 'activity.draw', input: { activityId, drawn: activity.drawn.length }, weight: 2 });
  if (entry) {
    const other = chance.any(activity.entries);
    acts.push(
      {
        command: 'activity.settle',
        input: { activityId, entryId: entry.entryId, status: chance.pick(['open', 'declined', 'answered']) },
        weight: kind === 'statements' || kind === 'questions' ? 3 : 0.1,
      },
      {
        command: 'activity.group',
        input: {
          activityId,
          entryId: entry.entryId,
          ...(chance.odds(0.5) ? { name: 'Kelompok' } : other ? { into: other.entryId } : {}),
        },
        weight: activity.stage === 'sorting' ? 2 : 0.1,
      },
    );
  }
  const group = chance.any(activity.groups);
  if (group)
    acts.push({
      command: 'activity.name-group',
      input: { activityId, groupId: group.groupId, name: 'Nama lain' },
    });
  return acts;
}

/** What a room does together beside the consensus test. */
export const activityActs: Generator = {
  commands: [
    'activity.open',
    'activity.write',
    'activity.rewrite',
    'activity.withdraw',
    'activity.add',
    'activity.settle',
    'activity.reveal',
    'activity.group',
    'activity.name-group',
    'activity.open-dots',
    'activity.mark',
    'activity.draw',
    'activity.report',
    'activity.close',
  ],
  propose(scene) {
    const activity = scene.state.activities[scene.state.activityIds.at(-1) ?? ''];
    const takesPart =
      activity && scene.organisationId !== null && (activity.status === 'open' || scene.chance.odds(0.05));
    return [
      ...(takesPart && scene.organisationId ? takePart(scene, activity, scene.organisationId) : []),
      ...(scene.facilitates ? lead(scene, activity) : []),
    ];
  },
};
