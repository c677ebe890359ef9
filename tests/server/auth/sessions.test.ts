import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSessions, type SessionPort, type SessionRow } from '#server/auth/lucia.ts';
import { hashToken } from '#server/auth/tokens.ts';

const HOUR = 3_600_000;
const START = new Date('2026-11-22T03:00:00Z');
const facts = { administrator: false, secondFactorAt: null, address: '203.0.113.7', userAgent: 'Browser' };

/** Rows in memory, with a count of the writes that sliding costs. */
function memoryPort() {
  const rows = new Map<string, SessionRow>();
  const counts = { extended: 0 };
  const port: SessionPort = {
    insert: async (row) => void rows.set(row.idHash, row),
    find: async (idHash) => rows.get(idHash) ?? null,
    extend: async (idHash, expiresAt) => {
      counts.extended += 1;
      const row = rows.get(idHash);
      if (row) rows.set(idHash, { ...row, expiresAt });
    },
    remove: async (idHash) => void rows.delete(idHash),
    removeAll: async (accountId) => {
      for (const row of rows.values()) if (row.accountId === accountId) rows.delete(row.idHash);
    },
  };
  return { port, rows, counts };
}

/** What a browser sends back for a Set-Cookie value. */
const sent = (setCookie: string): string => setCookie.split(';')[0] ?? '';

describe('sessions', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START, toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keep no usable token at rest', async () => {
    const { port, rows } = memoryPort();
    const { token, row } = await createSessions(port, { secureCookies: true }).issue('account-1', facts);
    expect(rows.get(hashToken(token))).toEqual(row);
    expect(JSON.stringify([...rows.values()])).not.toContain(token);
    expect(token.length * 5).toBeGreaterThanOrEqual(128);
  });

  it('set a host cookie over https and a plain one on loopback', async () => {
    const secure = createSessions(memoryPort().port, { secureCookies: true });
    const plain = createSessions(memoryPort().port, { secureCookies: false });
    const { cookie, token } = await secure.issue('account-1', facts);
    const parts = cookie.split('; ');
    expect(parts[0]).toBe(`__Host-mufakat=${token}`);
    expect(parts.slice(1).sort()).toEqual([
      'HttpOnly',
      `Max-Age=${7 * 24 * 3600}`,
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    const loopback = (await plain.issue('account-1', facts)).cookie;
    expect(loopback).toMatch(/^mufakat=/);
    expect(loopback).not.toContain('Secure');
    expect(secure.blankCookie()).toMatch(/^__Host-mufakat=; .*Max-Age=0/);
    expect(secure.blankCookie()).toContain('Secure');
  });

  it('end after eight idle hours, and go on while they are used', async () => {
    const { port, rows } = memoryPort();
    const sessions = createSessions(port, { secureCookies: true });
    const { cookie } = await sessions.issue('account-1', facts);
    for (let i = 0; i < 3; i += 1) {
      vi.advanceTimersByTime(7 * HOUR);
      vi.setSystemTime(START.getTime() + (i + 1) * 7 * HOUR);
      expect((await sessions.read(sent(cookie)))?.accountId).toBe('account-1');
    }
    vi.setSystemTime(START.getTime() + 29 * HOUR);
    expect(await sessions.read(sent(cookie))).toBeNull();
    expect(rows.size).toBe(0);
  });

  it('write the new end at most every five minutes', async () => {
    const { port, counts } = memoryPort();
    const sessions = createSessions(port, { secureCookies: true });
    const { cookie } = await sessions.issue('account-1', facts);
    for (let minute = 0; minute <= 60; minute += 1) {
      vi.setSystemTime(START.getTime() + minute * 60_000);
      await sessions.read(sent(cookie));
    }
    expect(counts.extended).toBe(12);
  });

  it.each([
    [false, 7 * 24],
    [true, 12],
  ])('end for good (administrator: %s) after %i hours however busy', async (administrator, hours) => {
    const { port, counts } = memoryPort();
    const sessions = createSessions(port, { secureCookies: true });
    const { cookie } = await sessions.issue('account-1', { ...facts, administrator });
    for (let hour = 1; hour < hours; hour += 1) {
      vi.setSystemTime(START.getTime() + hour * HOUR);
      expect(await sessions.read(sent(cookie))).not.toBeNull();
    }
    const before = counts.extended;
    vi.setSystemTime(START.getTime() + hours * HOUR - 1000);
    expect(await sessions.read(sent(cookie))).not.toBeNull();
    expect(counts.extended).toBe(before);
    vi.setSystemTime(START.getTime() + hours * HOUR + 1000);
    expect(await sessions.read(sent(cookie))).toBeNull();
  });

  it('end one by one and all at once', async () => {
    const { port } = memoryPort();
    const sessions = createSessions(port, { secureCookies: true });
    const [one, two, other] = [
      await sessions.issue('account-1', facts),
      await sessions.issue('account-1', facts),
      await sessions.issue('account-2', facts),
    ];
    expect(one.token).not.toBe(two.token);
    await sessions.end(one.row.idHash);
    expect(await sessions.read(sent(one.cookie))).toBeNull();
    expect(await sessions.read(sent(two.cookie))).not.toBeNull();
    await sessions.endAll('account-1');
    expect(await sessions.read(sent(two.cookie))).toBeNull();
    expect(await sessions.read(sent(other.cookie))).not.toBeNull();
  });

  it.each([
    undefined,
    null,
    '',
    '__Host-mufakat=',
    '__Host-mufakat=%zz',
    '%zz=%zz; __Host-mufakat=%E0%A4%A',
    `__Host-mufakat=${'a'.repeat(40)}`,
    `__Host-mufakat=${'a'.repeat(60_000)}`,
    ';;;===',
  ])('are not found for the header %j', async (header) => {
    expect(await createSessions(memoryPort().port, { secureCookies: true }).read(header)).toBeNull();
  });

  it('are found among other cookies, and never under the other name', async () => {
    const { port } = memoryPort();
    const sessions = createSessions(port, { secureCookies: true });
    const { cookie, token } = await sessions.issue('account-1', facts);
    expect(await sessions.read(`a=b; lang=id;${sent(cookie)}; x=%zz`)).not.toBeNull();
    expect(await sessions.read(`mufakat=${token}`)).toBeNull();
  });
});
