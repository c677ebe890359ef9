import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '#tests/browser/launch.ts';
import { choose, connected, follow, press, says, tallyRow, unfold } from './support/acts.ts';
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts';
import { awake } from './support/look.ts';
import { nothingWrong, signInAs, takeSeat, type Watched } from './support/people.ts';
import { aPdf } from './support/story.ts';

const REASON = 'Setuju bila panti kami diberi tahu paling lambat pukul 20.00.';
const SUGGESTION = 'Tambahkan nomor piket malam.';

describe('a partner without JavaScript, on a phone', () => {
  let browser: Browser;
  let house: DemoHouse;
  let partner: Watched;
  let facilitator: Watched;
  let owner: Watched;
  let sessionPath = '';
  let sessionCode = '';

  beforeAll(async () => {
    [browser, house] = await Promise.all([launchBrowser(), openDemoHouse(inject('furnished'))]);
    facilitator = await takeSeat(browser, house);
    partner = await takeSeat(browser, house, { width: 360, javaScript: false });
    await signInAs(facilitator, 'Masuk sebagai Fasilitator Forum');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('signs in, joins by the code, and checks in', async () => {
    const { page } = partner;
    await page.goto('/masuk');
    sessionCode =
      /Kode gabung (\w+)/.exec((await (await says(page, /Kode gabung/)).textContent()) ?? '')?.[1] ?? '';
    await signInAs(partner, 'Masuk sebagai Delegasi LKS Anak');
    await page.goto('/gabung');
    await page.getByLabel('Kode sesi').fill('salah');
    await press(page, 'Gabung');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Kode sesi').inputValue()).toBe('salah');
    await page.getByLabel('Kode sesi').fill(sessionCode);
    await press(page, 'Gabung');
    await page.waitForURL(/\/sesi\/[^/]+$/);
    sessionPath = new URL(page.url()).pathname;
    await facilitator.page.goto(`${sessionPath}/konsol`);
    await connected(facilitator.page);

    // The demo has counted it in already; it goes out and comes in again.
    await press(page, 'Saya keluar dari sesi');
    await choose(page, 'Daring');
    await press(page, 'Saya hadir');
    await says(page, 'Tercatat hadir: Daring, Delegasi');
  });

  it('lets an observer in with a name and one press, and out again by the facilitator', async () => {
    const guest = await takeSeat(browser, house, { width: 360, javaScript: false });
    const { page } = guest;
    await page.goto(`/g/${sessionCode}`);
    await page.getByLabel('Nama Anda').fill('Siti Pengamat');
    await press(page, 'Ikut sebagai pengamat');
    await page.waitForURL(`**${sessionPath}`);
    await says(page, /sebagai pengamat dengan nama Siti Pengamat/);
    // Nothing is asked of an observer, and nothing else is open to one.
    expect(await page.getByRole('radio').count()).toBe(0);
    expect((await page.context().request.get(`${sessionPath}/notula`)).url()).toContain('/masuk');

    const console = facilitator.page;
    // One observes in the demo already.
    await unfold(console, 'Pengamat dengan nama: 2');
    await unfold(console, 'Keluarkan Siti Pengamat');
    await console.getByRole('textbox', { name: 'Alasan', exact: true }).fill('Salah ruang');
    await press(console, 'Keluarkan');
    await console.getByText('Pengamat dengan nama: 1').waitFor();
    await page.goto(sessionPath);
    await page.waitForURL('**/masuk**');
    nothingWrong(guest);
    await guest.context.close();
  });

  it('reads the whole text', async () => {
    const text = partner.page.getByRole('region', { name: 'Naskah usulan' });
    await says(text, /^Setiap laporan anak telantar diterima di Puskesos/);
    await unfold(text, 'Naskah lengkap');
    await says(text, /^Satu formulir dipakai semua pelapor/);
  });

  it('keeps what was typed when a reservation has no reason, then counts it', async () => {
    const { page } = partner;
    await choose(page, 'Setuju dengan catatan');
    await unfold(page, 'Tambah usul perubahan');
    await page.getByLabel('Usul perubahan naskah').fill(SUGGESTION);
    await press(page, 'Kirim jawaban');
    await says(page.getByRole('alert'), /^Tuliskan alasannya/);
    expect(await page.getByRole('radio', { name: 'Setuju dengan catatan' }).isChecked()).toBe(true);
    expect(await page.getByLabel('Usul perubahan naskah').inputValue()).toBe(SUGGESTION);
    expect(await tallyRow(facilitator.page, 'Dengan catatan').getByText('LA', { exact: true }).count()).toBe(
      0,
    );

    await page.locator('textarea[name="reason"]').fill(REASON);
    await press(page, 'Kirim jawaban');
    await says(page, /^Terhitung \d/);
    await page.getByRole('button', { name: 'Perbarui jawaban' }).waitFor();
    expect(await page.locator('textarea[name="reason"]').inputValue()).toBe(REASON);
    await says(tallyRow(facilitator.page, 'Dengan catatan'), 'LA');
  });

  it('asks for the floor and withdraws', async () => {
    const { page } = partner;
    await unfold(page, 'Minta bicara');
    await choose(page, 'Pertanyaan klarifikasi');
    await press(page, 'Minta bicara');
    await page.getByRole('button', { name: 'Batal bicara' }).waitFor();
    const queue = facilitator.page.getByRole('region', { name: /^Antrean bicara/ });
    await queue.getByRole('listitem').filter({ hasText: 'LKS Anak' }).waitFor();
    await press(page, 'Batal bicara');
    await page.getByRole('button', { name: 'Batal bicara' }).waitFor({ state: 'detached' });
    await queue.getByRole('listitem').filter({ hasText: 'LKS Anak' }).waitFor({ state: 'detached' });
  });

  it('comments on a topic', async () => {
    const { page } = partner;
    await page.goto('/forum');
    await follow(page, 'Forum layanan dasar sosial: SPM bidang sosial');
    await follow(page, 'Topik');
    await follow(page, 'Siapa melayani apa bagi lima sasaran SPM');
    await page
      .getByLabel('Isi', { exact: true })
      .fill('Panti kami dapat menerima *empat* anak setiap malam.\n- laki-laki\n- perempuan');
    await press(page.getByRole('region', { name: 'Tulis masukan' }), 'Kirim');
    await says(page, 'Panti kami dapat menerima empat anak setiap malam.');
    const own = page.locator('li.talk', { hasText: 'Panti kami dapat menerima' });
    expect(await own.locator('strong', { hasText: /^empat$/ }).count()).toBe(1);

    // Changed without the editor, it keeps its list and its bold word.
    await own.locator('a[href^="/masukan/"]').first().click();
    await unfold(page, 'Ubah tulisan');
    const text = page.getByLabel('Isi', { exact: true });
    await text.fill((await text.inputValue()).replace('setiap malam', 'tiap malam'));
    await press(page, 'Simpan');
    await says(page, 'Panti kami dapat menerima empat anak tiap malam.');
    expect(await page.locator('.prose strong', { hasText: /^empat$/ }).count()).toBeGreaterThan(0);
    expect(await page.locator('.prose li', { hasText: /^laki-laki$/ }).count()).toBeGreaterThan(0);
  });

  it('changes a passage of a proposal that others have open in their editor, and both keep their words', async () => {
    const { page } = partner;
    await page.goto('/forum');
    await follow(page, 'Forum layanan dasar sosial: SPM bidang sosial');
    await follow(page, 'Usulan');
    await follow(page, 'Rencana layanan bersama lima sasaran SPM');
    await page.goto(`${new URL(page.url()).pathname}/tulis`);
    const editor = await facilitator.context.newPage();
    await editor.goto(new URL(page.url()).pathname);
    const written = editor.getByRole('textbox', { name: 'Naskah draf' });
    await written.getByText('Alat bantu dibagikan').waitFor();
    await follow(page, /^Ubah: Alat bantu dibagikan/);
    const field = page.getByLabel('Bagian ini');
    await field.fill('Alat bantu dibagikan menurut urutan kebutuhan.\nDaftarnya dibuka setiap bulan.');
    await press(page, 'Simpan bagian ini');
    await says(page, /^Daftarnya dibuka setiap bulan\./);
    await written.getByText('Daftarnya dibuka setiap bulan.').waitFor();
    // Somebody else changes it while the phone has it open: nobody's words are lost.
    await follow(page, /^Ubah: Daftarnya/);
    await written.getByText('Daftarnya dibuka setiap bulan.').click();
    await editor.keyboard.press('End');
    await editor.keyboard.type(' Semua boleh membacanya.');
    const stored = async () => (await partner.context.request.get(page.url().split('?')[0] ?? '')).text();
    await expect.poll(stored, { timeout: 10_000 }).toContain('Semua boleh membacanya.');
    await page.getByLabel('Bagian ini').fill('Daftarnya dibuka setiap pekan.');
    await press(page, 'Simpan bagian ini');
    await says(page, /baru saja diubah atau dihapus orang lain/);
    await says(page, /Yang tertulis sekarang: “Daftarnya dibuka setiap bulan\. Semua boleh membacanya\.”/);
    expect(await page.getByLabel('Bagian ini').inputValue()).toBe('Daftarnya dibuka setiap pekan.');
    await press(page, 'Simpan bagian ini');
    await written.getByText('Daftarnya dibuka setiap pekan.').waitFor();
    await editor.close();
  });

  it('offers the same form where scripts run and the editor’s code does not arrive', async () => {
    const { pathname } = new URL(partner.page.url());
    const page = await facilitator.context.newPage();
    await page.route('**/collaborative-editor-*.js', (route) => route.abort());
    await page.goto(pathname);
    await follow(page, /^Ubah: Daftarnya dibuka setiap pekan/);
    await page.waitForURL((url) => url.search !== '');
    // Until the page is awake React may lose what is done to it.
    expect(await awake(page)).toBe(true);
    await page.getByLabel('Bagian ini').fill('Daftarnya dibuka setiap hari.');
    await press(page, 'Simpan bagian ini');
    await says(page, /^Daftarnya dibuka setiap hari\./);
    await page.close();
  });

  it('keeps a draft of the starting conditions, is shown what is missing, then gives the answers', async () => {
    const { page } = partner;
    await page.goto('/beranda');
    // One step from home into the form.
    await follow(page, 'Jawab sekarang');
    const statements = page.getByRole('group', { name: /^\d\./ });
    for (let place = 0; place < 7; place += 1) await choose(statements.nth(place), /^4/);
    await press(page, 'Simpan draf');
    await says(page, /^Draf tersimpan/);
    await press(page, 'Kirim jawaban');
    await page.getByRole('alert').waitFor();
    expect(await statements.nth(0).getByRole('radio', { name: /^4/ }).isChecked()).toBe(true);
    await choose(statements.nth(7), /^2/);
    await press(page, 'Kirim jawaban');
    await page.getByRole('link', { name: 'Lihat atau ganti jawaban' }).waitFor();
  });

  it('accepts the commitment that waits for it', async () => {
    owner = await takeSeat(browser, house, { width: 360, javaScript: false });
    await signInAs(owner, 'Masuk sebagai Delegasi Dinas Sosial');
    const { page } = owner;
    await page.goto('/komitmen');
    await follow(page, '12 tempat tinggal sementara, 7 hari');
    await press(page, 'Terima untuk Dinas Sosial');
    const answers = page.getByRole('region', { name: 'Persetujuan para pihak' });
    await says(answers.getByRole('listitem').filter({ hasText: 'Dinas Sosial' }), 'Menerima');
    expect(await page.getByRole('button', { name: 'Terima untuk Dinas Sosial' }).count()).toBe(0);
  });

  it('reports progress, with the comma and the file as people send them', async () => {
    const { page } = owner;
    await page.goto('/komitmen');
    await follow(page, 'Puskesos aktif di 31 kecamatan');
    await follow(page, 'Laporkan perkembangan');
    await page.getByLabel('Capaian sampai sekarang').fill('21');
    await press(page, 'Kirim laporan');
    await page.getByLabel('Apa yang sudah terjadi').waitFor();
    expect(await page.getByLabel('Capaian sampai sekarang').inputValue()).toBe('21');
    await page.getByLabel('Apa yang sudah terjadi').fill('Empat kecamatan lagi aktif.');
    await page.getByLabel('Berkas', { exact: true }).setInputFiles(aPdf('puskesos.pdf'));
    await press(page, 'Kirim laporan');
    await page.waitForURL(/\/komitmen\/[^/]+$/);
    await says(page, /Empat kecamatan lagi aktif/);
    await says(page, /puskesos\.pdf/);
  });

  it('writes silently: an idea that nobody sees before all are shown', async () => {
    const { page } = partner;
    const console = facilitator.page;
    await unfold(console, 'Batalkan uji');
    await console.getByLabel('Alasan pembatalan').fill('Menulis gagasan dahulu.');
    await press(console.locator('#cancel'), 'Batalkan uji');
    await unfold(console, 'Buka kegiatan');
    await unfold(console, /^Menulis senyap/);
    await press(console, 'Mulai menulis senyap');
    await says(console, '0 gagasan masuk');

    await page.goto(sessionPath);
    await says(page, 'Anonim: tidak seorang pun di ruangan, termasuk fasilitator, melihat nama lembaga.');
    await page.getByLabel('Gagasan Anda').fill('Jaga malam bergiliran');
    await press(page, 'Kirim gagasan');
    await says(page, 'Jaga malam bergiliran');
    await unfold(page, 'Ubah');
    await page.locator('form[id^="rewrite"] textarea').fill('Jaga malam bergiliran antar panti');
    await press(page, 'Simpan');
    await says(page, 'Jaga malam bergiliran antar panti');
    await says(console, '1 gagasan masuk');
    expect(await console.getByText('bergiliran').count()).toBe(0);

    await press(console, /^Tampilkan semua gagasan/);
    await console.getByRole('listitem').filter({ hasText: 'Jaga malam bergiliran antar panti' }).waitFor();
    await page.reload();
    await says(page, 'Fasilitator sedang mengelompokkan gagasan.');
    await says(page, 'Jaga malam bergiliran antar panti');
    nothingWrong(owner, partner, facilitator);
  });

  it('answers a statement that somebody else wrote, and is told that it counts', async () => {
    const { page } = partner;
    const console = facilitator.page;
    await unfold(console, 'Tutup kegiatan');
    await press(console.locator('#close-activity'), 'Tutup kegiatan');
    await unfold(console, 'Buka kegiatan');
    await unfold(console, /^Pernyataan/);
    await press(console, 'Buka pernyataan');
    await unfold(console, 'Tambah pernyataan');
    await console.locator('#add-statement textarea').fill('Satu formulir cukup.');
    await press(console.locator('#add-statement'), 'Tambah pernyataan');
    await console.getByRole('listitem').filter({ hasText: 'Satu formulir cukup.' }).waitFor();

    await page.goto(sessionPath);
    const counted = page.getByRole('listitem').filter({ hasText: /^Terhitung/ });
    await says(counted, /belum/);
    await press(page.getByRole('form', { name: 'Satu formulir cukup.' }), 'Tidak setuju');
    await says(page, '1 dari 1 pernyataan sudah Anda jawab');
    expect(await counted.textContent()).toBe('Terhitung');
    nothingWrong(partner, facilitator);
  });
});
