import { z } from 'zod';
import { ACTIVITY_KINDS, ANONYMITIES, VISIBILITIES } from '../domain/session/index.ts';
import { id, instant, line, query, roomCommand, text } from './contract.ts';

const about = { sessionId: id, activityId: id };
const forOrganisation = { ...about, organisationId: id };
/** An idea that was shown has its place in the list for a name, everything else an identifier. */
const entryId = z.string().regex(/^([0-9]{1,5}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/);
const common = ['activity_closed', 'activity_stage', 'session_closed', 'session_not_open'] as const;
const words = text(500);

/** What a room does together beside the consensus test; see app/domain/session/activity. */
export const activityCommands = {
  'activity.open': roomCommand({
    summary:
      'Opens an activity on the running item and says whose answers will be told from whose: silent writing, temperature, statements, questions, a draw, or breakout groups.',
    input: z.strictObject({
      sessionId: id,
      itemId: id,
      kind: z.enum(ACTIVITY_KINDS),
      question: line(300),
      anonymity: z.enum(ANONYMITIES).optional(),
      visibility: z.enum(VISIBILITIES).optional(),
      /** Ideas, statements or questions for each organisation. */
      most: z.number().int().min(1).max(20).optional(),
      /** Breakout groups: one question for each group, one on each line. */
      teams: text(4_000).optional(),
    }),
    errors: [
      'unknown_item',
      'item_not_running',
      'round_open',
      'vote_open',
      'activity_open',
      'activity_empty',
      'anonymity_not_offered',
      'nobody_present',
      ...common,
    ],
  }),
  'activity.write': roomCommand({
    summary: 'Writes an idea, proposes a statement or asks a question, for an organisation.',
    input: z.strictObject({ ...forOrganisation, text: words }),
    errors: ['activity_full', 'not_a_party', ...common],
  }),
  'activity.rewrite': roomCommand({
    summary: "Changes an organisation's own words, as long as nobody else has seen them.",
    input: z.strictObject({ ...forOrganisation, entryId, text: words }),
    errors: ['unknown_entry', ...common],
  }),
  'activity.withdraw': roomCommand({
    summary: "Takes an organisation's own words back.",
    input: z.strictObject({ ...forOrganisation, entryId }),
    errors: ['unknown_entry', ...common],
  }),
  'activity.add': roomCommand({
    summary: 'Adds a statement of the facilitator.',
    input: z.strictObject({ ...about, text: words }),
    errors: [...common],
  }),
  'activity.settle': roomCommand({
    summary: 'Admits or declines a statement; marks a question as answered, or as open again.',
    input: z.strictObject({ ...about, entryId, status: z.enum(['open', 'declined', 'answered']) }),
    errors: ['unknown_entry', ...common],
  }),
  'activity.reveal': roomCommand({
    summary: 'Shows all ideas of a silent writing to everybody at once.',
    input: z.strictObject(about),
    errors: ['activity_empty', ...common],
  }),
  'activity.group': roomCommand({
    summary:
      'Moves an idea into a group, onto another idea (they become one), into a new group by its name, or out of its group.',
    input: z.strictObject({ ...about, entryId, into: entryId.optional(), name: line(80).optional() }),
    errors: ['unknown_entry', ...common],
  }),
  'activity.name-group': roomCommand({
    summary: 'Names a group of ideas.',
    input: z.strictObject({ ...about, groupId: id, name: line(80) }),
    errors: ['unknown_entry', ...common],
  }),
  'activity.open-dots': roomCommand({
    summary: 'Opens the dot vote on the ideas as they are grouped now, with a budget for each organisation.',
    input: z.strictObject({
      ...about,
      budget: z.number().int().min(1).max(20),
      /** On one idea. */
      most: z.number().int().min(1).max(20),
      visibility: z.enum(VISIBILITIES).optional(),
    }),
    errors: ['anonymity_not_offered', ...common],
  }),
  'activity.mark': roomCommand({
    summary:
      'Answers for an organisation: a temperature (1 to 5), a statement (1 agrees, -1 disagrees, 0 passes), support of a question (1 or 0), or dots on an idea.',
    input: z.strictObject({
      ...forOrganisation,
      /** The statement, question, idea or group; left out for a temperature. */
      target: entryId.optional(),
      value: z.number().int().min(-1).max(20),
    }),
    errors: ['unknown_entry', 'value_not_offered', 'dots_spent', 'not_a_party', ...common],
  }),
  'activity.draw': roomCommand({
    summary: 'Draws an organisation among those present that was not drawn yet.',
    input: z.strictObject({
      ...about,
      /** How many were drawn before; when there are more by now nothing is drawn. Left out: draws in any case. */
      drawn: z.number().int().min(0).optional(),
    }),
    errors: ['nobody_present', ...common],
  }),
  'activity.report': roomCommand({
    summary: 'Reports what a breakout group came to.',
    input: z.strictObject({
      ...forOrganisation,
      teamId: id,
      /** The version of the report that was before the writer; refused when there is another one by now. */
      base: z.number().int().min(0).optional(),
      text: text(2_000),
    }),
    errors: ['unknown_entry', 'stale_version', ...common],
  }),
  'activity.close': roomCommand({
    summary: 'Closes the activity: its results stand, and a draw tells its seed.',
    input: z.strictObject(about),
    errors: [...common],
  }),
};

const bySector = z.strictObject({ government: z.number().int(), 'non-government': z.number().int() });

export const activityQueries = {
  'activity.list': query({
    summary:
      'Activities of a session with what came of each, as far as the reader may see it: for records, documents and export.',
    input: z.strictObject({ sessionId: id }),
    output: z.strictObject({
      activities: z.array(
        z.strictObject({
          activityId: id,
          itemId: id,
          item: z.string(),
          kind: z.enum(ACTIVITY_KINDS),
          question: z.string(),
          anonymity: z.enum(ANONYMITIES),
          status: z.enum(['open', 'closed']),
          openedAt: instant,
          closedAt: instant.nullable(),
          /** Ideas, statements or questions; an organisation's name only where it may be seen. */
          entries: z.array(
            z.strictObject({
              text: z.string(),
              organisation: z.string().nullable(),
              group: z.string().nullable(),
              /** Organisations that want a question answered. */
              support: z.number().int(),
              status: z.enum(['proposed', 'open', 'answered', 'declined']),
            }),
          ),
          /** Organisations that took part; null while the activity is open. */
          answered: bySector.nullable(),
          /** How often a value was given; null where a figure would name somebody. */
          figures: z.array(
            z.strictObject({
              /** The statement, the idea or the group; null for a temperature. */
              label: z.string().nullable(),
              value: z.number().int(),
              total: z.number().int().nullable(),
              bySector: bySector.nullable(),
              verdict: z.enum(['bridging', 'divisive', 'mixed', 'too-few']).nullable(),
            }),
          ),
          drawn: z.array(
            z.strictObject({ organisation: z.string(), candidates: z.array(id), roll: z.string() }),
          ),
          seedHash: z.string().nullable(),
          seed: z.string().nullable(),
          teams: z.array(
            z.strictObject({
              question: z.string(),
              organisations: z.array(z.string()),
              report: z.string().nullable(),
              reportedBy: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
};
