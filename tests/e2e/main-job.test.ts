import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '#tests/browser/launch.ts';
import {
  choose,
  compose,
  connected,
  follow,
  loadsOf,
  press,
  says,
  tallyRow,
  unfold,
  until,
} from './support/acts.ts';
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts';
import { nothingWrong, signInAs, takeSeat, type Watched } from './support/people.ts';
import {
  fillCard,
  fillCommitment,
  fillForum,
  fillReport,
  fillSession,
  PARTIES,
  STORY,
} from './support/story.ts';

const { proposal: PROPOSAL, promise: PROMISE } = STORY;
const RESERVATION = 'Kami setuju bila petugas kami mendapat surat tugas dari kecamatan.';

/** The text between a page's words, such as a code that is shown once. */
async function textLike(page: Page, pattern: RegExp): Promise<string> {
  const held = await says(page, pattern);
  return pattern.exec((await held.textContent()) ?? '')?.[1] ?? '';
}

const idIn = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? '';
const addressLike = (page: Page, pattern: RegExp) => page.waitForURL((url) => pattern.test(url.pathname));

describe('the main job, everybody at once', () => {
  let browser: Browser;
  let house: DemoHouse;
  let facilitator: Watched;
  let social: Watched;
  let children: Watched;
  let women: Watched;
  let headOfSocial: Watched;
  let headOfChildren: Watched;
  let verifier: Watched;
  let forumId = '';
  let sessionId = '';
  let shortCode = '';
  let decision = '';
  let agreement = '';
  let commitment = '';

  beforeAll(async () => {
    [browser, house] = await Promise.all([launchBrowser(), openDemoHouse(inject('furnished'))]);
    const sit = async (role: string, width: 360 | 1280) => {
      const seat = await takeSeat(browser, house, { width });
      await signInAs(seat, role);
      return seat;
    };
    [facilitator, social, children, women, headOfSocial, headOfChildren, verifier] = await Promise.all([
      sit('Masuk sebagai Fasilitator Forum', 1280),
      sit('Masuk sebagai Delegasi Dinas Sosial', 360),
      sit('Masuk sebagai Delegasi LKS Anak', 360),
      sit('Masuk sebagai Delegasi DP3AKB', 1280),
      sit('Masuk sebagai Kepala Dinas Sosial', 1280),
      sit('Masuk sebagai Ketua LKS Anak', 1280),
      sit('Masuk sebagai Pemeriksa Independen', 1280),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('convenes a forum with its charter, accepted by every party', async () => {
    const { page } = facilitator;
    await page.goto('/forum');
    await follow(page, 'Bentuk forum');
    await fillForum(page);
    await addressLike(page, /^\/forum\/[^/]+\/piagam$/);
    forumId = idIn(page);

    await follow(page, 'Tulis piagam');
    await press(page, 'Simpan versi');
    await says(page, 'Belum menerima');
    const accept = async (seat: Watched, organisation: string) => {
      await seat.page.goto(`/forum/${forumId}/piagam`);
      await press(seat.page, `Terima piagam atas nama ${organisation}`);
      await seat.page.getByText('Menunggu lembaga Anda').waitFor({ state: 'detached' });
    };
    await Promise.all([
      accept(social, 'Dinas Sosial'),
      accept(children, 'LKS Anak'),
      accept(women, 'DP3AKB'),
    ]);
    await page.reload();
    await says(page, 'Semua lembaga sudah menerima piagam ini.');

    await page.goto(`/forum/${forumId}/lembaga`);
    await page.getByLabel('Orang').selectOption({ label: 'Pemeriksa Independen' });
    await page.getByRole('combobox', { name: 'Peran' }).selectOption({ label: 'Pemverifikasi' });
    await press(page, 'Beri peran');
    await says(page.getByRole('region', { name: 'Peran', exact: true }), 'Pemeriksa Independen');
  });

  it('hears input on a topic and gets a proposal', async () => {
    await social.page.goto(`/forum/${forumId}/topik`);
    await social.page.getByLabel('Judul topik').fill('Siapa mengunjungi siapa');
    await choose(social.page, /^Memutuskan/);
    await press(social.page, 'Buka topik');
    await addressLike(social.page, /^\/topik\//);

    await children.page.goto(`/forum/${forumId}/topik`);
    await follow(children.page, 'Siapa mengunjungi siapa');
    await compose(
      children.page,
      'Isi',
      'Bulan lalu satu lansia dikunjungi tiga lembaga, yang lain tidak sama sekali.',
    );
    await press(children.page, 'Kirim');
    await says(
      children.page.getByRole('region', { name: 'Masukan', exact: true }),
      /dikunjungi tiga lembaga/,
    );

    await social.page.reload();
    await says(social.page, /dikunjungi tiga lembaga/);
    await follow(social.page, 'Ajukan usulan');
    await social.page.getByLabel('Judul usulan').fill(PROPOSAL);
    await compose(
      social.page,
      'Naskah',
      'Dinas Sosial menyusun jadwal kunjungan bersama sebelum tanggal 25 setiap bulan.',
    );
    await press(social.page, 'Ajukan usulan');
    await addressLike(social.page, /^\/usulan\//);
    await says(social.page, PROPOSAL);
  });

  it('schedules a session and lets everybody in by code and by link', async () => {
    const { page } = facilitator;
    await page.goto(`/sesi/baru?forum=${forumId}`);
    await fillSession(page);
    await addressLike(page, /^\/sesi\/(?!baru)[^/]+$/);
    sessionId = idIn(page);
    shortCode =
      (await page.getByRole('img', { name: /^Kode QR/ }).getAttribute('aria-label'))?.split('kode ')[1] ?? '';
    expect(shortCode).toMatch(/^[A-Z0-9 ]{5,}$/);

    await follow(page, 'Buka konsol fasilitator');
    // Years before its hour it is opened only by who says so twice.
    await unfold(page.locator('.nextbar'), 'Buka sesi');
    await press(page, 'Buka sekarang juga');
    await says(page, 'Belum ada mata acara yang dibahas');

    await social.page.goto('/gabung');
    await social.page.getByLabel('Kode sesi').fill(shortCode.toLowerCase());
    await press(social.page, 'Gabung');
    await children.page.goto(`/g/${shortCode.replace(' ', '')}`);
    await women.page.goto(`/sesi/${sessionId}`);
    for (const seat of [social, children, women]) {
      await addressLike(seat.page, new RegExp(`^/sesi/${sessionId}$`));
      await press(seat.page, 'Saya hadir');
      await says(seat.page, /^Tercatat hadir/);
    }
    await says(page, 'Terpenuhi');
  });

  it('tests for consensus live and decides with a reservation', async () => {
    const { page } = facilitator;
    await connected(page);
    const loads = loadsOf(page);
    await press(page, /^Mulai: Jadwal kunjungan/);
    for (const step of ['Klarifikasi', 'Tanggapan', 'Perbaikan', 'Uji mufakat'])
      await press(page, new RegExp(`^Lanjut: ${step}`));
    await unfold(page.locator('.nextbar'), 'Buka uji mufakat');
    await press(page.locator('.nextbar'), 'Buka uji mufakat');
    await says(page, /3 belum menjawab/);
    const agree = async (seat: Watched) => {
      await choose(seat.page, 'Setuju');
      await press(seat.page, 'Kirim jawaban');
      await says(seat.page, /^Terhitung \d/);
    };

    await Promise.all([
      agree(social),
      agree(women),
      (async () => {
        // Without its reason a reservation is not taken; the choice stays.
        await choose(children.page, 'Setuju dengan catatan');
        await press(children.page, 'Kirim jawaban');
        await says(children.page, /^Tuliskan alasannya/);
        expect(await children.page.getByRole('radio', { name: 'Setuju dengan catatan' }).isChecked()).toBe(
          true,
        );
        await children.page.getByLabel('Catatan kami').fill(RESERVATION);
        await press(children.page, 'Kirim jawaban');
        await says(children.page, /^Terhitung \d/);
      })(),
    ]);
    await Promise.all(['DS', 'P3'].map((code) => says(tallyRow(page, 'Setuju'), code)));
    await says(tallyRow(page, 'Dengan catatan'), 'LA');

    await unfold(page.locator('.nextbar'), 'Tutup uji');
    await press(page, 'Catat dan tutup uji');
    await says(page, /^Keputusan no\. \d+$/);
    await says(page, 'Mufakat dengan catatan');
    expect(loads()).toBe(0);
    await press(page, /^Selesaikan mata acara/);
    await unfold(page.locator('.nextbar'), 'Tutup sesi');
    await press(page, 'Tutup sesi untuk seterusnya');
    await says(page, 'Sesi sudah ditutup.');
    await Promise.all([social, children, women].map((seat) => says(seat.page, RESERVATION)));
  });

  it('issues a berita acara that anybody can verify', async () => {
    const { page } = facilitator;
    await page.goto(`/sesi/${sessionId}`);
    await says(page, RESERVATION);
    decision =
      (await page.getByRole('link', { name: 'Jadwal kunjungan', exact: true }).getAttribute('href')) ?? '';
    await follow(page, 'Ke berita acara');
    await page.getByLabel('Nomor berita acara').fill('400.9/012/BA/2030');
    await press(page, 'Terbitkan berita acara');
    await says(page, /Isinya dibekukan/);
    const pdf = page.getByRole('link', { name: 'Unduh PDF' });
    const answer = await facilitator.context.request.get((await pdf.getAttribute('href')) ?? '');
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const verification =
      (await page.getByRole('link', { name: 'Halaman pemeriksaan' }).getAttribute('href')) ?? '';

    const stranger = await takeSeat(browser, house, { width: 360 });
    await stranger.page.goto(verification);
    await says(stranger.page, /^Cocok\.$/);
    await says(stranger.page, /400\.9\/012\/BA\/2030/);
    expect(await stranger.page.getByText(RESERVATION).count()).toBe(0);
    nothingWrong(stranger);
    await stranger.context.close();
  });

  it('makes an agreement with a commitment that every named party accepts', async () => {
    const { page } = facilitator;
    await page.goto(decision);
    await says(page, RESERVATION);
    await follow(page, 'Susun kesepakatan');
    for (const party of [PARTIES.social, PARTIES.children])
      await page.getByRole('checkbox', { name: party }).check();
    await press(page, 'Buat draf');
    await addressLike(page, /^\/kesepakatan\/(?!baru)[^/]+$/);
    agreement = new URL(page.url()).pathname;

    await follow(page, 'Usulkan komitmen');
    await fillCommitment(page);
    await addressLike(page, /^\/komitmen\//);
    commitment = new URL(page.url()).pathname;

    await social.page.goto(commitment);
    await press(social.page, 'Terima untuk Dinas Sosial');
    await headOfChildren.page.goto('/pimpinan');
    const accept = headOfChildren.page.getByRole('button', { name: `Terima : ${PROMISE}` });
    await accept.click();
    await accept.waitFor({ state: 'detached' });
    await page.reload();
    await until(async () => (await page.getByText('Menerima', { exact: true }).count()) === 2);
  });

  it('freezes it, and every leader signs with a fresh second factor', async () => {
    await facilitator.page.goto(agreement);
    await press(facilitator.page, 'Bekukan naskah');
    await says(facilitator.page, /^Menunggu Dinas Sosial/);
    const sign = async ({ page }: Watched) => {
      await page.goto(agreement);
      const code = await textLike(page, /kode akun ini sekarang (\d{6})/);
      await page.getByLabel('Kode enam angka').fill(code);
      await press(page, 'Tanda tangani');
      await page.getByLabel('Kode enam angka').waitFor({ state: 'detached' });
    };
    await Promise.all([headOfSocial, headOfChildren].map(sign));
    await facilitator.page.reload();
    await says(facilitator.page, /^Berlaku sejak semua pihak menandatangani/);
  });

  it('keeps the promise: report with evidence, confirmation, verification, the leader sees it', async () => {
    const { page } = social;
    await page.goto(commitment);
    await follow(page, 'Laporkan perkembangan');
    await fillReport(page);
    await addressLike(page, new RegExp(`^${commitment}$`));
    await says(page, /buku-kunjungan\.pdf/);
    await says(page, /Rekap kecamatan/);

    await children.page.goto(commitment);
    await children.page.getByLabel('Alasan singkat').fill('Petugas kami ikut dan mencatatnya.');
    await press(children.page, 'Sesuai');
    await says(children.page, /Petugas kami ikut/);

    await verifier.page.goto(commitment);
    await verifier.page.getByLabel('Dasar penilaian').fill('Buku kunjungan diperiksa di enam kecamatan.');
    await press(verifier.page, 'Ditepati');
    await says(verifier.page, /Buku kunjungan diperiksa/);

    await headOfSocial.page.goto('/pimpinan');
    const kept = headOfSocial.page.getByRole('region', { name: /^Ditepati sejak/ });
    await kept.getByText(PROMISE).waitFor();
  });

  it('shows the commitment on the board, moved by one and seen by another', async () => {
    const { page } = facilitator;
    await page.goto(`/papan/baru?forum=${forumId}`);
    await page.getByLabel('Nama papan').fill('Kunjungan lansia');
    await page.getByLabel('Sasaran bersama').fill('Setiap lansia telantar dikunjungi sekali sebulan.');
    await press(page, 'Buat papan');
    await addressLike(page, /^\/papan\/(?!baru)[^/]+$/);
    const board = new URL(page.url()).pathname;
    await page.goto(`${board}/kartu-baru`);
    await fillCard(page);
    await addressLike(page, new RegExp(`^${board}$`));
    await says(page, /Komitmen: Ditepati/);
    await says(page, 'Langsung');
    const loads = loadsOf(page);

    await social.page.goto(board);
    await says(social.page, 'Langsung');
    await follow(social.page, 'Pindahkan atau ubah: Susun jadwal bulan pertama');
    const menu = social.page.getByRole('dialog');
    await choose(menu, 'Dikerjakan');
    await press(menu, 'Pindahkan');
    await says(page, /^Delegasi Dinas Sosial memindahkan Susun jadwal bulan pertama ke Dikerjakan/);
    expect(loads()).toBe(0);

    nothingWrong(facilitator, social, children, women, headOfSocial, headOfChildren, verifier);
  });
});
