import { type Request, type RequestHandler, type Response, Router } from 'express';
import { DATA_SETS, type DataSet, DOCUMENT_KINDS, type DocumentKind } from '#app/contract/document.ts';
import type { QueryInput, QueryName, QueryOutput } from '#app/contract/registry.ts';
import { headerOf } from '#server/http/client-address.ts';
import { credentialsOf } from '#server/http/pages.ts';
import { refuse } from '#server/http/refuse.ts';
import { surroundingsOf } from '#server/http/surroundings.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { csvMetadataOf, csvOf, jsonOf } from './data-file.ts';
import { draw } from './draw.ts';
import { FORMATS, type Format, type Paper } from './paper.ts';
import { recordPaper } from './record-paper.ts';
import { paperOf } from './session-paper.ts';

/** The documents as they are called in addresses and file names. */
const KIND_NAMES: Record<DocumentKind, string> = {
  'attendance-list': 'daftar-hadir',
  minutes: 'notula',
  'full-record': 'risalah',
};
const SET_NAMES: Record<DataSet, string> = {
  attendance: 'kehadiran',
  decisions: 'keputusan',
  activities: 'kegiatan',
  events: 'kejadian',
};
const TYPES: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A part of a file name that every system takes. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);

/** A file name that every system takes: "berita-acara-400.9-012-BA-2026.pdf". */
export const fileNameOf = (number: string, format: Format = 'pdf'): string =>
  `berita-acara-${plain(number)}.${format}`;

/** The files of a data set: how each ends, its type, what it says. */
const DATA_FILES = [
  ['csv', 'text/csv; charset=utf-8; header=present', csvOf],
  ['json', 'application/json', jsonOf],
  ['csv-metadata.json', 'application/csvm+json', csvMetadataOf],
] as const;

/** Asks on behalf of whoever sits at the browser; null when it was refused, which is answered already. */
async function asked<N extends QueryName>(
  kernel: Kernel,
  [req, res]: [Request, Response],
  name: N,
  input: QueryInput<N>,
): Promise<QueryOutput<N> | null> {
  const client = { address: surroundingsOf(res).address, userAgent: headerOf(req, 'user-agent') ?? null };
  const answer = await kernel.query(name, input, { credentials: credentialsOf(res), client });
  if (answer.ok) return answer.output as QueryOutput<N>;
  // An id that is none is no bad input here: there is simply no such document.
  refuse(req, res, answer.refusal.code === 'invalid_input' ? { code: 'not_found' } : answer.refusal);
  return null;
}

async function sendPaper(res: Response, paper: Paper, format: Format, name: string): Promise<void> {
  const file = await draw(paper, format);
  res
    .type(TYPES[format])
    .set('Cache-Control', 'private, no-store')
    .set('Content-Disposition', `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"`)
    .send(file);
}

function sendData(res: Response, type: string, name: string, body: string): void {
  res
    .type(type)
    .set('Cache-Control', 'private, no-store')
    .set('Content-Disposition', `attachment; filename="${name}"`)
    .send(body);
}

/**
 * The files of a session, for whoever may read it: `GET /catatan/<recordId>.pdf|docx` the berita acara,
 * `GET /sesi/<sessionId>/dokumen/<name>.pdf|docx` its other documents, `….csv|json` its data. To be given to
 * `createHttpApp` as (one of) its routes: behind the guards, with the reader's credentials.
 */
export function documentRoutes(kernel: Kernel): RequestHandler {
  const router = Router();
  const get = (path: string, answer: (req: Request, res: Response) => Promise<void>) =>
    router.get(path, async (req, res, next) => {
      try {
        await answer(req, res);
      } catch (error) {
        next(error);
      }
    });
  for (const format of FORMATS) {
    get(`/catatan/:recordId.${format}`, async (req, res) => {
      const { recordId = '' } = req.params;
      const found = await asked(kernel, [req, res], 'record.show', { recordId });
      if (!found) return;
      const { hash, code, link, number } = found.record;
      const paper = recordPaper({ content: found.content, hash, code, link });
      await sendPaper(res, paper, format, fileNameOf(number, format));
    });
    for (const kind of DOCUMENT_KINDS)
      get(`/sesi/:sessionId/dokumen/${KIND_NAMES[kind]}.${format}`, async (req, res) => {
        const { sessionId = '' } = req.params;
        const content = await asked(kernel, [req, res], 'document.show', { sessionId, kind });
        if (!content) return;
        const name = `${KIND_NAMES[kind]}-${plain(content.session.title)}.${format}`;
        await sendPaper(res, paperOf(content), format, name);
      });
  }
  for (const set of DATA_SETS)
    for (const [ending, type, bodyOf] of DATA_FILES)
      get(`/sesi/:sessionId/dokumen/${SET_NAMES[set]}.${ending}`, async (req, res) => {
        const { sessionId = '' } = req.params;
        const data = await asked(kernel, [req, res], 'document.data', { sessionId, set });
        if (!data) return;
        if (ending === 'csv') res.set('Link', `<${SET_NAMES[set]}.csv-metadata.json>; rel="describedby"`);
        sendData(res, type, `${SET_NAMES[set]}.${ending}`, bodyOf(data, `${SET_NAMES[set]}.csv`));
      });
  return router;
}
