/** Languages of the verifier; Indonesian is the first. */
export type Language = 'id' | 'en';

/** What a log can be found to be; exit codes 0, 1 and 2 in this order. */
export type Status = 'whole' | 'altered' | 'incomplete';

type Words = { status: 'altered' | 'incomplete'; id: string; en: string };

/** `{line}` counts lines from 1; `{from}` and `{to}` are entry positions from 0; `{name}` is a field or id. */
const FINDINGS = {
  header_missing: {
    status: 'incomplete',
    id: 'Baris pembuka berkas tidak ada.',
    en: 'The opening line of the file is missing.',
  },
  line_malformed: {
    status: 'altered',
    id: 'Baris {line} tidak sesuai dengan bentuk yang ditulis oleh buku besar.',
    en: 'Line {line} does not have the form the ledger writes.',
  },
  entry_malformed: {
    status: 'altered',
    id: 'Entri {from} (baris {line}) tidak sesuai dengan bentuk yang ditulis oleh buku besar.',
    en: 'Entry {from} (line {line}) does not have the form the ledger writes.',
  },
  line_misplaced: {
    status: 'altered',
    id: 'Baris {line} tidak berada di tempatnya.',
    en: 'Line {line} is not in its place.',
  },
  entry_changed: {
    status: 'altered',
    id: 'Entri {from} (baris {line}) diubah: isinya tidak cocok dengan hash-nya.',
    en: 'Entry {from} (line {line}) was altered: its content does not match its hash.',
  },
  entry_other_network: {
    status: 'altered',
    id: 'Entri {from} (baris {line}) berasal dari jejaring lain.',
    en: 'Entry {from} (line {line}) belongs to another network.',
  },
  entry_order: {
    status: 'altered',
    id: 'Entri {from} (baris {line}) dipindahkan dari urutannya atau diulang.',
    en: 'Entry {from} (line {line}) was moved out of its order or repeated.',
  },
  entry_repeated: {
    status: 'altered',
    id: 'Entri {from} (baris {line}) memakai id entri lain: {name}.',
    en: 'Entry {from} (line {line}) uses the id of another entry: {name}.',
  },
  opening_wrong: {
    status: 'altered',
    id: 'Isi "{name}" pada entri {from} (baris {line}) bukan yang dahulu dicatat.',
    en: 'The content "{name}" of entry {from} (line {line}) is not what was recorded.',
  },
  entries_missing: {
    status: 'incomplete',
    id: 'Entri {from} sampai {to} tidak ada.',
    en: 'Entries {from} to {to} are missing.',
  },
  entries_too_many: {
    status: 'altered',
    id: 'Berkas memuat entri yang tidak disebut di baris pembukanya, mulai entri {from}.',
    en: 'The file holds entries that its opening line does not count, from entry {from}.',
  },
  key_differs: {
    status: 'altered',
    id: 'Berkas menyebut kunci publik atau nama buku besar yang lain daripada kunci yang Anda berikan.',
    en: 'The file names another public key or another log than the key you gave.',
  },
  checkpoint_unsigned: {
    status: 'altered',
    id: 'Titik periksa pada baris {line} tidak ditandatangani dengan kunci yang Anda berikan.',
    en: 'The checkpoint on line {line} is not signed with the key you gave.',
  },
  checkpoint_order: {
    status: 'altered',
    id: 'Titik periksa pada baris {line} tidak berada dalam urutannya.',
    en: 'The checkpoint on line {line} is out of order.',
  },
  range_changed: {
    status: 'altered',
    id: 'Di antara entri {from} dan {to} ada yang diubah: titik periksa pada baris {line} tidak cocok.',
    en: 'Something between entry {from} and entry {to} was altered: the checkpoint on line {line} does not match.',
  },
  not_covered: {
    status: 'incomplete',
    id: 'Entri {from} sampai {to} belum dijamin oleh titik periksa yang ditandatangani.',
    en: 'No signed checkpoint vouches for entries {from} to {to}.',
  },
  no_checkpoint: {
    status: 'incomplete',
    id: 'Tidak ada titik periksa yang ditandatangani dengan kunci yang Anda berikan.',
    en: 'There is no checkpoint signed with the key you gave.',
  },
  checkpoints_missing: {
    status: 'incomplete',
    id: 'Ada baris titik periksa yang hilang.',
    en: 'Checkpoint lines are missing.',
  },
  end_missing: {
    status: 'incomplete',
    id: 'Baris penutup tidak ada: berkas terpotong.',
    en: 'The closing line is missing: the file is cut off.',
  },
  cut_off: {
    status: 'incomplete',
    id: 'Baris terakhir ({line}) terpotong.',
    en: 'The last line ({line}) is cut off.',
  },
  end_differs: {
    status: 'altered',
    id: 'Baris penutup (baris {line}) tidak cocok dengan isi berkas.',
    en: 'The closing line (line {line}) does not match the content of the file.',
  },
  file_changed: {
    status: 'altered',
    id: 'Berkas diubah setelah ditulis; semua entri dan titik periksanya sendiri cocok.',
    en: 'The file was changed after it was written; its entries and checkpoints themselves match.',
  },
  earlier_unsigned: {
    status: 'altered',
    id: 'Titik periksa terdahulu tidak ditandatangani dengan kunci yang Anda berikan.',
    en: 'The earlier checkpoint is not signed with the key you gave.',
  },
  earlier_not_prefix: {
    status: 'altered',
    id: 'Buku besar ditulis ulang sejak titik periksa terdahulu: di antara entri {from} dan {to} ada yang diubah.',
    en: 'The log was rewritten since the earlier checkpoint: something between entry {from} and entry {to} differs.',
  },
  earlier_longer: {
    status: 'incomplete',
    id: 'Berkas lebih pendek daripada titik periksa terdahulu: entri {from} sampai {to} tidak ada.',
    en: 'The file is shorter than the earlier checkpoint: entries {from} to {to} are missing.',
  },
} as const satisfies Record<string, Words>;

/** Name of a kind of finding. */
export type FindingCode = keyof typeof FINDINGS;

/** One thing found wrong; the numbers and names its sentence needs. */
export type Finding = { code: FindingCode; line?: number; from?: number; to?: number; name?: string };

/** Whether a finding proves an alteration, or only that something is missing. */
export function statusOf(code: FindingCode): 'altered' | 'incomplete' {
  return FINDINGS[code].status;
}

/** The finding as a plain sentence. */
export function sentenceOf(finding: Finding, language: Language): string {
  const values = new Map<string, string>(Object.entries(finding).map(([key, value]) => [key, String(value)]));
  return FINDINGS[finding.code][language].replace(
    /\{(\w+)\}/g,
    (_all, key: string) => values.get(key) ?? '?',
  );
}
