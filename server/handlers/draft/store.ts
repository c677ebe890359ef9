import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { DraftOwner } from '#app/contract/draft.ts';
import type { Reader, Transaction } from '#db/client.ts';
import { draftUpdate, minutesVersion, proposalVersion } from '#db/schema/index.ts';
import { required } from '#server/kernel/refusal.ts';
import { editorContent } from '#server/text/draft-text.ts';
import { seedUpdate } from '#server/text/yjs-worker.ts';

/** Whose draft: kept under the version it began from, so that a draft that starts anew is another one. */
export interface Owner extends DraftOwner {
  networkId: string;
}

/** Where the frozen versions of each kind lie: a draft begins from one and ends as the next. */
const VERSIONS = {
  proposal: {
    table: proposalVersion,
    owner: proposalVersion.proposalId,
    ofOwner: sql.raw('proposal_version v where v.proposal_id'),
  },
  minutes: {
    table: minutesVersion,
    owner: minutesVersion.sessionId,
    ofOwner: sql.raw('minutes_version v where v.session_id'),
  },
};
/** The frozen version a draft began from. */
export interface Base {
  networkId: string;
  kind: Owner['kind'];
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

const ofDraft = ({ networkId, kind, id }: Base, more?: SQL) =>
  and(
    eq(draftUpdate.networkId, networkId),
    eq(draftUpdate.subjectKind, kind),
    eq(draftUpdate.subjectId, id),
    more,
  );

/**
 * The version a draft began from: the one something was written on, else the newest. A version that somebody froze by
 * a form meanwhile does not end a draft that is under way.
 */
export async function baseOf(db: Reader, { networkId, kind, id }: Owner): Promise<Base> {
  const { rows } = await db.execute<{ id: string; version: number; begun: boolean }>(sql`
    select v.id, v.version, exists (select from draft_update d where d.network_id = v.network_id
      and d.subject_kind = ${kind} and d.subject_id = v.id) as begun
    from ${VERSIONS[kind].ofOwner} = ${id} and v.network_id = ${networkId}
    order by begun desc, v.version desc limit 1`);
  return { networkId, kind, ...required(rows[0]) };
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
  const { table } = VERSIONS[base.kind];
  const [frozen] = await db
    .select({ body: table.body })
    .from(table)
    .where(and(eq(table.networkId, base.networkId), eq(table.id, base.id)));
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
    .values({ networkId: base.networkId, subjectKind: base.kind, subjectId: base.id, ...row });
}

/** Puts one update, which holds them all, in the place of a draft's updates. */
export async function compact(db: Transaction, base: Base, row: StoredUpdate): Promise<void> {
  await db.delete(draftUpdate).where(ofDraft(base));
  await addUpdate(db, base, { ...row, snapshot: true });
}

/** Forgets what was written together: it is frozen now, and how it came about is nobody's business. */
export async function forgetDrafts(db: Transaction, { networkId, kind, id }: Owner): Promise<void> {
  const { table, owner } = VERSIONS[kind];
  const versions = db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.networkId, networkId), eq(owner, id)));
  await db
    .delete(draftUpdate)
    .where(
      and(
        eq(draftUpdate.networkId, networkId),
        eq(draftUpdate.subjectKind, kind),
        inArray(draftUpdate.subjectId, versions),
      ),
    );
}
