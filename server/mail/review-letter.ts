import { z } from 'zod';
import { formatFor } from '#app/i18n/format.ts';
import type { Letter } from './letter.ts';

/** A letter that the day to look at a decision again has come, as it waits. */
export const reviewLetter = z.object({
  template: z.literal('review'),
  to: z.string(),
  /** Whoever erases the person erases the letter that waits for them (network/erase.ts). */
  personId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  decisionId: z.string(),
  number: z.number(),
  title: z.string(),
  forumName: z.string(),
  on: z.string(),
});
export type ReviewLetter = z.infer<typeof reviewLetter>;

/** Writes it, Indonesian first, English below. */
export function writeReviewLetter(
  { to, name, decisionId, number, title, forumName, on }: ReviewLetter,
  { baseUrl }: { baseUrl: string },
): Letter {
  const link = `${baseUrl}/keputusan/${decisionId}#tinjau`;
  return {
    to,
    subject: `Waktunya meninjau keputusan ${number}: ${title} / A decision to look at again`,
    text: [
      `Yth. ${name},`,
      `Keputusan ${number}, “${title}”, dalam forum ${forumName} tiba waktunya ditinjau kembali (${formatFor('id').day(on, 'long')}).`,
      'Keputusan tetap berlaku. Fasilitator dapat membukanya kembali untuk sesi berikutnya.',
      link,
      '--',
      `Dear ${name},`,
      `The day to look again at decision ${number}, “${title}”, of the forum ${forumName} has come (${formatFor('en').day(on, 'long')}).`,
      'The decision stays in force. The facilitator can reopen it for the next session.',
      link,
    ].join('\n\n'),
  };
}
