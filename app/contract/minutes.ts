import { z } from 'zod';
import { CORRECTION_STATUSES, STANDINGS } from '../domain/minutes.ts';
import {
  command,
  day,
  empty,
  id,
  instant,
  line,
  organisationRef,
  query,
  richText,
  text,
} from './contract.ts';
import { headed, party } from './document-shapes.ts';
import { draftCatchUp, draftUpdate, passage, rewriting } from './draft.ts';
import { named } from './forum-shapes.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const forOrganisation = { sessionId: id, organisationId: id, version: z.number().int().min(1) };

/** What can be put into the minutes from the room. */
export const INSERT_KINDS = ['decision', 'objection', 'activity', 'commitment'] as const;
export type InsertKind = (typeof INSERT_KINDS)[number];

/** How one organisation that attended stands to the minutes. */
const response = z.strictObject({
  organisation: party,
  standing: z.enum(STANDINGS),
  /** When it confirmed this version. */
  at: instant.nullable(),
});

/** A correction, word for word, and what became of it. */
const correction = z.strictObject({
  id,
  organisation: party,
  version: z.number().int(),
  text: z.string(),
  askedAt: instant,
  status: z.enum(CORRECTION_STATUSES),
  reason: z.string().nullable(),
  answeredAt: instant.nullable(),
});

/** Everything the minutes say, from their first offer on; frozen with all answers when they are locked. */
export const minutesContent = headed.extend({
  kind: z.literal('minutes'),
  version: z.number().int().min(1),
  /** SHA-256 of the text's canonical JSON. */
  textHash: hash,
  body: richText,
  offeredAt: instant,
  confirmBy: instant,
  lockedAt: instant.nullable(),
  responses: z.array(response),
  corrections: z.array(correction),
  /** What the room's activities came to, in Indonesian. Minutes locked before it was told lack it. */
  activities: z
    .array(
      z.strictObject({
        item: z.string(),
        title: z.string(),
        lines: z.array(z.string()),
        /** Before which block of the text it stands; null: the text tells it already. */
        at: count.nullable(),
      }),
    )
    .optional(),
});
export type MinutesContent = z.infer<typeof minutesContent>;

export const minutesCommands = {
  'minutes.begin': command({
    summary:
      'Begins the minutes of a session with an outline made of its agenda; several people write in it.',
    input: z.strictObject({ sessionId: id }),
    output: empty,
    errors: ['already_done'],
  }),
  'minutes.write': command({
    summary: 'Adds what somebody wrote to the minutes: a Yjs v1 update. No ledger entry is made of it.',
    input: z.strictObject({ sessionId: id, base: id, update: draftUpdate }),
    output: z.strictObject({ seq: count }),
    errors: ['document_broken', 'too_large', 'stale_version', 'wrong_state'],
  }),
  'minutes.insert': command({
    summary:
      'Puts a decision, an objection, an activity or a commitment of the room into the minutes, in its section, as it is recorded.',
    input: z.strictObject({ sessionId: id, kind: z.enum(INSERT_KINDS), ref: line(120) }),
    output: z.strictObject({ seq: count }),
    errors: ['wrong_state', 'document_broken', 'too_large'],
  }),
  'minutes.append': command({
    summary:
      'Adds plain lines at the end of a section of the minutes, as one more writer: the way to write without an editor.',
    input: z.strictObject({
      sessionId: id,
      /** The words of its heading. Refused when that heading is no longer there. */
      section: line(300),
      /** Each line a paragraph; lines that begin with "- " a list. */
      text: text(10_000),
    }),
    output: z.strictObject({ seq: count }),
    errors: ['wrong_state', 'passage_changed', 'document_broken', 'too_large'],
  }),
  'minutes.rewrite': command({
    summary:
      'Writes one passage of the minutes anew, or takes it away, as one more writer: the way to write without an editor.',
    input: z.strictObject({ sessionId: id, base: id, ...rewriting }),
    output: z.strictObject({ seq: count }),
    errors: ['wrong_state', 'stale_version', 'passage_changed', 'document_broken', 'too_large'],
  }),
  'minutes.note-action': command({
    summary: 'Puts an action into the minutes: what, by which organisation, until when.',
    input: z.strictObject({ sessionId: id, what: line(300), organisationId: id, due: day }),
    output: z.strictObject({ seq: count }),
    errors: ['wrong_state', 'document_broken', 'too_large'],
  }),
  'minutes.offer': command({
    summary:
      'Freezes the minutes of a closed session as the next version, to be confirmed by those who attended.',
    input: z.strictObject({
      sessionId: id,
      onVersion: count,
      /** The last update the person has seen. Refused when somebody wrote more meanwhile. */
      seq: count.optional(),
      /** The last day for answers. */
      confirmBy: day,
    }),
    output: z.strictObject({ versionId: id, version: z.number().int(), hash }),
    errors: [
      'rich_text_refused',
      'stale_version',
      'stale_text',
      'wrong_state',
      'already_done',
      'field_out_of_range',
    ],
  }),
  'minutes.confirm': command({
    summary:
      'An organisation that attended confirms a version of the minutes; its open correction is withdrawn.',
    input: z.strictObject(forOrganisation),
    output: empty,
    errors: ['wrong_state', 'stale_version', 'not_present', 'already_done'],
  }),
  'minutes.correct': command({
    summary: 'An organisation that attended asks for a correction of the minutes, in words.',
    input: z.strictObject({ ...forOrganisation, text: text(2_000) }),
    output: z.strictObject({ correctionId: id }),
    errors: ['wrong_state', 'stale_version', 'not_present'],
  }),
  'minutes.answer': command({
    summary:
      'Answers a correction: taken in (a new version follows, confirmed anew), or declined with a reason.',
    input: z.strictObject({
      sessionId: id,
      correctionId: id,
      answer: z.enum(['taken-in', 'declined']),
      reason: text(1_000).optional(),
    }),
    output: empty,
    errors: ['wrong_state', 'reason_required'],
  }),
  'minutes.lock': command({
    summary: 'Locks the minutes with all answers: hashed, in the ledger with a checkpoint, unchangeable.',
    input: z.strictObject({ sessionId: id, version: z.number().int().min(1) }),
    output: z.strictObject({ hash }),
    errors: ['wrong_state', 'stale_version'],
  }),
};

