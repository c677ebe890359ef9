import { z } from 'zod';
import { OBJECTION_STATUSES, OUTCOMES } from '../domain/consensus.ts';
import { ACTIVITY_KINDS, ATTENDANCE_MODES, ATTENDANCE_ROLES } from '../domain/session/index.ts';
import { dayOff, notice } from './calendar.ts';
import {
  command,
  day,
  id,
  instant,
  line,
  organisationRef,
  paging,
  query,
  richText,
  roomCommand,
} from './contract.ts';
import { guestShown, shortCode } from './guest.ts';
import { audience, roomEvents, roomState } from './live.ts';
import { material } from './material.ts';
import { promises } from './promises.ts';
import { registration } from './registration.ts';

const room = { sessionId: id };
const common = ['session_closed', 'session_not_open'] as const;

export const agendaItem = z.strictObject({
  title: line(160),
  mode: z.enum(['consultative', 'deciding']),
  minutes: z.number().int().min(1).max(600),
  proposalId: id.optional(),
  /** It goes through what was promised in earlier sessions. */
  kind: z.literal('promises').optional(),
  /** The activity it is meant to be dealt with by. */
  activity: z.enum(ACTIVITY_KINDS).optional(),
});

/** An objection that was written before the session and is still open. */
const writtenObjection = z.strictObject({
  id,
  proposalId: id,
  organisation: organisationRef,
  version: z.number().int(),
  passage: z.string(),
  reason: z.string(),
  suggestion: z.string(),
  status: z.enum(OBJECTION_STATUSES),
});
export type WrittenObjection = z.infer<typeof writtenObjection>;

export const sessionCommands = {
  'session.schedule': command({
    summary:
      'Schedules a session with its agenda; its ground rules are those of the charter in force, accepted by every party.',
    input: z.strictObject({
      forumId: id,
      title: line(160),
      place: line(200),
      startsAt: instant,
      endsAt: instant,
      letterNumber: line(80).optional(),
      agenda: z.array(agendaItem).min(1).max(60),
      /** Why what was promised earlier is not the first item, as it otherwise is by itself. */
      withoutPromises: line(300).optional(),
    }),
    output: z.strictObject({ sessionId: id, shortCode: z.string() }),
    errors: ['charter_missing', 'charter_not_accepted', 'field_out_of_range'],
  }),
  'session.open': roomCommand({
    summary: 'Opens the session.',
    input: z.strictObject(room),
    errors: ['session_already_open', 'session_closed'],
  }),
  'session.postpone': roomCommand({
    summary: 'Postpones for want of quorum, at most twice.',
    input: z.strictObject({ ...room, note: line(300).optional() }),
    errors: ['quorum_is_met', 'postponed_twice', 'activity_open', ...common],
  }),
  'session.close': roomCommand({
    summary: 'Closes the session for good.',
    input: z.strictObject(room),
    errors: ['round_open', 'vote_open', 'activity_open', ...common],
  }),
};

const status = z.enum(['scheduled', 'open', 'postponed', 'closed', 'cancelled']);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A session as lists show it. */
export const sessionRef = z.strictObject({
  id,
  forumId: id,
  forumName: z.string(),
  title: z.string(),
  place: z.string(),
  startsAt: instant,
  endsAt: instant,
  status,
  agendaItems: z.number().int(),
  decisions: z.number().int(),
});
export type SessionRef = z.infer<typeof sessionRef>;

/** The frozen text of an agenda item, to be read. */
export const sessionText = z.strictObject({
  proposalId: id,
  proposalVersionId: id,
  /** Number 7 reads "U-07". */
  number: z.number().int(),
  title: z.string(),
  organisation: organisationRef,
  version: z.number().int(),
  hash,
  frozenAt: instant,
  body: richText,
  plain: z.string(),
});
export type SessionText = z.infer<typeof sessionText>;

