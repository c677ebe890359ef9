import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * The lowest versions without a known hole that concerns us (advisories read in November 2026). Where a package
 * lives on in two lines, each line has its floor. `npm audit` is not always reachable; this always is.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  express: ['4.22.2'],
  'body-parser': ['1.20.6', '2.2.1'],
  'path-to-regexp': ['0.1.13', '8.4.0'],
  multer: ['2.2.0'],
  ws: ['7.5.11', '8.21.0'],
  'engine.io': ['6.6.9'],
  'socket.io-parser': ['4.2.7'],
  'drizzle-orm': ['0.45.2'],
  nodemailer: ['9.1.0'],
  '@tiptap/core': ['3.30.4'],
  'prosemirror-view': ['1.42.3'],
  linkifyjs: ['4.3.2'],
  dompurify: ['3.4.7'],
  // What docx brings along.
  nanoid: ['3.3.8', '5.0.9'],
  fflate: ['0.8.2'],
  '@remix-run/express': ['2.17.5'],
  '@remix-run/node': ['2.17.5'],
  '@remix-run/react': ['2.17.5'],
  '@remix-run/server-runtime': ['2.17.5'],
  '@remix-run/dev': ['2.17.5'],
  '@remix-run/router': ['1.23.4'],
  'react-router': ['6.30.6', '7.18.2'],
  'react-router-dom': ['6.30.6', '7.18.2'],
};
/** Packages whose absence would mean that this test looks at the wrong file. */
const EXPECTED = [
  'express',
  'ws',
  'engine.io',
  'drizzle-orm',
  '@remix-run/server-runtime',
  '@remix-run/router',
];

const numbers = (version: string): number[] => version.split('-', 1)[0]!.split('.').map(Number);
/** Negative, zero or positive, as the first version is lower than, equal to or higher than the second. */
function compare(one: string, other: string): number {
  const [a, b] = [numbers(one), numbers(other)];
  const at = [0, 1, 2].find((i) => a[i] !== b[i]);
  return at === undefined ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The floor of the version's own line (same major), or of the lowest line above it. */
function floorOf(version: string, floors: readonly string[]): string | undefined {
  const major = numbers(version)[0] ?? 0;
  return floors.find((floor) => (numbers(floor)[0] ?? 0) >= major) ?? floors.at(-1);
}

function installed(): Array<{ name: string; version: string }> {
  const lock: { packages: Record<string, { version?: string; name?: string }> } = JSON.parse(
    readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
  );
  return Object.entries(lock.packages)
    .filter(([path]) => path.includes('node_modules/'))
    .map(([path, { name, version }]) => ({
      name: name ?? path.slice(path.lastIndexOf('node_modules/') + 13),
      version: version ?? '0.0.0',
    }));
}

describe('version floors', () => {
  const all = installed();

  it.each(Object.entries(FLOORS))('%s is nowhere below %j', (name, floors) => {
    const below = all.filter(
      (one) => one.name === name && compare(one.version, floorOf(one.version, floors)!) < 0,
    );
    expect(below).toEqual([]);
  });

  it('is about the packages that are really used', () => {
    const names = new Set(all.map(({ name }) => name));
    expect(EXPECTED.filter((name) => !names.has(name))).toEqual([]);
  });

  it('tells a version below from one above', () => {
    expect(compare('4.22.1', '4.22.2')).toBeLessThan(0);
    expect(compare('4.22.10', '4.22.2')).toBeGreaterThan(0);
    expect(compare('8.21.0-beta.1', '8.21.0')).toBe(0);
    expect(floorOf('7.5.10', ['7.5.11', '8.21.0'])).toBe('7.5.11');
    expect(floorOf('8.20.0', ['7.5.11', '8.21.0'])).toBe('8.21.0');
    expect(floorOf('9.0.0', ['7.5.11', '8.21.0'])).toBe('8.21.0');
  });
});
