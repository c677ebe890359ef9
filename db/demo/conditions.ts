import type { Condition, Likert, Readiness } from '#app/domain/conditions/index.ts';
import type { Sector } from '#app/domain/sector.ts';
import type { Code } from './shapes.ts';

type Levels = readonly [Likert, Likert, Likert, Likert, Likert, Likert, Likert, Likert];

/** What an organisation answers, in the order of the statements; invented for illustration. */
export interface DemoAnswers {
  by: Code;
  levels: Levels;
  words?: Partial<Record<Condition, string>>;
}

/** Asked at the beginning: institutions lack people and data, and not every memory is a good one. */
export const demoConditions: { openDay: number; answers: readonly DemoAnswers[] } = {
  openDay: -71,
  answers: [
    { by: 'DS', levels: [5, 4, 5, 5, 2, 4, 4, 5] },
    { by: 'BP', levels: [4, 4, 4, 4, 2, 4, 4, 4] },
    { by: 'P3', levels: [4, 3, 4, 5, 2, 3, 3, 4] },
    { by: 'PB', levels: [4, 4, 4, 4, 3, 4, 4, 4] },
    { by: 'DK', levels: [4, 3, 4, 3, 4, 3, 3, 3] },
    { by: 'DD', levels: [4, 3, 3, 4, 3, 4, 4, 3] },
    { by: 'DC', levels: [4, 4, 5, 4, 2, 4, 4, 4] },
    {
      by: 'LA',
      levels: [2, 1, 2, 5, 2, 2, 3, 4],
      words: {
        resources: 'Satu orang merangkap semua; rapat di jam kerja berat bagi kami.',
        prehistory: 'Pernah diundang hanya untuk mengisi daftar hadir.',
      },
    },
    {
      by: 'LL',
      levels: [2, 2, 2, 5, 1, 3, 3, 4],
      words: { knowledge: 'Data sasaran ada di dinas, kami melihat sebagian saja.' },
    },
    { by: 'LD', levels: [2, 2, 3, 5, 2, 2, 2, 4], words: { trust: 'Percaya bila ada catatan tertulis.' } },
    { by: 'TK', levels: [3, 2, 4, 4, 2, 4, 4, 4] },
    { by: 'KT', levels: [2, 2, 2, 4, 2, 3, 4, 3] },
    { by: 'BZ', levels: [4, 4, 3, 4, 3, 4, 4, 3] },
    { by: 'PT', levels: [4, 4, 5, 3, 3, 4, 4, 3] },
  ],
};

/** What the facilitator recorded from it. */
export const demoReadiness: { day: number; verdict: Readiness; reason: string } = {
  day: -70,
  verdict: 'ready-with-conditions',
  reason:
    'Para pihak saling membutuhkan, tetapi lembaga non-pemerintah kekurangan orang dan data. Syarat: bahan dikirim tiga hari kerja sebelumnya, data sasaran dibuka untuk semua pihak, dan tanggapan tertulis diterima bagi yang tidak dapat hadir.',
};

/** What was promised to the parties that lack people and data. */
export const demoMeasures: readonly {
  what: string;
  forSector?: Sector;
  forWhom: readonly Code[];
  by: Code;
  dueDay: number;
}[] = [
  {
    what: 'Ongkos transpor tiap sesi untuk delegasi lembaga dan pekerja sosial.',
    forSector: 'non-government',
    forWhom: [],
    by: 'DS',
    dueDay: -30,
  },
  {
    what: 'Pra-pertemuan satu jam membaca bahan bersama, sehari sebelum sesi.',
    forWhom: ['LA', 'LL', 'LD'],
    by: 'PT',
    dueDay: 6,
  },
  {
    what: 'Data sasaran tingkat kecamatan dibuka untuk semua pihak, tanpa nama.',
    forSector: 'non-government',
    forWhom: [],
    by: 'BP',
    dueDay: 20,
  },
];

/** The measure that is done, by its place above. */
export const demoMeasureDone = {
  place: 0,
  day: -33,
  note: 'Dibayarkan sejak sesi pertama, Rp 75.000 per orang (contoh).',
} as const;

/** One party that is leaving, still counted until its notice runs out. */
export const demoLeaving: { by: Code; day: number; reason: string } = {
  by: 'FC',
  day: -3,
  reason:
    'Pengurus forum berganti dan anggaran tahun ini sudah dialokasikan. Kami kembali bila siklus anggaran berikut dibuka.',
};

/** A topic that has come to its end. */
export const demoClosing: { topic: string; day: number; summary: string } = {
  topic: 'elderly',
  day: -9,
  summary:
    'Masukan sudah terkumpul. Peta disusun dari daftar yang disebut di sini dan dibawa ke papan perencanaan; tambahan ditulis pada kartunya.',
};

/** Asked again before the next session; open, so that a reader can answer. */
export const demoConditionsAgain: { openDay: number; answers: readonly DemoAnswers[] } = {
  openDay: -4,
  answers: [
    { by: 'BP', levels: [4, 4, 4, 4, 2, 4, 4, 4] },
    { by: 'TK', levels: [4, 3, 4, 5, 2, 4, 4, 4] },
    { by: 'PT', levels: [4, 4, 5, 4, 2, 4, 4, 4] },
  ],
};
