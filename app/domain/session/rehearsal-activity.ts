import type { ActivityCommand } from './activity/commands.ts';
import { decideActivity } from './activity/decide.ts';
import type { ActivityEventBody } from './activity/events.ts';
import { ballotOf } from './activity/results.ts';
import { type Activity, AGREE, DISAGREE, PASS, TEMPERATURES, THE_WHOLE } from './activity/state.ts';
import { lookup } from './keyed.ts';
import type { SessionState } from './state.ts';

/** What a simulated participant writes for a breakout group. */
export const REHEARSED_REPORT = 'Contoh laporan kelompok untuk latihan.';
/** Ideas, statements and questions of simulated participants: some have the same, as in life. */
export const REHEARSED_WORDS: readonly string[] = [
  'Jadwal kunjungan bersama setiap bulan',
  'Satu daftar penerima yang dipakai semua lembaga',
  'Nomor pengaduan yang dijawab dalam sehari',
  'Pelatihan pendamping di tiap kecamatan',
  'Laporan tiga bulanan yang dibaca bersama',
  'Kendaraan cadangan saat bencana',
  'Anggaran pendamping dari dua pihak',
  'Rujukan tanpa surat pengantar berulang',
  'Posko bersama di Puskesos setiap Selasa',
  'Relawan yang dihubungi bergiliran',
  'Satu formulir pengganti enam formulir',
  'Pertemuan kasus sulit tiap dua minggu',
  'Rumah singgah yang berbagi tempat tidur',
  'Surat tugas yang berlaku lintas dinas',
  'Kunjungan pertama didampingi LKS setempat',
  'Papan informasi layanan di tiap desa',
];

/** Answers to a statement as often as they are likely. */
const OPINIONS = [AGREE, AGREE, AGREE, AGREE, DISAGREE, PASS];
/** Warm as often as it is likely. */
const WARMTH = [3, 4, 4, 5, 5, 2, TEMPERATURES[0]];

interface Hall {
  /** Organisations that are there. */
  there: readonly string[];
  seed: string;
  /** Chance, from the seed: 0 ≤ x < 1. */
  next: () => number;
}

/**
 * What the simulated participants do in an open activity: all who are there and have not yet. Each act is judged by
 * the rules for real ones; one that they refuse does not happen.
 */
export function rehearsedIn(state: SessionState, activity: Activity, hall: Hall): ActivityEventBody[] {
  let made = 0;
  /** A new identifier of the form of the others: the seed's, with a counter at its end. */
  const newId = () => `${hall.seed.slice(0, -4)}${(made++).toString(16).padStart(4, '0')}`;
  return hall.there.flatMap((organisationId) => {
    const actor = { personId: '', organisationIds: [organisationId], facilitator: false };
    return actsOf(activity, organisationId, hall, newId).flatMap((command) => {
      const decided = decideActivity(state, command, actor);
      return decided.ok ? decided.value : [];
    });
  });
}

function actsOf(
  activity: Activity,
  organisationId: string,
  { there, next }: Hall,
  newId: () => string,
): ActivityCommand[] {
  const { activityId } = activity;
  const about = { activityId, organisationId };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const write = (): ActivityCommand => ({
    type: 'activity.write',
    ...about,
    entryId: newId(),
    text: pick(REHEARSED_WORDS),
  });
  const mark = (target: string, value: number): ActivityCommand => ({
    type: 'activity.mark',
    ...about,
    target,
    value,
  });
  const given = lookup(activity.marks, organisationId)?.given ?? {};
  const wrote = activity.entries.some((entry) => entry.organisationId === organisationId);
  const open = activity.entries.filter(
    (entry) => entry.status === 'open' && !Object.hasOwn(given, entry.entryId),
  );
  switch (activity.kind) {
    case 'writing':
      if (activity.stage === 'gathering') return wrote ? [] : [write()];
      return activity.stage === 'dots' && Object.keys(given).length === 0 ? dots(activity, pick, mark) : [];
    case 'temperature':
      return Object.hasOwn(given, THE_WHOLE) ? [] : [mark(THE_WHOLE, pick(WARMTH))];
    case 'statements':
      return [
        ...open.map((entry) => mark(entry.entryId, pick(OPINIONS))),
        ...(!wrote && next() < 0.2 ? [write()] : []),
      ];
    case 'questions':
      return [
        ...open
          .filter((entry) => entry.organisationId !== organisationId && next() < 0.4)
          .map((entry) => mark(entry.entryId, 1)),
        ...(!wrote && next() < 0.4 ? [write()] : []),
      ];
    case 'breakout': {
      const team = activity.teams.find((one) => one.organisationIds.includes(organisationId));
      const writer = team?.organisationIds.find((id) => there.includes(id));
      if (!team || writer !== organisationId || Object.hasOwn(activity.reports, team.teamId)) return [];
      return [{ type: 'activity.report', ...about, teamId: team.teamId, text: REHEARSED_REPORT }];
    }
    case 'draw':
      return [];
  }
}

/** One dot on each of as many ideas as there are dots, one after the other from a place taken by chance. */
function dots(
  activity: Activity,
  pick: <T>(from: readonly T[]) => T,
  mark: (target: string, value: number) => ActivityCommand,
): ActivityCommand[] {
  const targets = ballotOf(activity).map(({ target }) => target);
  if (targets.length === 0) return [];
  const first = targets.indexOf(pick(targets));
  const budget = Math.min(activity.dots?.budget ?? 0, targets.length);
  return Array.from({ length: budget }, (_, at) => mark(targets[(first + at) % targets.length] as string, 1));
}
