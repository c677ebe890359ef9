import { z } from 'zod';
import { command, id, instant, line, organisationRef, query, richText, text } from './contract.ts';
import type { Refusal } from './errors.ts';
import { forumRef, voice } from './forum-shapes.ts';

const count = z.number().int().nonnegative();
/** A Yjs v1 update in base64. Some 180 kB: more does not fit into one message of the live socket. */
export const draftUpdate = z.base64().min(4).max(240_000);
/** The frozen version a draft began from. Another one means that the draft was started anew. */
const base = z.strictObject({ id, version: count });

/** A paragraph or heading of a shared text, for whoever writes without an editor. */
export const passage = z.strictObject({
  /** The name it keeps as long as it lives. */
  id: z.string(),
  /** Fingerprint of what it says, to tell whether it still does. */
  mark: z.string(),
  /** Its words without their form; line breaks as line breaks. */
  text: z.string(),
});
export type Passage = z.infer<typeof passage>;
/** A passage written anew: which one, as it was read, and how it should read. */
export const rewriting = {
  passage: z.string().regex(/^\d{1,12}-\d{1,12}$/),
  mark: z.string().max(64),
  /** More lines than it had become paragraphs or items below it. Without words it is taken away. */
  text: z.string().trim().max(10_000).optional(),
};

/** A text that several people write before it is frozen. Keystrokes are no ledger entries; freezing is one. */
export const draftCommands = {
  'draft.write': command({
    summary:
      'Adds what somebody wrote to the shared draft of a proposal: a Yjs v1 update. No ledger entry is made of it.',
    input: z.strictObject({
      proposalId: id,
      organisationId: id.optional(),
      /** The version the writer's copy began from. */
      base: id,
      update: draftUpdate,
    }),
    output: z.strictObject({ seq: count }),
    errors: ['document_broken', 'too_large', 'stale_version', 'wrong_state'],
  }),
  'draft.rewrite': command({
    summary:
      'Writes one passage of the shared draft anew, or takes it away, as one more writer: the way to write without an editor.',
    input: z.strictObject({ proposalId: id, organisationId: id.optional(), base: id, ...rewriting }),
    output: z.strictObject({ seq: count }),
    errors: ['document_broken', 'too_large', 'stale_version', 'passage_changed', 'wrong_state'],
  }),
  'draft.append': command({
    summary: 'Adds plain lines at the end of the shared draft, as one more writer.',
    input: z.strictObject({
      proposalId: id,
      organisationId: id.optional(),
      base: id,
      /** Each line a paragraph; lines that begin with "- " a list. */
      text: text(10_000),
    }),
    output: z.strictObject({ seq: count }),
    errors: ['document_broken', 'too_large', 'stale_version', 'wrong_state'],
  }),
  'draft.freeze': command({
    summary: 'Freezes the shared draft as the next version of its proposal; a new draft then begins from it.',
    input: z.strictObject({
      proposalId: id,
      organisationId: id.optional(),
      onVersion: z.number().int().min(1),
      /** The last update the person has seen. Refused when somebody wrote more meanwhile. */
      seq: count.optional(),
      reason: line(300),
    }),
    output: z.strictObject({ proposalVersionId: id, version: z.number().int(), hash: z.string() }),
    errors: ['rich_text_refused', 'stale_version', 'stale_text', 'wrong_state', 'already_done'],
  }),
};

/** Who somebody is beside their caret: a role's name and the organisation they write for. */
const writer = z.strictObject({ name: z.string(), organisation: organisationRef.nullable() });
export type Writer = z.infer<typeof writer>;

/** What a reader of a shared text lacks. */
export const draftCatchUp = z.strictObject({
  base,
  seq: count,
  /** Base64 of Yjs v1 updates, to be applied in this order. */
  updates: z.array(z.string()),
  self: writer,
  may: z.strictObject({ write: z.boolean() }),
});
export type DraftCatchUp = z.infer<typeof draftCatchUp>;

export const draftQueries = {
  'draft.show': query({
    summary: 'The shared draft of a proposal as it reads now, and the newest frozen text beside it.',
    input: z.strictObject({ proposalId: id }),
    output: z.strictObject({
      forum: forumRef,
      proposal: z.strictObject({
        id,
        number: count,
        title: z.string(),
        version: count,
        /** Who put it forward. */
        organisationId: id,
      }),
      base,
      seq: count,
      /** When somebody last wrote; null while nobody has. */
      writtenAt: instant.nullable(),
      /** Null while the draft is blank. */
      body: richText.nullable(),
      plain: z.string(),
      /** In the order of the body's paragraphs and headings; null where one holds no words of anybody. */
      passages: z.array(passage.nullable()),
      /** The newest frozen version as plain text, to see what differs. */
      frozen: z.string(),
      voices: z.array(voice),
      may: z.strictObject({ write: z.boolean(), freeze: z.boolean(), alone: z.boolean() }),
    }),
  }),
  'draft.catch-up': query({
    summary: 'The updates of a shared draft after number `after`, or all of them when it was started anew.',
    input: z.strictObject({
      proposalId: id,
      base: id.optional(),
      after: z.coerce.number().int().min(0).optional(),
    }),
    output: draftCatchUp,
  }),
};

// Over the live socket ------------------------------------------------------------------------

/** What is written together: the draft of a proposal, or the minutes of a session. */
export const DRAFT_KINDS = ['proposal', 'minutes'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];
const draftOwner = z.strictObject({ kind: z.enum(DRAFT_KINDS), id });
export type DraftOwner = z.infer<typeof draftOwner>;

/** Joining a draft: what one has, so that only what is missing is sent. */
export const joinDraftInput = z.strictObject({
  owner: draftOwner,
  base: id.optional(),
  after: count.optional(),
});
export type JoinDraftInput = z.infer<typeof joinDraftInput>;

const yjsId = z.strictObject({ client: count, clock: count });
/** A Yjs relative position in the text; other roots than the text's own would make a reader's editor stumble. */
const position = z.strictObject({
  type: yjsId.nullish(),
  tname: z.literal('default').nullish(),
  item: yjsId.nullish(),
  assoc: z.number().int().optional(),
});
/** Where somebody's caret stands; null: they are reading. Volatile: never stored. */
export const caretInput = z.strictObject({
  owner: draftOwner,
  clientId: count,
  cursor: z.strictObject({ anchor: position, head: position }).nullable(),
});
export type CaretInput = z.infer<typeof caretInput>;

/** A caret as the others receive it: the server says whose it is. `gone`: that page was closed. */
export interface CaretMessage extends CaretInput {
  who: Writer;
  gone: boolean;
}
/** The draft has update `seq`; without `update` it has to be asked for. */
export interface DraftMessage {
  owner: DraftOwner;
  base: string;
  seq: number;
  update: string | null;
}
export type JoinDraftAnswer =
  | { ok: true; draft: DraftCatchUp; here: CaretMessage[] }
  | { ok: false; refusal: Refusal };
