/** One meeting as a calendar keeps it. */
export type CalendarEntry = {
  /** The same for ever, whatever changes: calendars find the entry again by it. */
  readonly uid: string;
  /** Rises with each change; an older one never replaces a newer one. */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** Instants, ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** When this version was written. */
  readonly stampedAt: string;
  readonly title: string;
  readonly place: string;
  /** What else an invited person should know; lines end with \n. */
  readonly description: string;
  readonly url: string;
  /** Who invites, with an address where there is one. */
  readonly organiser: { readonly name: string; readonly email: string } | null;
};

/** A session's entry in everybody's calendar, whatever address the server is reached by. */
export const sessionUid = (sessionId: string): string => `${sessionId}@mufakat`;

const LINE_OCTETS = 75;

/** 20261201T020000Z: in UTC, so that no table of time zones is needed and no calendar can shift it. */
const utc = (instant: string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/([;,])/g, '\\$1')
    .replace(/\r\n|\r|\n/g, '\\n');

/** A parameter's value: quotes cannot be escaped there, so they become apostrophes. */
const quoted = (text: string): string => `"${text.replace(/["\r\n]/g, "'")}"`;

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

/** Lines of at most 75 octets, never cut inside a character; what follows begins with a space (RFC 5545, 3.1). */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}

/** The file (text/calendar) that puts a meeting into a calendar, moves it there, or takes it out again. */
export function icsOf(entry: CalendarEntry): string {
  const { organiser } = entry;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mufakat//Sesi//ID',
    'CALSCALE:GREGORIAN',
    `METHOD:${entry.cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(entry.stampedAt)}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.place)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    `URL:${entry.url}`,
    ...(organiser ? [`ORGANIZER;CN=${quoted(organiser.name)}:mailto:${organiser.email}`] : []),
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
