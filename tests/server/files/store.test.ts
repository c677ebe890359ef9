import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clearInterruptedUploads,
  createFileStore,
  downloadHeaders,
  FILE_BYTES,
  filePath,
  openFile,
  storeUpload,
} from '#server/files/store.ts';
import { archive, DOCX, JPG, type Part, PDF, PNG, XLSX } from './support/archive.ts';

const BY = { networkId: 'jejaring', accountId: 'akun' };

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'mufakat-files-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** Every file below the store, incoming ones included; without the marks of who brought it. */
async function kept(): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.filter((one) => !one.parentPath.startsWith(path.join(dir, 'brought'))).map((one) => one.name);
}

/** Bytes in pieces of an odd size, as a network gives them. */
async function* inPieces(bytes: Buffer, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('keeping a file', () => {
  it.each([
    ['surat.pdf', PDF, 'pdf', 'application/pdf'],
    ['foto.png', PNG, 'png', 'image/png'],
    ['FOTO.JPEG', JPG, 'jpg', 'image/jpeg'],
    ['naskah.docx', archive(DOCX), 'docx', expect.stringContaining('wordprocessingml')],
    ['data.xlsx', archive(XLSX, 'a comment'), 'xlsx', expect.stringContaining('spreadsheetml')],
  ])('takes %s and lays it by its hash', async (name, bytes, type, mime) => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const result = await storeUpload(dir, inPieces(bytes), name, BY);
    expect(result).toMatchObject({ ok: true, file: { hash, bytes: bytes.length, type, mime } });
    const place = filePath(dir, hash);
    expect(place).toBe(path.join(dir, hash.slice(0, 2), hash.slice(2)));
    expect((await readFile(place)).equals(bytes)).toBe(true);
    expect(await kept()).toHaveLength(1);
  });

  it('keeps the same bytes once, also when they come at the same instant', async () => {
    const results = await Promise.all(
      [1, 2, 3].map((i) => storeUpload(dir, inPieces(PDF, i), `surat ${i}.pdf`, BY)),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    await storeUpload(dir, PDF, 'lagi.pdf', BY);
    expect(await kept()).toHaveLength(1);
  });

  it('reads it back, and nothing else', async () => {
    const result = await storeUpload(dir, PDF, 'surat.pdf', BY);
    const hash = result.ok ? result.file.hash : '';
    const opened = await openFile(dir, hash);
    const pieces: Buffer[] = [];
    for await (const piece of opened?.stream ?? []) pieces.push(Buffer.from(piece));
    expect(opened?.bytes).toBe(PDF.length);
    expect(Buffer.concat(pieces).equals(PDF)).toBe(true);
    for (const wrong of ['', '../../etc/passwd', hash.toUpperCase(), `${hash}x`, '0'.repeat(64)]) {
      expect(await openFile(dir, wrong)).toBeNull();
    }
    expect(() => filePath(dir, '../x')).toThrow();
  });

  it('tells handlers what is there', async () => {
    const store = createFileStore(dir);
    const result = await store.keep(archive(XLSX), 'data.xlsx', BY);
    const hash = result.ok ? result.file.hash : '';
    expect(await store.find(hash, BY)).toEqual({
      bytes: archive(XLSX).length,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    expect(await store.find('0'.repeat(64), BY)).toBeNull();
    expect(await store.find('../../etc/passwd', BY)).toBeNull();
  });

  it('knows a file only for whoever has brought it, in the network they brought it to', async () => {
    const store = createFileStore(dir);
    const result = await store.keep(PDF, 'surat.pdf', BY);
    const hash = result.ok ? result.file.hash : '';
    const other = { ...BY, accountId: 'lain' };
    for (const by of [other, { ...BY, networkId: 'lain' }]) expect(await store.find(hash, by)).toBeNull();
    // Whoever has the same bytes has no need of the first one's.
    await store.keep(PDF, 'sama.pdf', other);
    for (const by of [BY, other]) expect(await store.find(hash, by)).toMatchObject({ bytes: PDF.length });
  });

  it('stops at 25 MB without reading on, and leaves nothing', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1_048_576;
        yield Buffer.alloc(1_048_576, 0x25);
      }
    }
    expect(await storeUpload(dir, endless(), 'besar.pdf', BY)).toEqual({ ok: false, code: 'too_large' });
    expect(given).toBeLessThanOrEqual(FILE_BYTES + 2 * 1_048_576);
    expect(await kept()).toEqual([]);
  });

  it('leaves nothing when the sender goes away', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield PDF.subarray(0, 10);
      throw new Error('aborted');
    }
    await expect(storeUpload(dir, broken(), 'surat.pdf', BY)).rejects.toThrow('aborted');
    expect(await kept()).toEqual([]);
  });

  it('clears at start what a killed process left', async () => {
    await storeUpload(dir, PDF, 'surat.pdf', BY);
    await writeFile(path.join(dir, 'incoming', 'half'), 'ha');
    expect(await clearInterruptedUploads(dir)).toBe(1);
    expect(await kept()).toHaveLength(1);
    expect(await clearInterruptedUploads(path.join(dir, 'nowhere'))).toBe(0);
  });
});

