import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/client.ts';
import { draftUpdate, proposalVersion } from '#db/schema/index.ts';
import { required } from '#server/kernel/refusal.ts';
import { editorContent } from '#server/text/draft-text.ts';
import { seedUpdate } from '#server/text/yjs-worker.ts';

const KIND = 'proposal';

/** Whose draft: kept under the version it began from, so that a draft that starts anew is another one. */
interface Owner {
  networkId: string;
  proposalId: string;
}
/** The frozen version a draft began from. */
export interface Base extends Owner {
  id: string;
  version: number;
  /** Somebody has written; before that a draft is nothing but its version. */
  begun: boolean;
}
export interface StoredUpdate {
  seq: number;
  update: string;
  createdAt: Date;
}

const ofDraft = ({ networkId, id }: Base, more?: SQL) =>
  and(
    eq(draftUpdate.networkId, networkId),
    eq(draftUpdate.subjectKind, KIND),
    eq(draftUpdate.subjectId, id),
    more,
  );

/**
 * The version the draft of a proposal began from: the one something was written on, else the newest. A version that
 * somebody froze by a form meanwhile does not end a draft that is under way.
 */
export async function baseOf(db: Reader, { networkId, proposalId }: Owner): Promise<Base> {
  const { rows } = await db.execute<{ id: string; version: number; begun: boolean }>(sql`
    select v.id, v.version, exists (select from draft_update d where d.network_id = v.network_id
      and d.subject_kind = ${KIND} and d.subject_id = v.id) as begun
    from proposal_version v where v.network_id = ${networkId} and v.proposal_id = ${proposalId}
    order by begun desc, v.version desc limit 1`);
  return { networkId, proposalId, ...required(rows[0]) };
}

/** The stored updates after a number, in their order. The first of a compacted draft holds all before it. */
export function storedUpdates(db: Reader, base: Base, after = -1): Promise<StoredUpdate[]> {
  return db
    .select({ seq: draftUpdate.seq, update: draftUpdate.update, createdAt: draftUpdate.createdAt })
    .from(draftUpdate)
    .where(ofDraft(base, gt(draftUpdate.seq, after)))
    .orderBy(asc(draftUpdate.seq));
}

/** Update 0 of a draft: its version's text. Made from the frozen text, the same bytes for everybody. */
export async function seedOf(db: Reader, base: Base): Promise<string> {
  const [frozen] = await db
    .select({ body: proposalVersion.body })
    .from(proposalVersion)
    .where(and(eq(proposalVersion.networkId, base.networkId), eq(proposalVersion.id, base.id)));
  const clientId = Number.parseInt(base.id.slice(-7), 16);
  return seedUpdate(editorContent(required(frozen).body), clientId);
}

/** All updates of a draft, also of one nobody has written in yet. */
export async function updatesOf(db: Reader, base: Base): Promise<Pick<StoredUpdate, 'seq' | 'update'>[]> {
  return base.begun ? storedUpdates(db, base) : [{ seq: 0, update: await seedOf(db, base) }];
}

/** Adds an update to a draft. */
export async function addUpdate(
  db: Transaction,
  base: Base,
  row: StoredUpdate & { snapshot: boolean },
): Promise<void> {
  await db
    .insert(draftUpdate)
    .values({ networkId: base.networkId, subjectKind: KIND, subjectId: base.id, ...row });
}

/** Puts one update, which holds them all, in the place of a draft's updates. */
export async function compact(db: Transaction, base: Base, row: StoredUpdate): Promise<void> {
  await db.delete(draftUpdate).where(ofDraft(base));
  await addUpdate(db, base, { ...row, snapshot: true });
}

/** Forgets what was written together: it is frozen now, and how it came about is nobody's business. */
export async function forgetDrafts(db: Transaction, { networkId, proposalId }: Owner): Promise<void> {
  const versions = db
    .select({ id: proposalVersion.id })
    .from(proposalVersion)
    .where(and(eq(proposalVersion.networkId, networkId), eq(proposalVersion.proposalId, proposalId)));
  await db
    .delete(draftUpdate)
    .where(
      and(
        eq(draftUpdate.networkId, networkId),
        eq(draftUpdate.subjectKind, KIND),
        inArray(draftUpdate.subjectId, versions),
      ),
    );
}
