import { Agent, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JSON_LIMITS, readJson, scanJson, scanValue } from '#server/http/json-scan.ts';
import { ask, type Heard, type Site, startSite, talk } from './support/site.ts';

const JSON_HEADERS = {
  'content-type': 'application/json',
  'idempotency-key': 'test-key-0001',
  authorization: 'Bearer mfk_x',
};
const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
const codeOf = (heard: Heard): string => JSON.parse(heard.text).error.code;

describe('limits', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());
  beforeEach(() => {
    site.calls.length = 0;
  });
  const write = (body: string | Buffer, headers: Record<string, string> = JSON_HEADERS) =>
    ask(site, '/api/v1/commands/note.write', {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      body,
    });

  it.each([
    '/__manifest',
    '/__manifest?p=/a&p=/b',
    '/__MANIFEST',
    '//__manifest',
    '/__manifest/',
    '/%5f_manifest?p=/x',
    `/__manifest?p=${'/a'.repeat(3_000)}`,
  ])('never show %s to the router', async (path) => {
    expect((await ask(site, path)).status).toBe(404);
  });

  it.each([
    [64, 200],
    [65, 414],
    [2_000, 414],
  ])('take a path of %i segments with %i', async (segments, status) => {
    expect((await ask(site, '/a'.repeat(segments))).status).toBe(status);
  });

  it('count segments that are hidden behind percent signs', async () => {
    expect((await ask(site, `/${'a%2f'.repeat(100)}`)).status).toBe(414);
  });

  it.each(['/%zz', '/%E0%A4%A', '/a%00b', 'http://jahat.contoh/', '*'])(
    'refuse the unreadable path %s',
    async (path) => {
      expect((await ask(site, path)).status).toBe(400);
    },
  );

  it('refuse 10 MB of JSON before reading it, and keep the connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const through = (method: string, path: string, body: Buffer) =>
      new Promise<{ status: number; local: number }>((resolve, reject) => {
        const headers = {
          ...JSON_HEADERS,
          host: `localhost:${site.port}`,
          'content-length': String(body.length),
        };
        const req = request({ agent, host: '127.0.0.1', port: site.port, path, method, headers }, (res) => {
          const local = res.socket.localPort ?? 0;
          res.resume().on('end', () => resolve({ status: res.statusCode ?? 0, local }));
        });
        req.on('error', reject);
        req.end(body);
      });
    const refused = await through('POST', '/api/v1/commands/note.write', Buffer.alloc(10_000_000, 'a'));
    const after = await through('POST', '/api/v1/commands/note.write', Buffer.from('{"title":"a"}'));
    expect([refused.status, after.status]).toEqual([413, 200]);
    expect(after.local).toBe(refused.local);
    expect(site.calls).toHaveLength(1);
    agent.destroy();
  });

  it('refuse a body of unknown length once it is too long', async () => {
    const chunk = Buffer.concat([Buffer.from('40000\r\n'), Buffer.alloc(0x40000, 'a'), Buffer.from('\r\n')]);
    const head = (path: string, type: string) =>
      `POST ${path} HTTP/1.1\r\nHost: localhost:${site.port}\r\nOrigin: ${site.origin}\r\nContent-Type: ${type}\r\n` +
      'Idempotency-Key: test-key-0002\r\nTransfer-Encoding: chunked\r\n\r\n';
    const long = Array.from({ length: 12 }, () => chunk);
    const api = await talk(site, [head('/api/v1/commands/note.write', 'application/json'), ...long]);
    expect(api).toMatch(/^HTTP\/1\.1 413 /);
    for (const path of ['/form', '/action']) {
      const form = await talk(site, [head(path, 'application/x-www-form-urlencoded'), ...long]);
      expect(form).toMatch(/^HTTP\/1\.1 413 /);
    }
    expect(site.calls).toHaveLength(0);
    expect((await ask(site, '/')).status).toBe(200);
  });

  it('let a form of allowed size through to its reader whole', async () => {
    const body = `a=${'x'.repeat(90_000)}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: site.origin };
    const heard = await ask(site, '/form', { method: 'POST', headers, body });
    expect(heard.text).toBe(`read ${90_000 + '{"a":""}'.length}`);
    expect((await ask(site, '/action', { method: 'POST', headers, body })).text).toBe('read 90000');
  });

  it('judge a form and a file by their own limits', async () => {
    const headers = (type: string, length: number) => ({
      origin: site.origin,
      'content-type': type,
      'content-length': String(length),
    });
    const declare = (type: string, length: number) => {
      const lines = Object.entries({ host: `localhost:${site.port}`, ...headers(type, length) });
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      return talk(site, [`POST /upload HTTP/1.1\r\n${head}Connection: close\r\n\r\n`]);
    };
    expect(await declare('application/x-www-form-urlencoded', 200_000_000)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await declare('multipart/form-data; boundary=x', 200_000_000)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await declare('multipart/form-data; boundary=x', 20_000_000)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await declare('text/plain', 10)).toMatch(/^HTTP\/1\.1 415 /);
    expect(await declare('application/xml', 10)).toMatch(/^HTTP\/1\.1 415 /);
  });

  it.each([
    ['300 deep', nested(300), 'too_deep'],
    ['100,000 deep', nested(100_000), 'too_deep'],
    ['unclosed', '['.repeat(400_000), 'too_deep'],
    ['30,000 values', `[${'1,'.repeat(30_000)}1]`, 'too_deep'],
    ['__proto__', '{"title":"a","body":{"__proto__":{"admin":true}}}', 'malformed_request'],
    ['escaped __proto__', '{"body":{"__pro\\u0074o__":1}}', 'malformed_request'],
    ['constructor', '{"body":[{"constructor" : {"prototype":{}}}]}', 'malformed_request'],
    ['no JSON', '{"title":', 'malformed_request'],
    ['an unclosed string', '{"title":"abc', 'malformed_request'],
    ['no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'malformed_request'],
  ])('refuse %s', async (_name, body, code) => {
    const heard = await write(body);
    expect([heard.status, codeOf(heard)]).toEqual([400, code]);
    expect(site.calls).toHaveLength(0);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('let words through that only look dangerous', async () => {
    const input = { title: '__proto__', body: ['constructor', '[[[[', '\\"{', { 'proto\\"type': '{' }] };
    const heard = await write(JSON.stringify(input));
    expect([heard.status, site.calls[0]?.input]).toEqual([200, input]);
  });
});

describe('scanning JSON', () => {
  it('allows just what the limits allow', () => {
    expect(scanJson(nested(JSON_LIMITS.depth))).toBeNull();
    expect(scanJson(nested(JSON_LIMITS.depth + 1))).toBe('too_deep');
    expect(readJson('{"a":[1,{"b":null}]}')).toEqual({ ok: true, value: { a: [1, { b: null }] } });
    expect(readJson('')).toEqual({ ok: false, code: 'malformed_request' });
  });

  it('does the same for values that were parsed elsewhere', () => {
    expect(scanValue(JSON.parse(nested(JSON_LIMITS.depth)))).toBeNull();
    expect(scanValue(JSON.parse(nested(JSON_LIMITS.depth + 1)))).toBe('too_deep');
    expect(scanValue(Array.from({ length: 30_000 }, () => 1))).toBe('too_deep');
    expect(scanValue(JSON.parse('{"a":{"__proto__":1}}'))).toBe('malformed_request');
    expect(scanValue({ a: ['b', null, undefined, new Uint8Array(100_000)] })).toBeNull();
  });

  it('takes a moment for a megabyte of anything', () => {
    const began = performance.now();
    for (const sign of ['"', '\\', '{', '[', ',', '"a":', '\\"', ' '])
      scanJson(sign.repeat(1_000_000 / sign.length));
    scanJson(`"${'a'.repeat(1_000_000)}"${' '.repeat(100_000)}:1`);
    scanJson(`[${`"a"${' '.repeat(50)}`.repeat(20_000)}]`);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
