import type { Page } from 'playwright-core';
import { choose, press } from './acts.ts';

/** The parties of the story: one that leads, one that has no leader's chair in the demo, one outside government. */
export const PARTIES = {
  social: 'Dinas Sosial Kabupaten Bandung',
  women: 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana',
  children: 'Lembaga Kesejahteraan Sosial Anak',
} as const;

/** What the story of the main job is about. */
export const STORY = {
  forum: 'Satu jadwal kunjungan lansia telantar',
  proposal: 'Jadwal kunjungan bersama setiap bulan',
  item: 'Jadwal kunjungan',
  promise: '24 kunjungan bersama tercatat',
  card: 'Susun jadwal bulan pertama',
} as const;

/** A file as somebody attaches it: the smallest that is a PDF by its content. */
export const aPdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
});

/** Convenes the forum, from its empty form. */
export async function fillForum(page: Page): Promise<void> {
  await page.getByLabel('Nama forum').fill(STORY.forum);
  await page
    .getByLabel('Tujuan')
    .fill('Lansia telantar dikunjungi sekali sebulan, tidak dua kali oleh dua lembaga.');
  await choose(page, /^Satuan tugas/);
  await choose(page, 'Program');
  await page.getByLabel('Dasar hukum').fill('SK Bupati (contoh)');
  await page.getByLabel('Pemrakarsa').selectOption({ label: PARTIES.social });
  await page.getByLabel('Pemegang mandat').selectOption({ label: PARTIES.social });
  for (const party of Object.values(PARTIES)) await page.getByRole('checkbox', { name: party }).check();
  await press(page, 'Bentuk forum');
}

/** Schedules the session with the proposal on its agenda. */
export async function fillSession(page: Page): Promise<void> {
  await page.getByLabel('Nama sesi').fill('Musyawarah jadwal kunjungan');
  await page.getByLabel('Tempat').fill('Aula Dinas Sosial dan daring');
  await page.getByRole('textbox', { name: 'Mulai' }).fill('2030-03-04T09:00');
  await page.getByLabel('Selesai').fill('2030-03-04T10:30');
  const item = page.getByRole('group', { name: 'Mata acara 1' });
  await item.getByLabel('Judul').fill(STORY.item);
  await item.getByLabel('Naskah usulan').selectOption({ label: `U-01 ${STORY.proposal}` });
  await press(page, 'Jadwalkan dan undang');
}

/** Proposes the commitment: one leads, one supports. */
export async function fillCommitment(page: Page): Promise<void> {
  await page.getByLabel('Komitmen, sebagai hasil yang terlihat').fill(STORY.promise);
  await page.getByLabel('Penanggung jawab').selectOption({ label: PARTIES.social });
  await page.getByRole('checkbox', { name: PARTIES.children }).check();
  await page.getByLabel('Ukuran keberhasilan').fill('Kunjungan bersama yang tercatat');
  await page.getByLabel('Target').fill('24');
  await page.getByLabel('Satuan').fill('kunjungan');
  await page.getByLabel('Tenggat').fill('2030-12-20');
  await page.getByLabel('Sumber bukti').fill('Buku kunjungan kecamatan');
  await press(page, 'Usulkan');
}

/** Reports that it is done, with a file and a link as evidence. */
export async function fillReport(page: Page): Promise<void> {
  await page.getByLabel('Capaian sampai sekarang').fill('24');
  await page
    .getByLabel('Apa yang sudah terjadi')
    .fill('Dua puluh empat kunjungan bersama di dua belas kecamatan.');
  await page.getByLabel('Berkas', { exact: true }).setInputFiles(aPdf('buku-kunjungan.pdf'));
  await page.getByLabel('Tautan 1: keterangan').fill('Rekap kecamatan');
  await page.getByLabel('Tautan 1: alamat').fill('https://data.example/rekap');
  await press(page, 'Kirim laporan');
}

/** Adds a card that carries the commitment. */
export async function fillCard(page: Page): Promise<void> {
  await page.getByLabel('Apa yang dikerjakan').fill(STORY.card);
  await page.getByLabel('Lembaga penanggung jawab').selectOption({ label: PARTIES.social });
  await page.getByLabel('Terkait komitmen').selectOption({ label: `${STORY.promise} (Dinas Sosial)` });
  await press(page, 'Tambah kartu');
}
