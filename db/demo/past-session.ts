import type { Code, DemoObjectionStep, DemoPosition, DemoSession, DemoTurn } from './shapes.ts';

/** The session that is over: one consensus with a recorded reservation, one honest "no consensus". */
export const pastSession: DemoSession = {
  title: 'Musyawarah I: rencana layanan bersama',
  place: 'Aula Bappeda, Soreang, dan daring',
  letter: 'contoh 005/061/DS',
  agenda: [
    { title: 'Pembukaan, kuorum, dan tata tertib', mode: 'consultative', minutes: 10 },
    { title: 'Keadaan layanan lima sasaran SPM', mode: 'consultative', minutes: 30 },
    {
      title: 'Rencana layanan bersama lima sasaran SPM',
      mode: 'deciding',
      minutes: 45,
      proposal: 'plan',
    },
    { title: 'Pembagian biaya rujukan', mode: 'deciding', minutes: 35, proposal: 'cost' },
    { title: 'Pembacaan keputusan', mode: 'consultative', minutes: 10 },
  ],
  present: [
    { by: 'DS', mode: 'in-room' },
    { by: 'BP', mode: 'in-room' },
    { by: 'P3', mode: 'in-room' },
    { by: 'PB', mode: 'online' },
    { by: 'DK', mode: 'in-room' },
    { by: 'DD', mode: 'in-room' },
    { by: 'DC', mode: 'in-room' },
    { by: 'PP', mode: 'in-room' },
    { by: 'LA', mode: 'in-room' },
    { by: 'LL', mode: 'in-room' },
    { by: 'LD', mode: 'in-room' },
    { by: 'TK', mode: 'online' },
    { by: 'BZ', mode: 'in-room' },
    { by: 'PT', mode: 'online' },
    { by: 'FC', mode: 'online' },
  ],
};

/** When it was: days relative to the day of loading; it begins at 09.00 in the network's time zone. */
export const PAST_SESSION_DAY = -34;
export const PAST_SCHEDULED_DAY = -42;
export const RECORD_NUMBER = 'contoh BA-01/FORUM-SPM';

export const pastTurns: readonly (readonly DemoTurn[])[] = [
  [],
  [
    { by: 'DS', seconds: 210 },
    { by: 'LL', seconds: 150 },
    { by: 'DK', seconds: 120 },
    { by: 'TK', seconds: 165 },
  ],
  [
    { by: 'DS', seconds: 180 },
    { by: 'LD', seconds: 170 },
    { by: 'DC', seconds: 95 },
    { by: 'LA', seconds: 110 },
    { by: 'BP', seconds: 130 },
  ],
  [
    { by: 'BP', seconds: 190 },
    { by: 'LL', seconds: 175 },
    { by: 'DD', seconds: 100 },
    { by: 'BZ', seconds: 80 },
  ],
  [],
];

const agree = (...codes: Code[]): DemoPosition[] => codes.map((by) => ({ by, level: 1 }));

export const planPositions: readonly DemoPosition[] = [
  {
    by: 'LD',
    level: 3,
    reason:
      'Kami mendukung, dengan catatan: alat bantu diukur per orang dan pengukurannya didampingi organisasi penyandang disabilitas.',
    passage: 'Alat bantu dibagikan menurut kebutuhan lewat satu antrean bersama.',
  },
  ...agree('DS', 'BP', 'P3', 'PB', 'DK', 'DD', 'DC', 'PP', 'LA', 'LL', 'TK', 'BZ', 'PT', 'FC'),
];

export const costPositions: readonly DemoPosition[] = [
  ...agree('DS', 'BP', 'PB', 'DC', 'PP', 'P3', 'PT'),
  { by: 'DK', level: 3, reason: 'Ambulans tetap menurut ketentuan kesehatan.' },
  { by: 'DD', level: 5, reason: 'Belum ada hitungan biaya bagi sekolah sebagai perujuk.' },
  {
    by: 'LL',
    level: 7,
    reason: 'Lembaga kecil tidak dapat menalangi biaya perjalanan pulang pergi.',
    suggestion: 'Dana talangan disediakan lebih dahulu, baru pembagian berlaku.',
    passage: 'Biaya rujukan ditanggung lembaga yang merujuk',
  },
  { by: 'LA', level: 4 },
  { by: 'LD', level: 4 },
  { by: 'TK', level: 3, reason: 'Perjalanan pendamping tidak dihitung sebagai biaya lembaga.' },
  ...agree('BZ', 'FC'),
];

export const costObjection: readonly DemoObjectionStep[] = [
  {
    by: 'LL',
    status: 'discussed',
    note: 'Dibahas: dana talangan dari zakat belum dapat dijanjikan hari ini.',
  },
  { by: 'LL', status: 'maintained', note: 'Dipertahankan sampai ada dana talangan.' },
];
