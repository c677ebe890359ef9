import { describe, expect, it, vi } from 'vitest';
import { createLog, pathForLog } from '#server/http/request-log.ts';
import { ask, startSite } from './support/site.ts';

/** A log into an array, and what was written. */
function memoryLog() {
  const lines: string[] = [];
  return { log: createLog({ level: 'info', to: { write: (text: string) => void lines.push(text) } }), lines };
}

describe('the request log', () => {
  it('has one line per request with who, what, how and how long, and no query', async () => {
    const site = await startSite();
    const path = '/forum/01890f3e-5c1a-7c3e-8a21-2b7d6f0c9a11?q=rahasia';
    const heard = await ask(site, path, { headers: { cookie: 'account-7' } });
    await vi.waitFor(() => expect(site.log()).toHaveLength(1));
    expect(site.log()[0]).toMatchObject({
      level: 'info',
      id: heard.headers['x-request-id'],
      method: 'GET',
      path: '/forum/01890f3e-5c1a-7c3e-8a21-2b7d6f0c9a11',
      status: 200,
      address: '127.0.0.1',
      account: 'account-7',
      network: 'network-1',
      msg: 'request',
    });
    expect(site.log()[0]?.ms).toBeTypeOf('number');
    expect(site.log()[0]?.at).toMatch(/^\d{4}-.*Z$/);
    await site.close();
  });

  it('leaves built files out, and takes a request id only from a declared proxy', async () => {
    const given = { 'x-request-id': 'proxy-id-1' };
    const plain = await startSite();
    await ask(plain, '/assets/entry-abc123.js');
    expect((await ask(plain, '/', { headers: given })).headers['x-request-id']).not.toBe('proxy-id-1');
    await vi.waitFor(() => expect(plain.log()).toHaveLength(1));
    await plain.close();
    const behind = await startSite({ trustedProxies: 1 });
    expect((await ask(behind, '/', { headers: given })).headers['x-request-id']).toBe('proxy-id-1');
    await behind.close();
  });

  it('keeps an error whole but for the parameters of its statement, and shows the reader nothing of it', async () => {
    const site = await startSite();
    const heard = await ask(site, '/fail', { headers: { accept: 'text/html' } });
    expect([heard.status, heard.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect(heard.text).toMatch(/lang="id"[\s\S]*lang="en"/);
    expect(heard.text).not.toContain('insert failed');
    await vi.waitFor(() => expect(site.log()).toHaveLength(2));
    const text = JSON.stringify(site.log());
    expect(text).toContain('insert failed');
    expect(text).not.toMatch(/3204123456789012|secret/);
    await site.close();
  });

  it('closes the door when nobody can say who asks', async () => {
    const site = await startSite({ identify: () => Promise.reject(new Error('database away')) });
    const heard = await ask(site, '/', { headers: { cookie: 'account-7' } });
    expect([heard.status, heard.headers['retry-after']]).toEqual([503, '5']);
    await site.close();
  });

  it('writes no secret, whatever is given to it', () => {
    const { log, lines } = memoryLog();
    const token = `mfk_0123456789abcdef_${'A'.repeat(43)}`;
    log.info({ password: 'kereta malam', form: { token: 'abc', code: '123456' }, cookie: 'x' }, 'sign-in');
    log.info(`header was Bearer ${token} and mufakat=${'a'.repeat(40)} by 3204123456789012`);
    log.error({ err: new Error(`no such token ${token}`) }, 'failed');
    const text = lines.join('');
    expect(text).not.toMatch(/kereta|"abc"|123456|AAAA|aaaaaaaa|3204123456789012/);
    expect(text.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(7);
  });

  it('stays one line per entry when a caller sends line breaks', () => {
    const { log, lines } = memoryLog();
    log.info({ path: '/a\r\n{"level":"info","msg":"forged"}' }, 'x\ny');
    expect(lines.join('').trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['/undangan/kR3v9Jq1m0yB2dXhT5sWcA7eZ8uPfLgN4iOaQxYw', '/undangan/[redacted]'],
    [
      '/forum/01890f3e-5c1a-7c3e-8a21-2b7d6f0c9a11/piagam?x=1#y',
      '/forum/01890f3e-5c1a-7c3e-8a21-2b7d6f0c9a11/piagam',
    ],
    ['/api/v1/commands/agreement.sign', '/api/v1/commands/agreement.sign'],
  ])('writes %s as %s', (target, path) => {
    expect(pathForLog(target)).toBe(path);
  });
});

describe('health', () => {
  it('says live and ready apart, with the names of what fails and nothing else', async () => {
    const checks = {
      database: async () => undefined,
      migrations: () => Promise.reject(new Error('password authentication failed')),
      disk: () => new Promise(() => undefined),
    };
    const site = await startSite({ checks });
    expect(JSON.parse((await ask(site, '/healthz')).text)).toEqual({ status: 'ok' });
    const ready = await ask(site, '/readyz');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toEqual({
      status: 'unavailable',
      checks: { database: 'ok', migrations: 'failing', disk: 'failing' },
    });
    await site.close();
  });

  it('is over once the server is stopping', async () => {
    const site = await startSite({ checks: { database: async () => undefined } });
    expect((await ask(site, '/readyz')).status).toBe(200);
    site.health.stopping();
    expect((await ask(site, '/readyz')).status).toBe(503);
    expect((await ask(site, '/healthz')).status).toBe(503);
    await site.close();
  });
});