const about = {
  session: z.strictObject({
    id,
    title: z.string(),
    forumId: id,
    forumName: z.string(),
    status: z.enum(['scheduled', 'open', 'postponed', 'closed', 'cancelled']),
  }),
  timeZone: z.string(),
};

export const minutesQueries = {
  'minutes.show': query({
    summary:
      'The minutes of a session: the text being written or the version under confirmation, with all answers.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({
      ...about,
      state: z.enum(['none', 'writing', 'offered', 'locked']),
      /** What is being written now; null when nothing is, or once it is locked. */
      draft: z
        .strictObject({ body: richText.nullable(), writtenAt: instant.nullable(), afterVersion: count })
        .nullable(),
      /** The newest offered version with its answers. */
      offered: minutesContent.nullable(),
      /** Whom the text that is shown names. */
      named,
      /** Seal of the locked minutes. */
      lockHash: hash.nullable(),
      hindrance: z
        .enum(['not-offered', 'locked', 'corrections-open', 'version-due', 'period-running'])
        .nullable(),
      /** Organisations the reader may answer for, among those that attended. */
      mine: z.array(organisationRef.extend({ standing: z.enum(STANDINGS) })),
      may: z.strictObject({
        write: z.boolean(),
        offer: z.boolean(),
        answer: z.boolean(),
        lock: z.boolean(),
      }),
    }),
  }),
  'minutes.awaited': query({
    summary:
      'Minutes under confirmation that wait for the reader: for the answer of an organisation they speak for, or with corrections that they answer as facilitator or note-taker.',
    input: empty,
    output: z.strictObject({
      awaited: z.array(
        z.strictObject({
          session: z.strictObject({ id, title: z.string() }),
          version: z.number().int(),
          until: instant,
          daysLeft: z.number().int(),
          /** Whose answer is awaited and whom the reader speaks for. */
          organisations: z.array(organisationRef),
          /** Open corrections the reader may answer. */
          corrections: count,
        }),
      ),
    }),
  }),
  'minutes.draft': query({
    summary: 'The minutes as they are being written, with what can be put into them from the room.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({
      ...about,
      base: z.strictObject({ id, version: count }),
      seq: count,
      body: richText.nullable(),
      plain: z.string(),
      /** In the order of the body's paragraphs and headings; null where one holds no words of anybody. */
      passages: z.array(passage.nullable()),
      inserts: z.array(
        z.strictObject({
          kind: z.enum(INSERT_KINDS),
          ref: z.string(),
          title: z.string(),
          detail: z.string(),
          /** It stands in the text already. */
          there: z.boolean(),
        }),
      ),
      /** Headings of the text, in their order: where something can be added. */
      sections: z.array(z.string()),
      parties: z.array(organisationRef),
      /** Corrections that were taken in and wait for this version. */
      takenIn: z.array(correction),
      /** The first day that leaves three working days. */
      earliest: day,
      may: z.strictObject({ write: z.boolean(), offer: z.boolean() }),
    }),
    errors: ['wrong_state'],
  }),
  'minutes.catch-up': query({
    summary: 'The updates of the minutes after number `after`, or all of them when they were started anew.',
    input: z.strictObject({
      sessionId: id,
      base: id.optional(),
      after: z.coerce.number().int().min(0).optional(),
    }),
    output: draftCatchUp,
    errors: ['wrong_state'],
  }),
};
