import { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * One thing that can be asked for. Declared once here; the kernel requires one handler for each.
 * From it come the forms' validation, the socket events, the HTTP API and its OpenAPI document,
 * the command line, the permission matrix test and the input fuzz test.
 */
export interface Contract<Input extends z.ZodType, Output extends z.ZodType> {
  /** One sentence in English for the API's readers. */
  summary: string;
  input: Input;
  output: Output;
  /** Codes it may answer beside the ones every call may answer. */
  errors: readonly ErrorCode[];
  /**
   * Who may stand at the door: 'public' needs no account (sign-in, public pages),
   * 'account' needs a signed-in person, 'operator' only the command line and the server itself.
   */
  door: 'public' | 'account' | 'operator';
  /** Observers who joined a session with a name only may stand at the door too; of nothing else. */
  guests: boolean;
  /**
   * A room command is decided by the live room of one session: its input carries `sessionId`,
   * and it is committed together with the others that arrive at the same moment.
   */
  room: boolean;
}

export type AnyContract = Contract<z.ZodType, z.ZodType>;

interface Declaration<I extends z.ZodType, O extends z.ZodType> {
  summary: string;
  input: I;
  output: O;
  errors?: readonly ErrorCode[];
  door?: 'public' | 'account' | 'operator';
  guests?: boolean;
}

/** Declares a command: something that changes something. */
export function command<I extends z.ZodType, O extends z.ZodType>(d: Declaration<I, O>): Contract<I, O> {
  return { errors: [], door: 'account', guests: false, ...d, room: false };
}

/** Declares a command that a session's live room decides. Answers the number of its last event. */
export function roomCommand<I extends z.ZodType>(
  d: Omit<Declaration<I, z.ZodType>, 'output'>,
): Contract<I, typeof roomOutput> {
  return { errors: [], door: 'account', guests: false, ...d, output: roomOutput, room: true };
}

/** Declares a query: something that is read, with its reader's rights. */
export function query<I extends z.ZodType, O extends z.ZodType>(d: Declaration<I, O>): Contract<I, O> {
  return { errors: [], door: 'account', guests: false, ...d, room: false };
}

/** What a room command answers: the room's last event number after it. */
export const roomOutput = z.strictObject({ seq: z.number().int().nonnegative() });

// Building blocks of the inputs ---------------------------------------------------------------

/** An identifier: UUIDv7 made by the server, or by a client for what it creates. */
export const id = z.uuid();
/** One line of text, 1 to `max` characters, trimmed. */
export const line = (max = 200) => z.string().trim().min(1).max(max);
/** Several lines of text, up to `max` characters, trimmed. */
export const text = (max = 4_000) => z.string().trim().min(1).max(max);
/** A calendar day, YYYY-MM-DD, in the network's time zone. */
export const day = z.iso.date();
/** An instant, ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });
/** A measured value: any finite number; the unit stands beside it. */
export const measure = z.number().finite().min(-1e15).max(1e15);
/** Reading pages: how many rows, after which one. */
export const paging = {
  limit: z.number().int().min(1).max(200).optional(),
  after: z.string().max(200).optional(),
};
/** A Tiptap document as JSON; the server parses it with its own schema and refuses what is not in it. */
export const richText = z
  .object({
    type: z.literal('doc'),
    content: z.array(z.record(z.string(), z.unknown())).max(2_000).optional(),
  })
  .strict();
export const empty = z.strictObject({});

export const sector = z.enum(['government', 'non-government']);
/** An organisation as every page shows it: name, code and the mark of its sector. */
export const organisationRef = z.strictObject({
  id,
  name: z.string(),
  shortName: z.string(),
  code: z.string(),
  sector,
});
export type OrganisationRef = z.infer<typeof organisationRef>;
