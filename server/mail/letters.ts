import { z } from 'zod';
import { formatFor } from '#app/i18n/format.ts';
import { openSealedText } from '#server/auth/sealed-text.ts';
import { waitingDigest, writeDigest } from './digest.ts';
import type { Letter } from './letter.ts';
import { minutesLetter, writeMinutesLetter } from './minutes-letter.ts';
import { notedLetter, writeNotedLetter } from './noted-letter.ts';
import { reviewLetter, writeReviewLetter } from './review-letter.ts';
import { isStale, sessionLetter, writeSessionLetter } from './session-letters.ts';

const invitation = z.object({
  template: z.literal('invitation'),
  to: z.string(),
  name: z.string(),
  networkName: z.string(),
  expiresAt: z.string(),
  sealedLink: z.string(),
});

/** What the outbox may hold under the topic 'mail'; one template for each occasion. */
const waitingLetter = z.discriminatedUnion('template', [
  invitation,
  sessionLetter,
  minutesLetter,
  notedLetter,
  reviewLetter,
  waitingDigest,
]);
export type WaitingLetter = z.infer<typeof waitingLetter>;

/**
 * Writes the letter of an outbox row: Indonesian first, English below, because nobody has told us yet which of
 * them the reader prefers. Plain text: it arrives everywhere and hides no address behind another.
 * @returns null when what it was to say is past, after waiting too long: it is not sent at all
 * @throws when the row has no template we know, or was sealed with another secret
 */
export function writeLetter(
  payload: unknown,
  { secret, ...how }: { secret: string; from: string; now: Date; baseUrl: string },
): Letter | null {
  const waiting = waitingLetter.parse(payload);
  if (waiting.template === 'session')
    return isStale(waiting, how.now) ? null : writeSessionLetter(waiting, how);
  if (waiting.template === 'minutes') return writeMinutesLetter(waiting, how);
  if (waiting.template === 'noted') return writeNotedLetter(waiting, how);
  if (waiting.template === 'review') return writeReviewLetter(waiting, how);
  if (waiting.template === 'digest') return writeDigest(waiting);
  const link = openSealedText(secret, waiting.sealedLink);
  const until = new Date(waiting.expiresAt);
  const [id, en] = [formatFor('id'), formatFor('en')];
  return {
    to: waiting.to,
    subject: `Undangan ke ${waiting.networkName} di Mufakat / Invitation to Mufakat`,
    text: [
      `Yth. ${waiting.name},`,
      `Anda diundang ke ${waiting.networkName} di Mufakat, ruang kerja tempat lembaga pemerintah dan nonpemerintah bermusyawarah, bersepakat, dan menepati janji.`,
      `Buka tautan ini untuk menetapkan kata sandi:\n${link}`,
      `Tautan berlaku satu kali, sampai ${id.dateTime(until)}. Bila Anda tidak merasa diundang, abaikan surat ini.`,
      '--',
      `Dear ${waiting.name},`,
      `You are invited to ${waiting.networkName} on Mufakat, where government and non-government organisations deliberate, agree and keep their promises.`,
      `Open this link to set your password:\n${link}`,
      `The link works once, until ${en.dateTime(until)}. If you did not expect this invitation, ignore this letter.`,
    ].join('\n\n'),
  };
}
