import { type RequestHandler, Router } from 'express';
import type { RecordContent } from '#app/contract/record.ts';
import { headerOf } from '#server/http/client-address.ts';
import { credentialsOf } from '#server/http/pages.ts';
import { refuse } from '#server/http/refuse.ts';
import { surroundingsOf } from '#server/http/surroundings.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { drawPdf, loadPdf } from './pdf.ts';
import { type Sealed, sessionRecord } from './session-record.tsx';

/** Drawn documents that are kept: they never change. */
const KEPT = 24;
const drawn = new Map<string, Promise<Buffer>>();

/** The PDF of a record; drawn once and kept while it is asked for. */
export function recordPdf(sealed: Sealed): Promise<Buffer> {
  const key = `${sealed.hash} ${sealed.link}`;
  const known = drawn.get(key);
  drawn.delete(key);
  const made = known ?? loadPdf().then((pdf) => drawPdf(pdf, sessionRecord({ pdf, sealed })));
  drawn.set(key, made);
  made.catch(() => drawn.delete(key)); // the next one who asks tries again
  for (const oldest of drawn.keys()) {
    if (drawn.size <= KEPT) break;
    drawn.delete(oldest);
  }
  return made;
}

/** A file name that every system takes: "berita-acara-400.9-012-BA-2026.pdf". */
export const fileNameOf = (number: string): string =>
  `berita-acara-${number
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')}.pdf`;

/**
 * `GET /catatan/<recordId>.pdf`: the berita acara, for whoever may read its session. To be given to
 * `createHttpApp` as (one of) its routes: behind the guards, with the reader's credentials.
 */
export function recordRoutes(kernel: Kernel): RequestHandler {
  const router = Router();
  router.get('/catatan/:recordId.pdf', async (req, res, next) => {
    try {
      const client = { address: surroundingsOf(res).address, userAgent: headerOf(req, 'user-agent') ?? null };
      const asking = { credentials: credentialsOf(res), client };
      const answer = await kernel.query('record.show', { recordId: req.params.recordId }, asking);
      if (!answer.ok) {
        // An id that is none is no bad input here: there is simply no such document.
        refuse(req, res, answer.refusal.code === 'invalid_input' ? { code: 'not_found' } : answer.refusal);
        return;
      }
      const { record, content } = answer.output as {
        record: { code: string; hash: string; link: string; number: string };
        content: RecordContent;
      };
      const pdf = await recordPdf({ content, hash: record.hash, code: record.code, link: record.link });
      res
        .type('pdf')
        .set('Cache-Control', 'private, no-store')
        .set('Content-Disposition', `inline; filename="${fileNameOf(record.number)}"`)
        .send(pdf);
    } catch (error) {
      next(error);
    }
  });
  return router;
}
