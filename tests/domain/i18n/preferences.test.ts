import { expect, test } from 'vitest';
import { leanCookie, leanOf, localeCookie, ownPath, preferencesOf, themeCookie } from '#app/preferences.ts';

test('Indonesian and the device decide until a reader chooses', () => {
  expect(preferencesOf(null)).toEqual({ locale: 'id', theme: null });
  expect(preferencesOf('a=b; mufakat-bahasa=en; mufakat-theme=dark')).toEqual({
    locale: 'en',
    theme: 'dark',
  });
  expect(preferencesOf('mufakat-bahasa=xx; mufakat-theme="><script>')).toEqual({ locale: 'id', theme: null });
});

test('a choice is kept for a year; a foreign one is not', () => {
  expect(localeCookie('en', true)).toBe(
    'mufakat-bahasa=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
  );
  expect(localeCookie('en; Domain=evil', false)).toBeNull();
  expect(themeCookie('dark', false)).toContain('mufakat-theme=dark; ');
  expect(themeCookie('device', false)).toContain('Max-Age=0');
});

test('little data is wished for and taken back', () => {
  expect(leanOf(leanCookie(true, false).split(';')[0])).toBe(true);
  expect(leanOf(leanCookie(false, false).split(';')[0])).toBe(false);
  expect(leanOf('mufakat-hemat=ya')).toBe(false);
});

test.each([
  ['/forum/1?a=b', '/forum/1?a=b'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\r\nSet-Cookie: x=y', '/'],
  ['', '/'],
  [null, '/'],
])('the way back %j leads to %s', (given, leads) => {
  expect(ownPath(given)).toBe(leads);
});
