import { z } from 'zod';
import { icsOf, sessionUid } from '#app/domain/calendar.ts';
import { formatFor } from '#app/i18n/format.ts';
import { addressIn, type Letter } from './letter.ts';

/** Why a letter about a session is written. */
export const OCCASIONS = ['invited', 'changed', 'postponed', 'reminder', 'cancelled'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** A letter about a session as it waits: when and where, and how to get in. Never what is deliberated. */
export const sessionLetter = z.object({
  template: z.literal('session'),
  occasion: z.enum(OCCASIONS),
  to: z.string(),
  personId: z.string(),
  name: z.string(),
  sessionId: z.string(),
  sequence: z.number(),
  title: z.string(),
  forumName: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  place: z.string(),
  code: z.string(),
  /** Why it was moved or cancelled, in the facilitator's words. */
  note: z.string().nullable(),
});
export type SessionLetter = z.infer<typeof sessionLetter>;

const SUBJECT: Record<Occasion, readonly [id: string, en: string]> = {
  invited: ['Undangan', 'Invitation'],
  changed: ['Perubahan undangan', 'Changed invitation'],
  postponed: ['Ditunda', 'Postponed'],
  reminder: ['Pengingat', 'Reminder'],
  cancelled: ['Dibatalkan', 'Cancelled'],
};

const OPENING: Record<Occasion, readonly [id: string, en: string]> = {
  invited: ['Lembaga Anda diundang ke sesi berikut:', 'Your organisation is invited to this session:'],
  changed: [
    'Undangan sesi ini berubah. Yang berlaku sekarang:',
    'The invitation to this session has changed. What holds now:',
  ],
  postponed: [
    'Sesi ini ditunda. Tanggal barunya belum ditetapkan; Anda akan dikabari. Jadwal semula:',
    'This session is postponed. Its new date is still to be set; you will be told. It was to be:',
  ],
  reminder: ['Sesi ini segera dimulai:', 'This session begins soon:'],
  cancelled: ['Sesi ini dibatalkan:', 'This session has been cancelled:'],
};

/** Nothing takes place at the time that is named: the entry leaves the calendar until there is a new one. */
const isOff = (occasion: Occasion): boolean => occasion === 'cancelled' || occasion === 'postponed';

/** What was to be said is past: nobody is invited to what is over. */
export const isStale = (waiting: SessionLetter, now: Date): boolean =>
  !isOff(waiting.occasion) && Date.parse(waiting.startsAt) <= now.getTime();

/**
 * Writes the letter about a session, with the file for the reader's calendar. Indonesian first, English below.
 * @param from the sender, who is the organiser of the calendar's entry
 */
export function writeSessionLetter(
  waiting: SessionLetter,
  { from, now, baseUrl }: { from: string; now: Date; baseUrl: string },
): Letter {
  const link = `${baseUrl}/g/${waiting.code}`;
  const cancelled = isOff(waiting.occasion);
  const part = (locale: 'id' | 'en') => {
    const format = formatFor(locale, waiting.timeZone);
    const [when, at] = [format.dateTime(waiting.startsAt, 'full'), format.time(waiting.endsAt)];
    const words = locale === 'id' ? INDONESIAN : ENGLISH;
    const pick = locale === 'id' ? 0 : 1;
    return [
      words.dear(waiting.name),
      OPENING[waiting.occasion][pick],
      [
        `${waiting.title} (${waiting.forumName})`,
        `${when} – ${at}`.replaceAll('\u00a0', ' '),
        waiting.place,
        ...(waiting.note ? [words.note(waiting.note)] : []),
      ].join('\n'),
      ...(cancelled ? [] : [words.join(link, waiting.code)]),
      ...(waiting.occasion === 'invited' || waiting.occasion === 'changed' ? [words.answer] : []),
    ];
  };
  const [id, en] = SUBJECT[waiting.occasion];
  return {
    to: waiting.to,
    subject: `${id}: ${waiting.title} / ${en}`,
    text: [...part('id'), '--', ...part('en')].join('\n\n'),
    calendar: {
      method: cancelled ? 'CANCEL' : 'PUBLISH',
      content: icsOf({
        uid: sessionUid(waiting.sessionId),
        sequence: waiting.sequence,
        cancelled,
        startsAt: waiting.startsAt,
        endsAt: waiting.endsAt,
        stampedAt: now.toISOString(),
        title: waiting.title,
        place: waiting.place,
        description: `${waiting.forumName}\n${INDONESIAN.join(link, waiting.code)}`,
        url: link,
        organiser: { name: waiting.forumName, email: addressIn(from) },
      }),
    },
  };
}

const INDONESIAN = {
  dear: (name: string) => `Yth. ${name},`,
  note: (note: string) => `Keterangan: ${note}`,
  join: (link: string, code: string) => `Bergabung: ${link}\nKode: ${code}`,
  answer: 'Buka tautan itu untuk menjawab: hadir, hadir daring, diwakili, atau tidak hadir.',
};
const ENGLISH = {
  dear: (name: string) => `Dear ${name},`,
  note: (note: string) => `Note: ${note}`,
  join: (link: string, code: string) => `Join: ${link}\nCode: ${code}`,
  answer: 'Open the link to answer: present, online, represented, or absent.',
};
