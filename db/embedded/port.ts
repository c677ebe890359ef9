import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * The port of the embedded server: chosen free once and kept in a file, so that it stays the same from start to
 * start; chosen anew only when something else has taken it meanwhile.
 */
export async function keptPort(file: string): Promise<number> {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : 0;
  if (Number.isInteger(kept) && kept > 1023 && kept < 65_536 && (await bind(kept)) === kept) return kept;
  const port = await bind(0);
  if (port === 0) throw new Error('no free port on 127.0.0.1');
  writeFileSync(file, `${port}\n`);
  return port;
}

/** Binds and lets go again. @returns the port bound, 0 when it is taken */
function bind(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
