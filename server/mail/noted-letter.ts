import { z } from 'zod';
import { kindOf, LEVELS, SCALES } from '#app/domain/consensus.ts';
import { en } from '#app/i18n/messages/en/index.ts';
import { id } from '#app/i18n/messages/id/index.ts';
import type { Letter } from './letter.ts';

/** A letter to those who decide for an organisation whose position a facilitator noted, as it waits. */
export const notedLetter = z.object({
  template: z.literal('noted'),
  to: z.string(),
  /** Whoever erases the person erases the letter that waits for them (network/erase.ts). */
  personId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  /** Who noted it. */
  by: z.string(),
  organisationId: z.string(),
  organisation: z.string(),
  sessionId: z.string(),
  roundId: z.string(),
  title: z.string(),
  item: z.string(),
  /** The position, never its words: those are read in the room. */
  level: z.literal(LEVELS),
  scale: z.enum(SCALES),
});
export type NotedLetter = z.infer<typeof notedLetter>;

/** Writes it, Indonesian first, English below. */
export function writeNotedLetter(waiting: NotedLetter, { baseUrl }: { baseUrl: string }): Letter {
  const { to, name, by, organisation, title, item, level, scale } = waiting;
  const link = `${baseUrl}/sesi/${waiting.sessionId}?untuk=${waiting.organisationId}`;
  const position = ({ common }: typeof id | typeof en) =>
    scale === 'five' ? common.answer[kindOf(level)] : common.level[level];
  return {
    to,
    subject: `Sikap ${organisation} menunggu konfirmasi Anda / A position awaits your confirmation`,
    text: [
      `Yth. ${name},`,
      `${by || 'Fasilitator'} (fasilitator) mencatatkan sikap ${organisation} atas “${item}” dalam sesi “${title}”: ${position(id)}.`,
      'Sikap itu belum dihitung. Baru terhitung setelah Anda mengonfirmasi, selama uji kesepakatan masih terbuka. Tolak bila bukan sikap lembaga Anda.',
      `Baca dan konfirmasi: ${link}`,
      '--',
      `Dear ${name},`,
      `${by || 'The facilitator'} (facilitator) noted the position of ${organisation} on “${item}” in the session “${title}”: ${position(en)}.`,
      'It is not counted yet. It counts only after you confirm it, while the test is open. Reject it if it is not your organisation’s position.',
      `Read and confirm: ${link}`,
    ].join('\n\n'),
  };
}