/** An organisation that the reader acts for in this session. */
export const seat = organisationRef.extend({
  /** The mandate in force; null when it is missing or has run out. */
  level: z.enum(['attend', 'speak', 'decide']).nullable(),
  expired: z.boolean(),
  leader: z.boolean(),
  /** The reader facilitates this session and has no say in it for anybody. */
  neutral: z.boolean(),
  /** What the organisation's answer to the invitation lets expect; null without one, and when nobody was to come. */
  expected: z.strictObject({ mode: z.enum(ATTENDANCE_MODES), role: z.enum(ATTENDANCE_ROLES) }).nullable(),
});
export type Seat = z.infer<typeof seat>;

/** What is read; see each handler in server/handlers/session. */
/** What lies beside a room's log, as the reader may see it. */
const besideRoom = {
  sessionId: id,
  forumName: z.string(),
  place: z.string(),
  timeZone: z.string(),
  startsAt: instant,
  endsAt: instant,
  shortCode: z.string(),
  link: z.string(),
  /** Open objections to the texts of the agenda that were raised outside a session; none for the wall. */
  written: z.array(writtenObjection),
  /** Proposals on the agenda that were withdrawn: they are read, and nothing is decided on them any more. */
  withdrawn: z.array(id),
  /** What there is to read; nothing for readers who do not take part. */
  materials: z.array(material),
  /** What was promised before, where the agenda goes through it. */
  promises: promises.nullable(),
  /** Numbers of the decisions of this session in the forum's register, by decision. */
  decisionNumbers: z.record(id, z.number().int()),
  mine: z.array(seat),
  /** Who said they would come and is not checked in, with what they said; for the facilitator's desk. */
  awaited: z.array(
    z.strictObject({
      organisationId: id,
      mode: z.enum(ATTENDANCE_MODES),
      role: z.enum(ATTENDANCE_ROLES),
      who: z.string(),
    }),
  ),
  /** Observers who are there with a name only; for who takes part. */
  guests: z.array(guestShown),
  /** The reader is such an observer. */
  guest: z.strictObject({ name: z.string() }).nullable(),
  /** Who facilitates here or may be handed the steering, and so may have given the floor; for who takes part. */
  facilitators: z.array(z.strictObject({ personId: id, name: z.string() })),
  /** The reader's own person; null for the operator. */
  ownPersonId: id.nullable(),
  /** A code for a secret ballot, made for this reading and kept nowhere. */
  ballotCode: z.string(),
  may: z.strictObject({
    facilitate: z.boolean(),
    issueRecord: z.boolean(),
  }),
};

