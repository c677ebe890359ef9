import { z } from 'zod';
import { formatFor } from '#app/i18n/format.ts';
import type { Letter } from './letter.ts';

/** A letter that recalls minutes which somebody has not answered, as it waits. Never what they say. */
export const minutesLetter = z.object({
  template: z.literal('minutes'),
  to: z.string(),
  /** Whoever erases the person erases the letter that waits for them (network/erase.ts). */
  personId: z.string(),
  name: z.string(),
  sessionId: z.string(),
  title: z.string(),
  until: z.string(),
  timeZone: z.string(),
});
export type MinutesLetter = z.infer<typeof minutesLetter>;

/** Writes it, Indonesian first, English below; null when the time is over. */
export function writeMinutesLetter(
  { to, name, sessionId, title, until, timeZone }: MinutesLetter,
  { now, baseUrl }: { now: Date; baseUrl: string },
): Letter | null {
  if (Date.parse(until) <= now.getTime()) return null;
  const link = `${baseUrl}/sesi/${sessionId}/notula`;
  const when = (locale: 'id' | 'en') =>
    formatFor(locale, timeZone).dateTime(until, 'full').replaceAll('\u00a0', ' ');
  return {
    to,
    subject: `Notula menunggu tanggapan: ${title} / Minutes await your answer`,
    text: [
      `Yth. ${name},`,
      `Notula sesi “${title}” menunggu tanggapan lembaga Anda: benar, atau minta koreksi.`,
      `Ditunggu sampai ${when('id')}. Yang diam tercatat tidak menanggapi, bukan setuju.`,
      link,
      '--',
      `Dear ${name},`,
      `The minutes of the session “${title}” await your organisation’s answer: confirm them, or ask for a correction.`,
      `Awaited until ${when('en')}. Silence is recorded as silence, not as consent.`,
      link,
    ].join('\n\n'),
  };
}
