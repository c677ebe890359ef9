import type { Outcome } from '#app/domain/consensus.ts';
import { PAST_SESSION_DAY } from './past-session.ts';

interface DemoReview {
  /** Which of the decisions: the two have different outcomes. */
  outcome: Outcome;
  /** When the day was set, and the day itself. */
  day: number;
  on: number;
  note: string;
}

/** The decision that was reached is looked at in half a year; the one that was not is due today. */
export const DEMO_REVIEWS: readonly DemoReview[] = [
  {
    outcome: 'consensus-with-reservations',
    day: PAST_SESSION_DAY + 3,
    on: 150,
    note: 'Apakah satu antrean bersama sudah berjalan di semua kecamatan?',
  },
  {
    outcome: 'no-consensus',
    day: PAST_SESSION_DAY + 3,
    on: 0,
    note: 'Hitungan biaya rujukan per kecamatan dari Bappeda.',
  },
];
