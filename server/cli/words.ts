import type { Locale } from '#app/i18n/locale.ts';

const id = {
  help: `Mufakat di baris perintah.  npm run mufakat -- <kata benda> <kata kerja> …

  network create --name <nama> --region <wilayah> --administrator-name <jabatan>
                 --administrator-email <surel>     jejaring baru; mencetak tautan undangan administrator
  invitation create --account <surel>              tautan undangan (atau kata sandi baru) untuk seseorang
  token create --account <surel> [--label <nama>]  token API; ditampilkan sekali
  ledger key [--network <id>]                      kunci publik buku besar, untuk memeriksa
  ledger export <berkas> [--network <id>] [--without-openings]
                                                   menulis seluruh buku besar ke berkas baru
  ledger verify <berkas> --key <kunci publik> [--checkpoint <berkas>]
                                                   memeriksa berkas tanpa basis data: 0 utuh, 1 diubah, 2 tidak lengkap
  command <nama> --input <json> [--as <surel>] [--key <kunci>]
  query <nama> [--input <json>] [--as <surel>]     setiap perintah dan pertanyaan dari kontrak
  demo load                                        memuat jejaring contoh ke basis data kosong
  help

Pilihan di mana saja: --lang id|en. Berkas masukan: --input @berkas.json.
Kode keluar: 0 berhasil, 1 ditolak, 64 salah pakai, 69 basis data tidak dapat dibuka, 70 kesalahan pada kami.`,
  unknown: (words: string) => `Perintah tidak dikenal: ${words}. Lihat: npm run mufakat -- help`,
  missing: (options: string) => `Yang masih kurang: ${options}.`,
  wrongOption: (message: string) => `Pilihan tidak dapat dibaca: ${message}`,
  badJson: 'Masukan (--input) bukan JSON.',
  noAccount: (email: string) => `Tidak ada orang aktif dengan surel ${email}.`,
  severalPeople: (email: string) => `${email} ada di beberapa jejaring; tambahkan --network <id>.`,
  noNetwork: 'Belum ada jejaring di basis data ini.',
  unknownNetwork: (network: string) => `Jejaring ${network} tidak ada.`,
  severalNetworks: 'Ada beberapa jejaring; pilih satu dengan --network <id>:',
  networkMade: (network: string) => `Jejaring dibuat: ${network}`,
  linkOnce: 'Tautan undangan (berlaku satu kali, tidak ditampilkan lagi):',
  tokenOnce: 'Token API (tidak ditampilkan lagi):',
  fileExists: (file: string) => `Berkas ${file} sudah ada; pilih nama lain.`,
  fileRefused: (message: string) => `Berkas tidak dapat ditulis: ${message}`,
  exported: (size: number, file: string) => `${size} entri ditulis ke ${file}.`,
  withOpenings:
    'Berkas memuat data pribadi yang masih disimpan (pembuka komitmen); simpan seperti cadangan. Tanpa itu: --without-openings.',
  key: 'Kunci publik:',
  demoLoaded: 'Jejaring contoh dimuat.',
  notEmpty: 'Sudah ada jejaring di basis data ini; jejaring contoh hanya dimuat ke basis data kosong.',
  noDatabase: (message: string) => `Basis data tidak dapat dibuka: ${message}`,
  fault: (message: string) => `Kesalahan pada kami: ${message}`,
};

const en: { [Word in keyof typeof id]: (typeof id)[Word] extends string ? string : (typeof id)[Word] } = {
  help: `Mufakat on the command line.  npm run mufakat -- <noun> <verb> …

  network create --name <name> --region <region> --administrator-name <office>
                 --administrator-email <e-mail>    a new network; prints its administrator's invitation link
  invitation create --account <e-mail>             an invitation link (or a new password) for somebody
  token create --account <e-mail> [--label <name>] an API token; shown once
  ledger key [--network <id>]                      the ledger's public key, to verify with
  ledger export <file> [--network <id>] [--without-openings]
                                                   writes the whole ledger to a new file
  ledger verify <file> --key <public key> [--checkpoint <file>]
                                                   verifies a file without a database: 0 whole, 1 altered, 2 incomplete
  command <name> --input <json> [--as <e-mail>] [--key <key>]
  query <name> [--input <json>] [--as <e-mail>]    every command and query of the contract
  demo load                                        loads the demo network into an empty database
  help

Anywhere: --lang id|en. Input from a file: --input @file.json.
Exit codes: 0 done, 1 refused, 64 wrong use, 69 the database cannot be opened, 70 a fault of ours.`,
  unknown: (words) => `Unknown command: ${words}. See: npm run mufakat -- help`,
  missing: (options) => `Still missing: ${options}.`,
  wrongOption: (message) => `An option cannot be read: ${message}`,
  badJson: 'The input (--input) is not JSON.',
  noAccount: (email) => `There is no active person with the e-mail ${email}.`,
  severalPeople: (email) => `${email} is in several networks; add --network <id>.`,
  noNetwork: 'There is no network in this database yet.',
  unknownNetwork: (network) => `There is no network ${network}.`,
  severalNetworks: 'There are several networks; choose one with --network <id>:',
  networkMade: (network) => `Network created: ${network}`,
  linkOnce: 'Invitation link (works once, is not shown again):',
  tokenOnce: 'API token (is not shown again):',
  fileExists: (file) => `The file ${file} exists already; choose another name.`,
  fileRefused: (message) => `The file cannot be written: ${message}`,
  exported: (size, file) => `${size} entries written to ${file}.`,
  withOpenings:
    'The file holds personal data that are still kept (openings of commitments); keep it like a backup. Without: --without-openings.',
  key: 'Public key:',
  demoLoaded: 'The demo network is loaded.',
  notEmpty: 'There is a network in this database already; the demo network is loaded into an empty one only.',
  noDatabase: (message) => `The database cannot be opened: ${message}`,
  fault: (message) => `A fault of ours: ${message}`,
};

/** What the command line says. */
export type Words = typeof en;

/** The words in one language. */
export const wordsIn = (locale: Locale): Words => (locale === 'en' ? en : id);
