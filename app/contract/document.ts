import { z } from 'zod';
import { ATTENDANCE_MODES, ATTENDANCE_ROLES } from '../domain/session/index.ts';
import { command, empty, id, instant, line, query, sector } from './contract.ts';

/** The documents of a session, in the order in which an archive files them. */
export const DOCUMENT_KINDS = ['attendance-list', 'full-record'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
/** What of a session can be had as data. */
export const DATA_SETS = ['attendance', 'decisions', 'events'] as const;
export type DataSet = (typeof DATA_SETS)[number];

const count = z.number().int().min(0);
const party = z.strictObject({ id, name: z.string(), code: z.string(), sector });

/** What every document of a session names at its head. */
const head = {
  /** Null: nobody has given it a number yet; a line to write it on stands in its place. */
  number: z.string().nullable(),
  timeZone: z.string(),
  network: z.strictObject({ name: z.string(), region: z.string() }),
  forum: z.strictObject({ id, name: z.string(), initiator: z.string() }),
  session: z.strictObject({
    id,
    title: z.string(),
    place: z.string(),
    letterNumber: z.string().nullable(),
    startsAt: instant,
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
  }),
  parties: z.array(
    party.extend({
      /** Who was there, by office; none when the organisation was absent. */
      attendees: z.array(
        z.strictObject({
          office: z.string(),
          mode: z.enum(ATTENDANCE_MODES),
          role: z.enum(ATTENDANCE_ROLES),
          since: instant,
        }),
      ),
      /** When the last of them left before the end. */
      leftAt: instant.nullable(),
    }),
  ),
};
const headed = z.strictObject(head);
export type Headed = z.infer<typeof headed>;

/** One thing that happened in the room, in words. */
const entry = z.strictObject({
  seq: count,
  at: instant,
  type: z.string(),
  organisation: party.nullable(),
  /** The agenda item that was being dealt with. */
  item: z.string().nullable(),
  /** A sentence in Indonesian, the language of official records. */
  text: z.string(),
  /** Words that were written by somebody, as they were written. */
  details: z.array(z.string()),
});
export type LogEntry = z.infer<typeof entry>;

/** Everything one of the documents says; PDF and DOCX are drawn from it. */
const content = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.literal('attendance-list') }),
  z.strictObject({ ...head, kind: z.literal('full-record'), entries: z.array(entry) }),
]);
export type DocumentContent = z.infer<typeof content>;
export type ContentOf<K extends DocumentKind> = Extract<DocumentContent, { kind: K }>;

const cell = z.union([z.string(), z.number(), z.null()]);
const data = z.strictObject({
  metadata: z.strictObject({
    title: z.string(),
    /** What one row is. */
    definition: z.string(),
    source: z.string(),
    /** From the opening of the session to its close. */
    period: z.strictObject({ from: instant.nullable(), to: instant.nullable() }),
    region: z.string(),
    network: z.string(),
    forum: z.string(),
    session: z.strictObject({ id, title: z.string() }),
    language: z.literal('id'),
    timeZone: z.string(),
    columns: z.array(z.strictObject({ name: z.string(), definition: z.string() })),
  }),
  rows: z.array(z.record(z.string(), cell)),
});
export type SessionData = z.infer<typeof data>;

export const documentCommands = {
  'document.number': command({
    summary: "Gives a document of a session the number under which the office's archive files it.",
    input: z.strictObject({ sessionId: id, kind: z.enum(DOCUMENT_KINDS), number: line(80) }),
    output: empty,
    errors: ['already_exists'],
  }),
};

export const documentQueries = {
  'document.list': query({
    summary: 'The documents of a session: what there is, under which number, how large each file is.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({
      session: z.strictObject({ id, title: z.string(), forumId: id, forumName: z.string() }),
      status: z.enum(['scheduled', 'open', 'postponed', 'closed', 'cancelled']),
      timeZone: z.string(),
      documents: z.array(
        z.strictObject({
          kind: z.enum([...DOCUMENT_KINDS, 'session-record']),
          /** now: as things stand, will change; ready: as it stays. */
          state: z.enum(['not-yet', 'now', 'ready']),
          number: z.string().nullable(),
          /** The issued berita acara. */
          recordId: id.nullable(),
          /** Bytes; null while a file is still being drawn. */
          sizes: z.strictObject({ pdf: count.nullable(), docx: count.nullable() }).nullable(),
        }),
      ),
      data: z.array(z.strictObject({ set: z.enum(DATA_SETS), rows: count.nullable() })),
      may: z.strictObject({ number: z.boolean() }),
    }),
  }),
  'document.show': query({
    summary: 'Everything a document of a session says. The full record: once the session is closed.',
    input: z.strictObject({ sessionId: id, kind: z.enum(DOCUMENT_KINDS) }),
    output: content,
    errors: ['wrong_state'],
  }),
  'document.data': query({
    summary:
      'Attendance, decisions with positions, or events of a closed session as rows, with their metadata.',
    input: z.strictObject({ sessionId: id, set: z.enum(DATA_SETS) }),
    output: data,
    errors: ['wrong_state'],
  }),
};
