import { type RequestHandler, Router } from 'express';
import { safeFileName } from '#server/files/file-name.ts';
import { FILE_TYPES } from '#server/files/file-types.ts';
import { downloadHeaders, type FolderStore } from '#server/files/store.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { headerOf } from './client-address.ts';
import { credentialsOf } from './pages.ts';
import { refuse } from './refuse.ts';
import { surroundingsOf } from './surroundings.ts';

/** Name a file is saved under: what it was called where it was attached, with the ending of what it is. */
function nameOf(label: string, mime: string): string {
  for (const [type, facts] of Object.entries(FILE_TYPES)) {
    if (facts.mime === mime) return safeFileName(label, type as keyof typeof FILE_TYPES);
  }
  return 'bukti';
}

/** Where a file may be read from: each asks whether the reader may read something it belongs to. */
const PLACES = ['commitment.evidence-file', 'contribution.file', 'material.file'] as const;

/**
 * `GET /berkas/<SHA-256>`: a file, for whoever may read a commitment it is evidence of, a contribution it
 * stands beside, or a session it is material of. Always a download, never a page. To be given to `createHttpApp` as (one of) its routes: behind the guards, with the reader's credentials.
 */
export function fileRoutes(kernel: Kernel, files: Pick<FolderStore, 'open'>): RequestHandler {
  const router = Router();
  router.get('/berkas/:hash', async (req, res, next) => {
    try {
      const client = { address: surroundingsOf(res).address, userAgent: headerOf(req, 'user-agent') ?? null };
      const fileHash = req.params.hash;
      const [first, ...others] = PLACES;
      const lookIn = (place: (typeof PLACES)[number]) =>
        kernel.query(place, { fileHash }, { credentials: credentialsOf(res), client });
      let answer = await lookIn(first);
      for (const place of others)
        if (!answer.ok && answer.refusal.code === 'not_found') answer = await lookIn(place);
      if (!answer.ok) {
        // A hash that is none is no bad input here: there is simply no such file.
        refuse(req, res, answer.refusal.code === 'invalid_input' ? { code: 'not_found' } : answer.refusal);
        return;
      }
      const { label, type } = answer.output as { label: string; type: string };
      const opened = await files.open(fileHash);
      if (!opened) {
        refuse(req, res, { code: 'not_found' });
        return;
      }
      const { stream, bytes } = opened;
      res.set(downloadHeaders({ mime: type, bytes, name: nameOf(label, type), hash: fileHash }));
      stream.once('error', next);
      res.once('close', () => stream.destroy());
      stream.pipe(res);
    } catch (error) {
      next(error);
    }
  });
  return router;
}