export const sessionQueries = {
  'session.list': query({
    summary: 'Sessions that the reader may see, of one forum or of all; the newest first.',
    input: z.strictObject({ forumId: id.optional(), status: status.optional(), ...paging }),
    output: z.strictObject({
      sessions: z.array(sessionRef),
      /** For `after`; null on the last page. */
      next: z.string().nullable(),
      may: z.strictObject({ schedule: z.boolean() }),
    }),
  }),
  'session.planning': query({
    summary: 'What a session of this forum can be planned with: charter, parties, proposals.',
    input: z.strictObject({ forumId: id }),
    output: z.strictObject({
      forum: z.strictObject({ id, name: z.string() }),
      timeZone: z.string(),
      /** Null: there is no charter yet. */
      charter: z.strictObject({ version: z.number().int(), invitationDays: z.number().int() }).nullable(),
      /** The first day that keeps the charter's notice when the invitation goes out today, and the days off before it. */
      earliest: z.strictObject({ day, off: z.array(dayOff) }).nullable(),
      /** How many promises of earlier sessions there are: their review is put first by itself. */
      promises: z.number().int(),
      /** Parties that have not accepted the charter in force. */
      missing: z.array(organisationRef),
      proposals: z.array(
        z.strictObject({
          id,
          number: z.number().int(),
          title: z.string(),
          version: z.number().int(),
          proposalVersionId: id,
          hash,
        }),
      ),
      /** Decisions that were reopened and have no result yet: they belong on the next agenda. */
      reviews: z.array(
        z.strictObject({ decisionId: id, number: z.number().int(), title: z.string(), proposalId: id }),
      ),
      may: z.strictObject({ schedule: z.boolean() }),
    }),
  }),
  'session.show': query({
    summary: 'The invitation and, afterwards, what came of it: agenda, parties, decisions, record.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({
      session: sessionRef.extend({
        letterNumber: z.string().nullable(),
        shortCode: z.string(),
        /** Where one joins: the same address as the QR code's. */
        link: z.string(),
        createdAt: instant,
        openedAt: instant.nullable(),
        closedAt: instant.nullable(),
        /** Number of changes since the invitation went out. */
        sequence: z.number().int(),
        /** When the invitation to this date went out. */
        invitedAt: instant,
      }),
      timeZone: z.string(),
      notice,
      agenda: z.array(
        z.strictObject({
          itemId: id,
          title: z.string(),
          mode: z.enum(['consultative', 'deciding']),
          minutes: z.number().int(),
          status: z.enum(['waiting', 'running', 'finished']),
          text: z
            .strictObject({
              proposalId: id,
              number: z.number().int(),
              version: z.number().int(),
              hash,
              withdrawn: z.boolean(),
            })
            .nullable(),
        }),
      ),
      parties: z.array(organisationRef.extend({ present: z.boolean() })),
      /** Answers to the invitation, in no order. Names only for facilitators and for the organisation itself. */
      registrations: z.array(registration),
      decisions: z.array(
        z.strictObject({
          id,
          itemId: id,
          number: z.number().int(),
          title: z.string(),
          outcome: z.enum(OUTCOMES),
          decidedAt: instant,
        }),
      ),
      record: z.strictObject({ id, number: z.string(), code: z.string() }).nullable(),
      /** How far the minutes are, and whether an organisation of the reader's has not answered them. */
      minutes: z.strictObject({
        state: z.enum(['none', 'writing', 'offered', 'locked']),
        awaits: z.boolean(),
      }),
      mine: z.array(seat),
      may: z.strictObject({ facilitate: z.boolean(), issueRecord: z.boolean() }),
    }),
  }),
  'session.room': query({
    summary: 'The live room as the reader may see it, with everything a page needs to be drawn.',
    guests: true,
    input: z.strictObject({
      sessionId: id,
      /** The view for the wall: no reasons before a round is closed, whoever opens it. */
      wall: z.boolean().optional(),
      /** Little data: others' answers as mere counts until a round is closed. */
      lean: z.boolean().optional(),
    }),
    output: z.strictObject({
      ...besideRoom,
      /** Number of the last event in `state`. */
      seq: z.number().int(),
      /** The server's clock in milliseconds when this was read. */
      now: z.number().int(),
      audience,
      state: roomState,
      /** The texts that lie before the room, one for each item that has one. */
      texts: z.array(sessionText),
    }),
  }),
  'session.beside': query({
    summary: 'What lies beside the log of a live room, for a page that already follows the log.',
    guests: true,
    input: z.strictObject({
      sessionId: id,
      /** The view for the wall. */
      wall: z.boolean().optional(),
      /** Version of a proposal that lies before the room and whose text the page does not have yet. */
      text: id.optional(),
    }),
    output: z.strictObject({
      ...besideRoom,
      /** The text that was asked for, if it lies before the room. */
      texts: z.array(sessionText),
    }),
  }),
  'session.catch-up': query({
    summary: 'What happened in the room after event `after`, or its whole state when too much did.',
    guests: true,
    input: z.strictObject({
      sessionId: id,
      after: z.number().int().min(0),
      /** As whom the reader has seen the room so far; who sees something else now receives the whole state. */
      audienceKey: z.string().max(1_000).optional(),
      wall: z.boolean().optional(),
      /** Little data: others' answers as mere counts until a round is closed. */
      lean: z.boolean().optional(),
    }),
    output: z.strictObject({
      seq: z.number().int(),
      now: z.number().int(),
      audience,
      update: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('events'), events: roomEvents }),
        z.strictObject({ kind: z.literal('snapshot'), state: roomState }),
      ]),
    }),
  }),
  'session.by-code': query({
    summary: 'Finds a session by its short code.',
    input: z.strictObject({ code: shortCode }),
    output: z.strictObject({ sessionId: id, forumId: id, title: z.string(), status }),
    errors: ['rate_limited'],
  }),
};
