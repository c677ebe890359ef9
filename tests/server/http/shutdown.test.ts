import { describe, expect, it } from 'vitest';
import { createLog } from '#server/http/request-log.ts';
import { createShutdown } from '#server/http/shutdown.ts';
import { ask, startSite } from './support/site.ts';

const log = createLog({ level: 'silent' });

describe('a graceful end', () => {
  it('finishes running requests, refuses new ones, closes the rest in order, once', async () => {
    const site = await startSite();
    const order: string[] = [];
    const closers = ['sockets', 'pools'].map((name) => ({ name, close: async () => void order.push(name) }));
    const stop = createShutdown({ server: site.server, health: site.health, log, closers });
    const arrived = new Promise((resolve) => site.server.once('request', resolve));
    const running = ask(site, '/slow');
    await arrived;
    const ending = stop('SIGTERM');
    expect(stop('SIGTERM')).toBe(ending);
    expect(order).toEqual([]);
    await expect(ask(site, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    site.release();
    expect((await running).text).toBe('slow but done');
    expect(await ending).toBe(true);
    expect(order).toEqual(['sockets', 'pools']);
    await site.close();
  });

  it('keeps its time limit and goes on when a part hangs or fails', async () => {
    const site = await startSite();
    const order: string[] = [];
    const closers = [
      { name: 'broken', close: () => Promise.reject(new Error('no')) },
      { name: 'hanging', close: () => new Promise(() => undefined) },
      { name: 'last', close: async () => void order.push('last') },
    ];
    const stop = createShutdown({ server: site.server, health: site.health, log, closers, limitMs: 300 });
    const began = performance.now();
    expect(await stop('SIGTERM')).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(order).toEqual(['last']);
    await site.close();
  });
});
