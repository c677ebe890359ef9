import { describe, expect, it } from 'vitest';
import { obtainBrowser } from '#tests/browser/obtain.mjs';

describe('finding a browser for the tests', () => {
  it('passes over what is no browser and ends with one sentence that names what was tried', async () => {
    const ways = [
      { name: 'absent', find: () => undefined },
      { name: 'no browser', find: () => process.execPath },
      {
        name: 'no registry',
        find: () => Promise.reject(new Error('registry refused')),
      },
    ];
    const failure = await obtainBrowser(undefined, ways).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).toContain('install Chromium or set CHROMIUM_PATH');
    expect(String(failure)).toContain('no browser: ');
    expect(String(failure)).toContain('no registry: registry refused');
    expect(String(failure)).not.toContain('absent: ');
  });
});
