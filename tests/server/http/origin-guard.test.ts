import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowHandshake, ownOrigins } from '#server/http/origin-guard.ts';
import { ask, type Site, startSite } from './support/site.ts';

const PUBLIC = 'https://mufakat.contoh.id';
const host = { host: 'mufakat.contoh.id' };

/** Headers of an unsafe request, and whether it comes from our own pages. */
const CASES: Array<[string, Record<string, string>, boolean]> = [
  ['same-origin by the browser', { 'sec-fetch-site': 'same-origin', origin: PUBLIC }, true],
  ['typed or reloaded by the person', { 'sec-fetch-site': 'none' }, true],
  ['an old browser with our origin', { origin: PUBLIC }, true],
  ['no word about where from', {}, false],
  ['no word, with a cookie', { cookie: '__Host-mufakat=x' }, false],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://jahat.contoh' }, false],
  ['a sibling subdomain', { 'sec-fetch-site': 'same-site', origin: 'https://lain.contoh.id' }, false],
  ['our origin but a foreign site', { 'sec-fetch-site': 'cross-site', origin: PUBLIC }, false],
  ['a foreign origin without Sec-Fetch-Site', { origin: 'https://jahat.contoh' }, false],
  ['our host over http', { origin: 'http://mufakat.contoh.id' }, false],
  ['our host on another port', { origin: `${PUBLIC}:8443` }, false],
  ['a name that only begins like ours', { origin: `${PUBLIC}.jahat.contoh` }, false],
  ['a hidden origin', { origin: 'null' }, false],
  ['a hidden origin on our own page', { origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  ['several values at once', { 'sec-fetch-site': 'same-origin, cross-site' }, false],
  ['a bearer token alone', { authorization: 'Bearer mfk_x' }, true],
  ['a bearer token beside a cookie', { authorization: 'Bearer mfk_x', cookie: 'a=b' }, false],
  [
    'a bearer token from another site',
    { authorization: 'Bearer mfk_x', origin: 'https://jahat.contoh' },
    false,
  ],
];

describe('origin guard', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ origin: PUBLIC });
  });
  afterAll(() => site.close());

  describe.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('%s', (method) => {
    it.each(CASES)('%s', async (_name, headers, allowed) => {
      const heard = await ask(site, '/anything', { method, headers: { ...host, ...headers } });
      expect(heard.status).toBe(allowed ? 200 : 403);
    });
  });

  it('guards the API as well, and names its code in both languages', async () => {
    const heard = await ask(site, '/api/v1/commands/note.write', { method: 'POST', headers: host });
    expect(heard.status).toBe(403);
    const { error } = JSON.parse(heard.text);
    expect(error.code).toBe('foreign_origin');
    expect(error.message.id).not.toBe(error.message.en);
    expect(site.calls).toHaveLength(0);
  });

  it('lets everybody read', async () => {
    const headers = { ...host, 'sec-fetch-site': 'cross-site', origin: 'https://jahat.contoh' };
    expect((await ask(site, '/anything', { headers })).status).toBe(200);
  });

  it.each(['jahat.contoh', 'mufakat.contoh.id.jahat.contoh', '127.0.0.1', 'mufakat.contoh.id:8443', ''])(
    'answers nothing under the name %j',
    async (name) => {
      const heard = await ask(site, '/anything', { headers: { host: name } });
      expect(heard.status).toBe(421);
    },
  );

  it('answers health checks under any name', async () => {
    expect((await ask(site, '/healthz', { headers: { host: '10.0.0.7' } })).status).toBe(200);
  });

  it('believes no forwarded host without a declared proxy, and does not show it to the pages', async () => {
    const spoofed = { host: 'jahat.contoh', 'x-forwarded-host': 'mufakat.contoh.id' };
    expect((await ask(site, '/anything', { headers: spoofed })).status).toBe(421);
    const own = await ask(site, '/anything', { headers: { ...host, 'x-forwarded-host': 'jahat.contoh' } });
    expect(JSON.parse(own.text).forwarded).toBeNull();
  });
});

describe('origin guard behind one proxy', () => {
  it('reads the forwarded host and the client address the proxy saw', async () => {
    const site = await startSite({ origin: PUBLIC, trustedProxies: 1 });
    const headers = {
      host: 'app.internal:3000',
      'x-forwarded-host': 'mufakat.contoh.id',
      'x-forwarded-for': '10.9.9.9, 198.51.100.4',
    };
    const heard = await ask(site, '/anything', { headers });
    expect(JSON.parse(heard.text).address).toBe('198.51.100.4');
    await site.close();
  });
});

describe('a loopback site', () => {
  it('is the same under each name of this machine', async () => {
    const site = await startSite();
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      const headers = { host: `${name}:${site.port}`, origin: `http://${name}:${site.port}` };
      expect((await ask(site, '/anything', { method: 'POST', headers })).status).toBe(200);
    }
    const other = { host: `localhost:${site.port}`, origin: 'http://localhost:1' };
    expect((await ask(site, '/anything', { method: 'POST', headers: other })).status).toBe(403);
    await site.close();
  });

  it('is so as well when it listens everywhere', () => {
    const all = [...ownOrigins('http://0.0.0.0:3000')].sort();
    expect(all).toEqual(['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost:3000']);
  });

  it('does not take the address from a header', async () => {
    const site = await startSite();
    const heard = await ask(site, '/anything', { headers: { 'x-forwarded-for': '203.0.113.1' } });
    expect(JSON.parse(heard.text).address).toBe('127.0.0.1');
    await site.close();
  });
});

describe('socket handshake', () => {
  const handshake = (headers: Record<string, string>) => {
    const req = new IncomingMessage(new Socket());
    req.method = 'GET';
    Object.assign(req.headers, host, headers);
    return allowHandshake(req, ownOrigins(PUBLIC), 0);
  };

  it.each(CASES)('%s', (_name, headers, allowed) => {
    expect(handshake(headers)).toBe(allowed);
  });

  it('needs our own name too', () => {
    expect(handshake({ origin: PUBLIC, host: 'jahat.contoh' })).toBe(false);
  });
});
