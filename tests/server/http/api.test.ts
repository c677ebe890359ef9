import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readIdempotencyKey } from '#server/http/api.ts';
import { ask, type Heard, type Site, startSite } from './support/site.ts';

const parsed = (heard: Heard) => JSON.parse(heard.text);

describe('the API', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());
  beforeEach(() => {
    site.calls.length = 0;
  });
  const token = { authorization: 'Bearer mfk_0123456789abcdef_x' };
  const post = (name: string, headers: Record<string, string> = {}, body = '{"title":"Catatan"}') =>
    ask(site, `/api/v1/commands/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-0001', ...token, ...headers },
      body,
    });
  const read = (path: string, headers: Record<string, string> = token) =>
    ask(site, `/api/v1/queries/${path}`, { headers });

  it('hands a command to the door with its key and its sender, and the answer back', async () => {
    const receipt = { entryId: 'e', networkId: 'n', leaf: 'l', at: '2026-11-22T03:00:00Z' };
    site.answerWith({ ok: true, output: { length: 7 }, receipt });
    const heard = await post('note.write', {
      'user-agent': 'Skrip',
      cookie: 'mufakat=x',
      origin: site.origin,
    });
    expect(heard.status).toBe(200);
    expect(parsed(heard)).toEqual({ ok: true, output: { length: 7 }, receipt });
    expect(site.calls).toEqual([
      {
        name: 'note.write',
        input: { title: 'Catatan' },
        key: 'key-0001',
        // A token leaves the cookie no say.
        credentials: {
          authorization: token.authorization,
          cookie: null,
          address: '127.0.0.1',
          userAgent: 'Skrip',
        },
      },
    ]);
  });

  it('takes the cookie of our own pages when there is no token', async () => {
    await post('note.write', { authorization: '', cookie: 'mufakat=x', origin: site.origin });
    expect(site.calls[0]?.credentials.cookie).toBeNull();
    await ask(site, '/api/v1/queries/note.list', { headers: { cookie: 'mufakat=x' } });
    expect(site.calls[1]?.credentials).toMatchObject({ authorization: null, cookie: 'mufakat=x' });
  });

  it('answers a refusal with its status, code, both sentences and fields', async () => {
    site.answerWith({ ok: false, refusal: { code: 'stale_version', fields: { title: 'stale_version' } } });
    const heard = await post('note.write');
    expect(heard.status).toBe(409);
    const { error } = parsed(heard);
    expect(error.code).toBe('stale_version');
    expect(error.fields).toEqual({ title: 'stale_version' });
    expect(error.message.id.length).toBeGreaterThan(10);
    expect(error.message.en.length).toBeGreaterThan(10);
    expect(heard.headers['content-type']).toMatch(/^application\/json/);
  });

  it('says how long to wait', async () => {
    site.answerWith({ ok: false, refusal: { code: 'rate_limited', details: { retryAfter: 42 } } });
    const heard = await post('note.write');
    expect([heard.status, heard.headers['retry-after']]).toEqual([429, '42']);
    site.answerWith({ ok: false, refusal: { code: 'unavailable' } });
    expect((await post('note.write')).headers['retry-after']).toBe('5');
  });

  it('hides an unforeseen error behind its code and keeps the server up', async () => {
    site.answerWith(new Error('relation "note" does not exist'));
    const heard = await post('note.write');
    expect([heard.status, parsed(heard).error.code]).toEqual([500, 'internal']);
    expect(heard.text).not.toMatch(/relation|at .*\.ts/);
    site.answerWith(Object.assign(new Error('pool is gone'), { code: 'unavailable' }));
    expect((await post('note.write')).status).toBe(503);
    expect((await post('note.write')).status).toBe(200);
  });

  it.each(['nothing.here', '__proto__', 'constructor', 'toString', 'house.rebuild', 'note.list', '%2e%2e'])(
    'knows no command %s',
    async (name) => {
      const heard = await post(name);
      expect([heard.status, parsed(heard).error.code]).toEqual([
        404,
        name === '%2e%2e' ? expect.any(String) : 'unknown_command',
      ]);
      expect(site.calls).toHaveLength(0);
    },
  );

  it.each(['', 'short', 'ends with space ', 'x'.repeat(129), '"unbalanced-key', 'semi;colon;key'])(
    'asks for a proper key instead of %j',
    async (key) => {
      const heard = await post('note.write', { 'idempotency-key': key });
      expect([heard.status, parsed(heard).error.code]).toEqual([400, 'key_missing']);
    },
  );

  it('reads a key in quotes or not', () => {
    expect(readIdempotencyKey('"01890f3e-5c1a-7c3e-8a21-2b7d6f0c9a11"')).toBe(
      '01890f3e-5c1a-7c3e-8a21-2b7d6f0c9a11',
    );
    expect(readIdempotencyKey('abcdefgh')).toBe('abcdefgh');
    expect(readIdempotencyKey(undefined)).toBeNull();
  });

  it('takes JSON only, and an empty body as an empty input', async () => {
    const form = await post('note.write', { 'content-type': 'application/x-www-form-urlencoded' }, 'title=a');
    expect([form.status, parsed(form).error.code]).toEqual([415, 'unsupported_media']);
    await post('note.write', {}, '');
    expect(site.calls[0]?.input).toEqual({});
  });

  it('says which method is right', async () => {
    const get = await ask(site, '/api/v1/commands/note.write', { headers: token });
    expect([get.status, get.headers.allow]).toEqual([405, 'POST']);
    const post = await ask(site, '/api/v1/queries/note.list', { method: 'POST', headers: token });
    expect([post.status, post.headers.allow]).toEqual([405, 'GET']);
    expect((await ask(site, '/api/v1/elsewhere', { headers: token })).status).toBe(404);
  });

  it.each([
    ['note.list', {}],
    ['note.list?limit=20&open=true&code=007', { limit: 20, open: true, code: '007' }],
    ['note.list?limit=many&open=maybe', { limit: 'many', open: 'maybe' }],
    ['note.list?after=', { after: null }],
    ['note.list?tags=a&tags=b', { tags: ['a', 'b'] }],
    ['note.list?tags=a', { tags: ['a'] }],
    ['note.list?tags=%5B%22a%22%5D', { tags: ['a'] }],
    ['note.list?code=a&code=b', { code: ['a', 'b'] }],
    ['note.list?unknown=1', { unknown: '1' }],
    ['note.list?input=%7B%22limit%22%3A5%7D', { limit: 5 }],
  ])('reads %s', async (path, input) => {
    expect((await read(path)).status).toBe(200);
    expect(site.calls[0]?.input).toEqual(input);
  });

  it.each([
    'note.list?input=%7B',
    'note.list?input=%7B%7D&limit=1',
    `note.list?input=${encodeURIComponent('['.repeat(300))}`,
    'note.list?__proto__=1',
    'note.list?input=%7B%22__proto__%22%3A1%7D',
  ])('refuses %s', async (path) => {
    expect((await read(path)).status).toBe(400);
    expect(site.calls).toHaveLength(0);
  });
});
