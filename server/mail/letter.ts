/** A letter ready to be sent. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** A meeting for the reader's calendar (iCalendar). */
  calendar?: { method: 'PUBLISH' | 'CANCEL'; content: string };
}
