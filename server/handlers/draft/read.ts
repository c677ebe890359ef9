import { createHash } from 'node:crypto';
import type { Passage, Writer } from '#app/contract/draft.ts';
import type { Voice } from '#app/contract/forum-shapes.ts';
import type { Actor } from '#app/domain/actor.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { type DraftText, readDraft } from '#server/text/draft-text.ts';
import { passagesIn, type ReadText, readUpdates, type Unread } from '#server/text/yjs-worker.ts';
import { peopleNames } from '../forum/read.ts';
import type { ForumSubject } from '../forum/subject.ts';

/**
 * What somebody may do with the draft of a proposal. All parties write it; whoever put it forward freezes it, or the
 * facilitator. `alone`: as facilitator, without an organisation.
 */
export function draftRights(
  actor: Actor,
  subject: ForumSubject,
  voices: readonly Voice[],
  { organisationId, withdrawnAt }: { organisationId: string; withdrawnAt: Date | null },
): { write: boolean; freeze: boolean; alone: boolean } {
  const withdrawn = withdrawnAt !== null;
  const speaks = voices.some((voice) => voice.maySpeak);
  const alone = !withdrawn && can(actor, 'proposal.write-draft', subject);
  return {
    write: !withdrawn && (alone || speaks),
    freeze: !withdrawn && (mayFreezeFor(voices, organisationId) || can(actor, 'proposal.revise', subject)),
    alone,
  };
}

/** Whether somebody speaks for the organisation that put the text forward. */
const mayFreezeFor = (voices: readonly Voice[], organisationId: string): boolean =>
  voices.some((voice) => voice.maySpeak && voice.organisation.id === organisationId);

/** How a person is named beside their caret. */
export async function writerOf(
  db: Reader,
  actor: Actor,
  subject: ForumSubject,
  voices: readonly Voice[],
): Promise<Writer> {
  if (actor.kind !== 'person') return { name: '', organisation: null };
  const names = await peopleNames(db, subject.networkId, [actor.personId]);
  const voice = voices.find((one) => one.maySpeak) ?? voices[0];
  return { name: names.get(actor.personId) ?? '', organisation: voice?.organisation ?? null };
}

/**
 * A draft's text after an update from outside, judged by our schema.
 * @throws Refused `document_broken`, `too_large`, `unavailable`
 */
export async function judged(
  stored: readonly { update: string }[],
  update: string,
  merge: boolean,
): Promise<ReadText> {
  const read = await readUpdates(
    stored.map((row) => row.update),
    update,
    merge,
  );
  if (!read.ok) return refuseUnread(read.why);
  const text = readDraft(read.content);
  return text.ok ? read : refuseUnread(text.why);
}

/** Says why bytes are not taken; what is stored was judged before, so trouble with it is ours. */
export function refuseUnread(why: Unread['why']): never {
  if (why === 'stored') throw new Error('a stored draft cannot be read');
  refuse(why === 'busy' ? 'unavailable' : why === 'too-large' ? 'too_large' : 'document_broken');
}

/** The text of a draft as it is stored. @throws Error when it cannot be read: it was judged when it was stored */
export async function draftText(
  stored: readonly { update: string }[],
): Promise<Extract<DraftText, { ok: true }>> {
  const read = await readUpdates(
    stored.map((row) => row.update),
    null,
  );
  if (!read.ok && read.why === 'busy') refuse('unavailable');
  const text = read.ok ? readDraft(read.content) : read;
  if (!text.ok) throw new Error(`a stored draft cannot be read: ${text.why}`);
  return text;
}

/**
 * The passages of a draft, in the order of its document's paragraphs and headings, each with the fingerprint by which
 * a writer says what they have read. @throws Refused `unavailable` while the thread is flooded
 */
export async function passagesOf(stored: readonly { update: string }[]): Promise<(Passage | null)[]> {
  const found = await passagesIn(stored.map((row) => row.update));
  if (!Array.isArray(found)) return refuseUnread(found.why === 'busy' ? 'busy' : 'stored');
  return found.map((one) => one && { ...one, mark: markOf(one.text) });
}

const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
