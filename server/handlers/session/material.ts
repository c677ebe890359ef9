import { and, asc, desc, eq } from 'drizzle-orm';
import type { Material } from '#app/contract/material.ts';
import type { Actor } from '#app/domain/actor.ts';
import { can, type Subject } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { sessionMaterial } from '#db/schema/index.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { answer, handle, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { broughtFile } from '../attached-file.ts';
import { tellFacts } from './facts.ts';
import { sessionSubject } from './read.ts';

/** More than this nobody reads before a session. */
const MOST = 60;
/** Where one file is material of several sessions, so many are looked at for one the reader may see. */
const LOOKED_AT = 50;

/** Adds a file or a link. A file must be one that was stored and is still what it was taken for. */
export const addMaterial = handle('material.add', {
  action: 'session.facilitate',
  subject: sessionSubject,
  async run(context, { sessionId, itemId, title, url, fileHash }) {
    const { db, subject, now } = context;
    const networkId = required(subject.networkId);
    inNetwork(context, networkId);
    if ((url === undefined) === (fileHash === undefined))
      refuse('invalid_input', { fields: { url: 'field_required' } });
    const { state } = required(await context.room(sessionId));
    if (itemId !== undefined && !state.itemIds.includes(itemId)) refuse('unknown_item');
    const file = fileHash === undefined ? null : await broughtFile(context, fileHash);
    if (fileHash !== undefined && !file) refuse('file_refused', { fields: { fileHash: 'file_refused' } });
    const there = await db.$count(
      sessionMaterial,
      and(eq(sessionMaterial.networkId, networkId), eq(sessionMaterial.sessionId, sessionId)),
    );
    if (there >= MOST) refuse('too_large');
    const materialId = context.newId();
    await db.insert(sessionMaterial).values({
      networkId,
      id: materialId,
      sessionId,
      itemId: itemId ?? null,
      title,
      url: url ?? null,
      fileHash: fileHash ?? null,
      fileType: file?.type ?? null,
      fileBytes: file?.bytes ?? null,
      createdAt: now,
    });
    tellFacts(context, sessionId);
    return { materialId };
  },
  ledger: ({ sessionId, itemId, title, url, fileHash }, { materialId }, context) => ({
    networkId: networkOfAct(context),
    facts: { sessionId, materialId, itemId: itemId ?? null, kind: url === undefined ? 'file' : 'link' },
    sealed: { title, url: url ?? null, fileHash: fileHash ?? null },
  }),
});

/** Takes something to read out of a session; the ledger keeps that it was there. */
export const removeMaterial = handle('material.remove', {
  action: 'session.facilitate',
  subject: sessionSubject,
  async run(context, { sessionId, materialId }) {
    const networkId = required(context.subject.networkId);
    inNetwork(context, networkId);
    const gone = await context.db
      .delete(sessionMaterial)
      .where(
        and(
          eq(sessionMaterial.networkId, networkId),
          eq(sessionMaterial.sessionId, sessionId),
          eq(sessionMaterial.id, materialId),
        ),
      )
      .returning({ id: sessionMaterial.id });
    if (gone.length === 0) refuse('not_found');
    tellFacts(context, sessionId);
    return {};
  },
  ledger: (input, _output, context) => ({ networkId: networkOfAct(context), facts: { ...input } }),
});

/** The newest place where this file is material of a session the reader takes part in. */
async function readablePlace(context: ReadContext, fileHash: string) {
  const places = await context.db
    .select()
    .from(sessionMaterial)
    .where(eq(sessionMaterial.fileHash, fileHash))
    .orderBy(desc(sessionMaterial.id))
    .limit(LOOKED_AT);
  for (const place of places) {
    const subject = await sessionSubject(context, place);
    if (subject && can(context.actor, 'material.read', subject)) return { place, subject };
  }
  return null;
}

/** Facts of a file that is material of a session the reader takes part in. Knowing its hash is not enough. */
export const materialFile = answer('material.file', {
  action: 'material.read',
  subject: async (context, { fileHash }) => (await readablePlace(context, fileHash))?.subject ?? null,
  async run(context, { fileHash }) {
    const { place } = required(await readablePlace(context, fileHash));
    return { label: place.title, type: required(place.fileType), bytes: required(place.fileBytes) };
  },
});

/** What there is to read in a session, in the order it was added; nothing for who does not take part. */
export async function materialsOf(
  db: Reader,
  actor: Actor,
  subject: Subject,
  sessionId: string,
): Promise<Material[]> {
  if (!can(actor, 'material.read', subject)) return [];
  return db
    .select({
      materialId: sessionMaterial.id,
      itemId: sessionMaterial.itemId,
      title: sessionMaterial.title,
      url: sessionMaterial.url,
      fileHash: sessionMaterial.fileHash,
      fileType: sessionMaterial.fileType,
      fileBytes: sessionMaterial.fileBytes,
    })
    .from(sessionMaterial)
    .where(
      and(
        eq(sessionMaterial.networkId, required(subject.networkId)),
        eq(sessionMaterial.sessionId, sessionId),
      ),
    )
    .orderBy(asc(sessionMaterial.id))
    .limit(MOST);
}
