import type { Standing } from '#app/domain/topic.ts';
import type { Code } from './shapes.ts';

/** What became of an input of the demo: by its topic and its place among the first contributions there. */
export interface DemoMark {
  topic: string;
  place: number;
  day: number;
  /** The proposer that says so; null for the facilitator. */
  by: Code | null;
  standing: Standing;
  proposal?: { key: string; version: number };
  note?: string;
}

export const demoMarks: readonly DemoMark[] = [
  {
    topic: 'plan',
    place: 1,
    day: -45,
    by: 'DS',
    standing: 'adopted',
    proposal: { key: 'plan', version: 2 },
    note: 'Alat bantu kini menurut kebutuhan, lewat satu antrean bersama.',
  },
  {
    topic: 'plan',
    place: 2,
    day: -44,
    by: null,
    standing: 'answered',
    note: 'Disdukcapil membuka layanan keliling; jadwalnya dilampirkan pada undangan sesi.',
  },
  {
    topic: 'cost',
    place: 1,
    day: -44,
    by: null,
    standing: 'parked',
    note: 'Menunggu kepastian pagu perubahan APBD; dibuka lagi pada sesi berikutnya.',
  },
  {
    topic: 'one-door',
    place: 0,
    day: -13,
    by: 'DS',
    standing: 'adopted',
    proposal: { key: 'one-door', version: 2 },
    note: 'Satu formulir untuk semua pelapor.',
  },
  {
    topic: 'one-door',
    place: 1,
    day: -12,
    by: null,
    standing: 'answered',
    note: 'Kasus kekerasan dipimpin DP3AKB, kebutuhan dasar dipimpin Dinas Sosial.',
  },
];
