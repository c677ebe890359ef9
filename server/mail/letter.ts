/** A letter ready to be sent. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** A meeting for the reader's calendar (iCalendar). */
  calendar?: { method: 'PUBLISH' | 'CANCEL'; content: string };
}

/** The bare address of "Mufakat <mufakat@example.org>". */
export const addressIn = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from.trim();
