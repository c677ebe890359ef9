import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Site, startSite } from './support/site.ts';

/** A policy as a map of directive to its sources. */
const policyOf = (header: string | string[] | undefined) =>
  new Map(
    String(header)
      .split('; ')
      .map((part) => {
        const [name = '', ...sources] = part.split(' ');
        return [name, sources.join(' ')];
      }),
  );

describe('headers of every answer', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ origin: 'https://mufakat.contoh.id' });
  });
  afterAll(() => site.close());
  const headers = { host: 'mufakat.contoh.id' };

  it.each([
    '/',
    '/assets/entry-abc123.js',
    '/assets/missing.js',
    '/healthz',
    '/api/v1/nothing',
    '/__manifest',
    '/fail',
  ])('%s has them', async (path) => {
    const heard = await ask(site, path, { headers });
    expect(heard.headers['x-content-type-options']).toBe('nosniff');
    expect(heard.headers['x-frame-options']).toBe('DENY');
    expect(heard.headers['referrer-policy']).toBe('same-origin');
    expect(heard.headers['permissions-policy']).toContain('camera=()');
    expect(heard.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(heard.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(heard.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    expect(heard.headers['x-powered-by']).toBeUndefined();
    expect(heard.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(policyOf(heard.headers['content-security-policy']).get('object-src')).toBe("'none'");
  });

  it('have a policy with a fresh nonce and no unsafe word outside style attributes', async () => {
    const [one, two] = [await ask(site, '/', { headers }), await ask(site, '/', { headers })];
    const { nonce } = JSON.parse(one.text);
    const policy = policyOf(one.headers['content-security-policy']);
    expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
    expect(nonce).not.toBe(JSON.parse(two.text).nonce);
    expect(policy.get('script-src')).toBe(`'self' 'nonce-${nonce}' 'strict-dynamic'`);
    expect(policy.get('style-src-elem')).toBe(`'self' 'nonce-${nonce}'`);
    expect(policy.get('connect-src')).toBe("'self' wss://mufakat.contoh.id");
    for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'frame-src']) {
      expect(policy.get(name)).toBe("'none'");
    }
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.has('upgrade-insecure-requests')).toBe(true);
    policy.delete('style-src-attr');
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/);
  });

  it('keep pages and answers out of every store, and let built files stay for good', async () => {
    expect((await ask(site, '/', { headers })).headers['cache-control']).toBe('no-store');
    expect((await ask(site, '/api/v1/queries/note.list', { headers })).headers['cache-control']).toBe(
      'no-store',
    );
    const asset = await ask(site, '/assets/entry-abc123.js', { headers });
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask(site, '/icons.svg', { headers })).headers['cache-control']).toBe(
      'public, max-age=3600',
    );
    const missing = await ask(site, '/assets/missing.js', { headers });
    expect([missing.status, missing.headers['cache-control']]).toEqual([404, 'no-store']);
  });

  it('compress what is large', async () => {
    const asset = await ask(site, '/assets/entry-abc123.js', {
      headers: { ...headers, 'accept-encoding': 'gzip' },
    });
    expect(asset.headers['content-encoding']).toBe('gzip');
  });

  it.each(['/.secret', '/assets/../.secret', '/assets/..%2f.secret', '/%2e%2e/package.json'])(
    'serve no hidden file: %s',
    async (path) => {
      expect((await ask(site, path, { headers })).text).not.toMatch(/^no$|"name"/);
    },
  );
});

describe('headers on a loopback address without https', () => {
  it('promise no https, and name the socket of this port', async () => {
    const site = await startSite();
    const heard = await ask(site, '/');
    const policy = policyOf(heard.headers['content-security-policy']);
    expect(heard.headers['strict-transport-security']).toBeUndefined();
    expect(policy.has('upgrade-insecure-requests')).toBe(false);
    expect(policy.get('connect-src')).toBe(`'self' ws://localhost:${site.port}`);
    await site.close();
  });

  it('open style elements and sockets for Vite in development only', async () => {
    const site = await startSite({ development: true });
    const policy = policyOf((await ask(site, '/')).headers['content-security-policy']);
    expect(policy.get('style-src-elem')).toBe("'self' 'unsafe-inline'");
    expect(policy.get('script-src')).not.toContain('unsafe');
    await site.close();
  });
});
