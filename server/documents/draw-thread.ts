import { parentPort } from 'node:worker_threads';
import { drawDocx } from './draw-docx.ts';
import { drawPdf } from './draw-pdf.tsx';
import type { Format, Paper } from './paper.ts';

/** The thread in which documents are drawn (draw.ts starts it): whatever it costs, the server's own goes on. */
const draws: Record<Format, (paper: Paper) => Promise<Buffer>> = { pdf: drawPdf, docx: drawDocx };

parentPort?.on('message', async ({ paper, format }: { paper: Paper; format: Format }) => {
  try {
    parentPort?.postMessage({ ok: true, file: await draws[format](paper) });
  } catch (error) {
    parentPort?.postMessage({
      ok: false,
      said: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
parentPort?.postMessage({ ready: true });
