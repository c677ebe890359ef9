import { createServer, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { BrowserContext } from 'playwright-core';

/** A line from a browser to everything else that can be cut: what the browser calls offline spares open sockets. */
export interface Cable {
  /** The line as a proxy, for the seat of the browser that uses it. */
  proxy: string;
  /** Cuts the line and tells the browser so, as a phone does without a signal. */
  cut(context: BrowserContext): Promise<void>;
  mend(context: BrowserContext): Promise<void>;
  end(): Promise<void>;
}

/** Lays a cable: a forward proxy for pages, and a tunnel for sockets. */
export async function layCable(): Promise<Cable> {
  const lines = new Set<Socket>();
  const server = createServer((asked, answer) => {
    const { method, headers, url = '' } = asked;
    const onwards = request(url, { method, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    // A request that was cut off has nobody left to be told.
    onwards.on('error', () => answer.destroy());
    asked.pipe(onwards);
  });
  server.on('connection', (line: Socket) => {
    lines.add(line);
    line.on('close', () => lines.delete(line));
  });
  server.on('connect', (asked, near: Socket, head: Buffer) => {
    const { hostname, port } = new URL(`http://${asked.url}`);
    const far = connect(Number(port), hostname, () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      far.pipe(near).pipe(far);
    });
    // Either half takes the other with it; the browser notices by itself.
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the cable has no port');
  const drop = () => {
    for (const line of lines) line.destroy();
  };
  return {
    proxy: `http://127.0.0.1:${address.port}`,
    async cut(context) {
      await context.setOffline(true);
      drop();
    },
    mend: (context) => context.setOffline(false),
    async end() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
