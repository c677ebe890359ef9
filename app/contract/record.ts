import { z } from 'zod';
import { FALLBACKS } from '../domain/charter.ts';
import { OBJECTION_STATUSES, OUTCOMES, VOTE_CHOICES } from '../domain/consensus.ts';
import { ATTENDANCE_MODES, ATTENDANCE_ROLES, ITEM_MODES } from '../domain/session/index.ts';
import { command, day, id, instant, line, query, sector } from './contract.ts';
import { voteCounts } from './vote-counts.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const level = z.number().int().min(1).max(8);

/** An organisation in a record: its name stays as it was on that day. */
const party = z.strictObject({ id, name: z.string(), code: z.string(), sector });

const ofSector = z.strictObject({
  parties: count,
  answered: count,
  agree: count,
  agreeWithNote: count,
  abstain: count,
  discuss: count,
  object: count,
});

const words = {
  organisation: party,
  reason: z.string(),
  suggestion: z.string(),
  passage: z.string(),
};

/** One decision as the record keeps it: what organisations added stands there word for word. */
const recordDecision = z.strictObject({
  id,
  /** Running number in the forum's register. */
  number: z.number().int(),
  outcome: z.enum(OUTCOMES),
  decidedAt: instant,
  text: z.strictObject({
    /** Number 7 reads "U-07". */
    proposal: z.number().int(),
    title: z.string(),
    version: z.number().int(),
    hash,
    plain: z.string(),
  }),
  quorum: z.strictObject({ met: z.boolean(), present: count, parties: count, needed: count }),
  tally: z.strictObject({ government: ofSector, 'non-government': ofSector }).nullable(),
  vote: z
    .strictObject({
      carried: z.boolean(),
      ...voteCounts,
    })
    .nullable(),
  /**
   * Who voted and how; of a secret vote who, and nothing else. Records issued before it was kept lack it, and those of
   * decisions without a vote.
   */
  choices: z
    .array(z.strictObject({ organisation: party, choice: z.enum(VOTE_CHOICES).nullable() }))
    .optional(),
  /**
   * The answer of each organisation; where the facilitator had noted it for one that was away, when that was and when
   * the organisation confirmed it. Records issued before it was kept lack `noted`.
   */
  positions: z.array(
    z.strictObject({
      organisation: party,
      level,
      noted: z.strictObject({ at: instant, confirmedAt: instant }).optional(),
    }),
  ),
  reservations: z.array(z.strictObject({ ...words, level })),
  objections: z.array(
    z.strictObject({
      ...words,
      level: level.nullable(),
      status: z.enum(OBJECTION_STATUSES),
      note: z.string(),
      /** It is a vote against, not an objection that was raised. */
      vote: z.literal(true).optional(),
    }),
  ),
  unanswered: z.strictObject({ present: z.array(party), absent: z.array(party) }),
  next: z.enum(FALLBACKS).nullable(),
  /** Number of the decision on the same text that this one replaces. */
  replaces: z.number().int().nullable(),
  /** The day the meeting set for looking at it again. Records issued before it could be set lack it. */
  reviewOn: day.optional(),
});

/** Everything a berita acara says, frozen when it is issued; its hash is SHA-256 over the canonical JSON (RFC 8785). */
export const recordContent = z.strictObject({
  v: z.literal(1),
  kind: z.literal('session-record'),
  number: z.string(),
  issuedAt: instant,
  timeZone: z.string(),
  network: z.strictObject({ name: z.string(), region: z.string() }),
  forum: z.strictObject({ id, name: z.string(), initiator: z.string(), mandateHolder: z.string() }),
  session: z.strictObject({
    id,
    title: z.string(),
    place: z.string(),
    openedAt: instant,
    closedAt: instant,
  }),
  /** Sentences in Indonesian, the language of official records. */
  opening: z.string(),
  basis: z.array(z.string()),
  closing: z.string(),
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
    }),
  ),
  agenda: z.array(
    z.strictObject({
      title: z.string(),
      mode: z.enum(ITEM_MODES),
      finished: z.boolean(),
      decisions: z.array(recordDecision),
      /** What activities on it came to. Records issued before they were told lack it. */
      activities: z.array(z.strictObject({ title: z.string(), lines: z.array(z.string()) })).optional(),
    }),
  ),
});
export type RecordContent = z.infer<typeof recordContent>;
export type RecordDecision = z.infer<typeof recordDecision>;

export const recordCommands = {
  'record.issue': command({
    summary: 'Issues the berita acara of a closed session: frozen, hashed, verifiable on a public page.',
    input: z.strictObject({ sessionId: id, number: line(80) }),
    output: z.strictObject({ recordId: id, code: z.string(), hash }),
    errors: ['wrong_state', 'already_done', 'already_exists'],
  }),
};

/** An issued record, without what it says. */
const issued = z.strictObject({
  id,
  number: z.string(),
  code: z.string(),
  hash,
  issuedAt: instant,
  /** The public page that verifies it; the QR code holds the same. */
  link: z.string(),
});
export type IssuedRecord = z.infer<typeof issued>;

/** A receipt as `ledger verify` reads it. */
export const receiptFile = z.strictObject({
  entry: z.record(z.string(), z.unknown()),
  index: count,
  size: count,
  proof: z.array(hash),
  checkpoint: z.string(),
});

export const recordQueries = {
  'record.of-session': query({
    summary: 'The berita acara of a session: as issued, or as it would be issued now.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({
      session: z.strictObject({ id, title: z.string(), forumId: id, forumName: z.string() }),
      status: z.enum(['scheduled', 'open', 'postponed', 'closed', 'cancelled']),
      timeZone: z.string(),
      record: issued.nullable(),
      /** Null until the session is closed. */
      content: recordContent.nullable(),
      may: z.strictObject({ issue: z.boolean() }),
    }),
  }),
  'record.show': query({
    summary: 'An issued record with everything it says.',
    input: z.strictObject({ recordId: id }),
    output: z.strictObject({ record: issued, content: recordContent }),
  }),
  'record.verify': query({
    summary:
      'Whether a record is genuine, for anybody who holds its code: what it is, its hash recomputed, its place in the ledger.',
    door: 'public',
    input: z.strictObject({
      code: z
        .string()
        .trim()
        .transform((typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))
        .pipe(z.string().min(8).max(40)),
    }),
    output: z.strictObject({
      code: z.string(),
      kind: z.literal('session-record'),
      number: z.string(),
      title: z.string(),
      network: z.string(),
      region: z.string(),
      forum: z.string(),
      heldAt: instant,
      issuedAt: instant,
      timeZone: z.string(),
      parties: z.array(party.extend({ present: z.boolean() })),
      agenda: z.array(
        z.strictObject({
          title: z.string(),
          mode: z.enum(ITEM_MODES),
          decisions: z.array(z.strictObject({ number: z.number().int(), outcome: z.enum(OUTCOMES) })),
        }),
      ),
      hash,
      checks: z.strictObject({
        /** The stored content gives the hash that stands on the document. */
        content: z.boolean(),
        /** The act of issuing it is in the ledger with the same hash. */
        ledger: z.boolean(),
        /** And a signed checkpoint proves it; false for about a second after issuing. */
        signed: z.boolean(),
      }),
      receipt: receiptFile.nullable(),
      verifierKey: z.string(),
    }),
  }),
};