describe('refusing a file', () => {
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100)]);
  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const jar = archive([{ name: 'META-INF/MANIFEST.MF' }]);

  it.each<[string, string, Buffer]>([
    ['HTML as PDF', 'a.pdf', html],
    ['HTML before a PDF', 'a.pdf', Buffer.concat([html, PDF])],
    ['a PDF that is an archive too', 'a.pdf', Buffer.concat([PDF, jar])],
    ['a PDF without an end', 'a.pdf', Buffer.concat([PDF.subarray(0, 20), Buffer.alloc(5_000, 0x20)])],
    ['SVG as PNG', 'a.png', svg],
    ['SVG by its name', 'a.svg', svg],
    ['a PNG with HTML behind it', 'a.png', Buffer.concat([PNG, html])],
    ['a PNG that is an archive too', 'a.png', Buffer.concat([PNG, jar])],
    ['a JPG that is an archive too', 'a.jpg', Buffer.concat([JPG, jar])],
    ['a JPG of three bytes', 'a.jpg', JPG.subarray(0, 3)],
    ['GIF', 'a.gif', gif],
    ['GIF as JPG', 'a.jpg', gif],
    ['a GIF that is an archive too', 'a.gif', Buffer.concat([gif, jar])],
    ['an archive before HTML', 'a.docx', Buffer.concat([archive(DOCX), html])],
    ['an archive of something else', 'a.docx', jar],
    ['a program', 'a.pdf', Buffer.from('MZ\x90\0')],
    ['nothing', 'a.pdf', Buffer.alloc(0)],
    ['another kind than the name says', 'a.png', PDF],
    ['a document called workbook', 'a.xlsx', archive(DOCX)],
    ['a name with a second extension', 'a.pdf.html', PDF],
    ['a name without an extension', 'pdf', PDF],
    ['a name of invisible letters', 'a.pdf\u202e', PDF],
  ])('%s', async (_what, name, bytes) => {
    expect(await storeUpload(dir, bytes, name, BY)).toEqual({ ok: false, code: 'file_refused' });
    expect(await kept()).toEqual([]);
  });

  const many = Array.from({ length: 2_001 }, (_, i): Part => ({ name: `word/${i}.xml` }));
  it.each<[string, Buffer]>([
    [
      'ten gigabytes in a few bytes',
      archive([...DOCX, { name: 'word/a.xml', claimUnpacked: 4_000_000_000 }]),
    ],
    ['a thousandfold', archive([...DOCX, { name: 'word/a.xml', content: Buffer.alloc(2_000_000) }])],
    ['too many entries', archive([...DOCX, ...many])],
    ['entries that share their bytes', archive([...DOCX, { name: 'word/a.xml', overlaps: true }])],
    ['the same name twice', archive([...DOCX, { name: 'word/document.xml' }])],
    ['a macro', archive([...DOCX, { name: 'word/vbaProject.bin' }])],
    ['a program inside', archive([...DOCX, { name: 'word/embeddings/a.EXE' }])],
    ['an encrypted entry', archive([...DOCX, { name: 'word/a.xml', encrypted: true }])],
    ['an entry outside the folder', archive([...DOCX, { name: '../../a.xml' }])],
    ['an absolute entry', archive([...DOCX, { name: '/etc/cron.d/a' }])],
    ['a Windows path', archive([...DOCX, { name: 'word\\..\\a.xml' }])],
    ['document and workbook at once', archive([...DOCX, { name: 'xl/workbook.xml' }])],
    ['no content types', archive([{ name: 'word/document.xml' }])],
    ['no entries', archive([])],
    ['a cut directory', archive(DOCX).subarray(0, -10)],
  ])('an office document with %s', async (_what, bytes) => {
    expect(await storeUpload(dir, bytes, 'a.docx', BY)).toEqual({ ok: false, code: 'file_refused' });
    expect(await kept()).toEqual([]);
  });

  it('does not fail on archives with any one byte wrong', async () => {
    const sound = archive(DOCX);
    for (let at = 0; at < sound.length; at += 1) {
      const bent = Buffer.from(sound);
      bent[at] = 0xff;
      expect((await storeUpload(dir, bent, 'a.docx', BY)).ok).toBeTypeOf('boolean');
    }
    expect(existsSync(path.join(dir, 'incoming'))).toBe(true);
  });
});

describe('sending a file', () => {
  it('is always a download that may do nothing', () => {
    const headers = downloadHeaders({ mime: 'application/pdf', bytes: 10, name: 'a.pdf', hash: 'ab' });
    expect(headers).toMatchObject({
      'Content-Type': 'application/pdf',
      'Content-Length': '10',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, no-store',
    });
    expect(headers['Content-Disposition']).toMatch(/^attachment; /);
    const odd = downloadHeaders({ mime: 'text/html', bytes: 1, name: 'a.html', hash: 'ab' });
    expect(odd['Content-Type']).toBe('application/octet-stream');
  });
});
