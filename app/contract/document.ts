import { z } from 'zod';
import { command, empty, id, instant, line, query } from './contract.ts';
import { headed, party } from './document-shapes.ts';
import { minutesContent } from './minutes.ts';

/** The documents of a session, in the order in which an archive files them. */
export const DOCUMENT_KINDS = ['attendance-list', 'minutes', 'full-record'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
/** What of a session can be had as data. */
export const DATA_SETS = ['attendance', 'decisions', 'activities', 'events'] as const;
export type DataSet = (typeof DATA_SETS)[number];

const count = z.number().int().min(0);
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
  headed.extend({
    kind: z.literal('attendance-list'),
    /** Observers who joined with a name only. */
    observers: z.array(
      z.strictObject({
        name: z.string(),
        institution: z.string(),
        since: instant,
        leftAt: instant.nullable(),
      }),
    ),
  }),
  // The seal is over everything else in it.
  minutesContent.extend({ lockHash: z.string().nullable() }),
  headed.extend({ kind: z.literal('full-record'), entries: z.array(entry) }),
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
    errors: ['already_exists', 'wrong_state'],
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
    summary:
      'Everything a document of a session says. Minutes: once offered; the full record: once the session is closed.',
    input: z.strictObject({ sessionId: id, kind: z.enum(DOCUMENT_KINDS) }),
    output: content,
    errors: ['wrong_state'],
  }),
  'document.data': query({
    summary:
      'Attendance, decisions with positions, results of activities, or events of a closed session as rows, with their metadata.',
    input: z.strictObject({ sessionId: id, set: z.enum(DATA_SETS) }),
    output: data,
    errors: ['wrong_state'],
  }),
};
