/** Who looks at a page: the chair of the demo that the page is for; a stranger is nobody yet. */
export type Chair =
  | 'stranger'
  | 'facilitator'
  | 'partner'
  | 'owner'
  | 'leader'
  | 'administrator'
  | 'verifier'
  | 'note-taker';

/** The name on each chair of the demo. */
export const CHAIRS: Readonly<Record<Exclude<Chair, 'stranger'>, RegExp>> = {
  facilitator: /Fasilitator Forum/,
  partner: /Delegasi LKS Anak/,
  owner: /Delegasi Dinas Sosial/,
  leader: /Kepala Dinas Sosial/,
  administrator: /Admin Jejaring/,
  verifier: /Pemeriksa Independen/,
  'note-taker': /Notulis Forum/,
};

/** Things of the demo that an address names; found by following the links of the demo's pages. */
export type Thing =
  | 'forum'
  | 'own-conditions'
  | 'own-leaving'
  | 'topic'
  | 'contribution'
  | 'proposal'
  | 'decision'
  | 'session'
  | 'planned-session'
  | 'closed-session'
  | 'agreement'
  | 'draft-agreement'
  | 'reached-decision'
  | 'commitment'
  | 'own-commitment'
  | 'board'
  | 'card'
  | 'organisation'
  | 'person'
  | 'code'
  | 'short-code'
  | 'entry'
  | 'invitation'
  | 'recipe';

/** One page as one chair sees it. */
export interface Visit {
  /** The address; `{thing}` stands for its name, once for each that was found, up to `most`. */
  at: string;
  by: Chair;
  /** Default 200. */
  status?: number;
  /** How many of the things are visited. Default 1. */
  most?: number;
}

const visit = (by: Chair, at: string, more: Pick<Visit, 'status' | 'most'> = {}): Visit => ({
  by,
  at,
  ...more,
});

/**
 * Every file of app/routes with the visits that show its pages, or why it has none. A file that is not here
 * fails the test of every page.
 */
export const ROUTES: Readonly<Record<string, readonly Visit[] | string>> = {
  $: [
    visit('stranger', '/tidak-ada', { status: 404 }),
    visit('partner', '/forum/01890000-0000-7000-8000-000000000000', { status: 404 }),
  ],
  _index: [visit('stranger', '/')],
  'akun._index': [visit('partner', '/akun'), visit('leader', '/akun')],
  'akun.faktor-kedua': [visit('leader', '/akun/faktor-kedua'), visit('partner', '/akun/faktor-kedua')],
  bahasa: 'keeps the chosen language and leads back',
  beranda: (['facilitator', 'partner', 'leader', 'administrator'] as const).map((by) =>
    visit(by, '/beranda'),
  ),
  'forum.$forumId._index': [
    visit('facilitator', '/forum/{forum}'),
    visit('partner', '/forum/{forum}'),
    visit('leader', '/forum/{forum}'),
  ],
  'forum.$forumId.keputusan': [visit('partner', '/forum/{forum}/keputusan')],
  'forum.$forumId.kondisi._index': [
    visit('facilitator', '/forum/{forum}/kondisi'),
    visit('partner', '/forum/{forum}/kondisi'),
    visit('facilitator', '/forum/{forum}/kondisi?pengisian=1'),
  ],
  'forum.$forumId.kondisi.jawab': [visit('partner', '/forum/{forum}/kondisi/jawab?{own-conditions}')],
  'forum.$forumId.register[.]json': 'a file',
  'forum.$forumId.register[.]csv': 'a file',
  'forum.$forumId.lembaga': [
    visit('facilitator', '/forum/{forum}/lembaga'),
    visit('partner', '/forum/{forum}/lembaga'),
  ],
  'forum.$forumId.mundur': [visit('partner', '{own-leaving}')],
  'forum.$forumId.penguatan': [
    visit('facilitator', '/forum/{forum}/penguatan'),
    visit('partner', '/forum/{forum}/penguatan'),
  ],
  'forum.$forumId.piagam._index': [visit('leader', '/forum/{forum}/piagam')],
  'forum.$forumId.piagam.baru': [visit('facilitator', '/forum/{forum}/piagam/baru')],
  'forum.$forumId.topik': [
    visit('partner', '/forum/{forum}/topik'),
    visit('facilitator', '/forum/{forum}/topik'),
  ],
  'forum.$forumId.usulan._index': [visit('partner', '/forum/{forum}/usulan')],
  'forum.$forumId.usulan.baru': [visit('partner', '/forum/{forum}/usulan/baru')],
  'forum._index': [visit('facilitator', '/forum'), visit('partner', '/forum')],
  'forum.baru': [visit('facilitator', '/forum/baru')],
  'g.$code': [visit('stranger', '/g/{short-code}')],
  gabung: [visit('stranger', '/gabung'), visit('partner', '/gabung?kode=000000', { status: 404 })],
  hemat: 'keeps the wish for little data and leads back',
  'jejak.$entryId._index': [visit('facilitator', '/jejak/{entry}')],
  'jejak.$entryId.bukti[.]json': 'a file',
  'jejaring._index': [visit('administrator', '/jejaring'), visit('partner', '/jejaring')],
  'jejaring.acuan._index': [visit('administrator', '/jejaring/acuan'), visit('leader', '/jejaring/acuan')],
  'jejaring.acuan.indikator.$indicatorId': [visit('administrator', '/jejaring/acuan/indikator/baru')],
  'jejaring.acuan.kewenangan.$authorityId': [visit('administrator', '/jejaring/acuan/kewenangan/baru')],
  'jejaring.lembaga.$organisationId._index': [
    visit('administrator', '/jejaring/lembaga/{organisation}'),
    visit('partner', '/jejaring/lembaga/{organisation}'),
  ],
  'jejaring.lembaga.$organisationId.ubah': [visit('administrator', '/jejaring/lembaga/{organisation}/ubah')],
  'jejaring.lembaga.baru': [visit('administrator', '/jejaring/lembaga/baru')],
  'jejaring.libur': [
    visit('administrator', '/jejaring/libur?tahun=2027'),
    visit('partner', '/jejaring/libur'),
  ],
  'jejaring.resep.baru': [
    visit('facilitator', '/jejaring/resep/baru'),
    visit('facilitator', '/jejaring/resep/baru?jenis=forum'),
  ],
  'jejaring.resep.$recipeId': [visit('facilitator', '/jejaring/resep/{recipe}')],
  'jejaring.resep._index': [visit('facilitator', '/jejaring/resep'), visit('partner', '/jejaring/resep')],
  'jejaring.orang.$personId': [
    visit('administrator', '/jejaring/orang/{person}'),
    visit('partner', '/jejaring/orang/{person}'),
  ],
  'jejaring.orang._index': [visit('administrator', '/jejaring/orang')],
  'jejaring.orang.baru': [visit('administrator', '/jejaring/orang/baru')],
  tamu: 'ends the seat of an observer and leads to the code',
  keluar: 'ends the sign-in and leads to the first page',
  'keputusan.$decisionId': [
    visit('partner', '/keputusan/{decision}', { most: 2 }),
    visit('facilitator', '/keputusan/{decision}'),
  ],
  'kesepakatan.$agreementId._index': [
    visit('facilitator', '/kesepakatan/{agreement}', { most: 3 }),
    visit('leader', '/kesepakatan/{agreement}', { most: 3 }),
  ],
  'kesepakatan.$agreementId.komitmen-baru': [visit('owner', '/kesepakatan/{draft-agreement}/komitmen-baru')],
  'kesepakatan.$agreementId.ubah': [visit('facilitator', '/kesepakatan/{draft-agreement}/ubah')],
  'kesepakatan._index': [visit('leader', '/kesepakatan'), visit('facilitator', '/kesepakatan')],
  'kesepakatan.baru': [visit('facilitator', '/kesepakatan/baru?keputusan={reached-decision}')],
  'komitmen.$commitmentId._index': [
    visit('owner', '/komitmen/{commitment}', { most: 6 }),
    visit('partner', '/komitmen/{commitment}', { most: 2 }),
    visit('verifier', '/komitmen/{commitment}', { most: 6 }),
  ],
  'komitmen.$commitmentId.lapor': [visit('owner', '/komitmen/{own-commitment}/lapor')],
  'komitmen._index': [visit('owner', '/komitmen'), visit('verifier', '/komitmen')],
  'masukan.$contributionId': [
    visit('facilitator', '/masukan/{contribution}'),
    visit('partner', '/masukan/{contribution}'),
  ],
  'masukan._index': [visit('partner', '/masukan'), visit('leader', '/masukan')],
  'masuk._index': [visit('stranger', '/masuk')],
  'masuk.kode': 'between password and second factor; seen by a test of its own',
  'papan.$boardId._index': [
    visit('facilitator', '/papan/{board}'),
    visit('partner', '/papan/{board}'),
    visit('leader', '/papan/{board}'),
  ],
  'papan.$boardId.kartu-baru': [visit('partner', '/papan/{board}/kartu-baru')],
  'papan.$boardId.kartu.$cardId': [
    visit('facilitator', '/papan/{board}/kartu/{card}'),
    visit('leader', '/papan/{board}/kartu/{card}'),
  ],
  'papan._index': [visit('partner', '/papan')],
  'papan.baru': [visit('facilitator', '/papan/baru')],
  pemberitahuan: [visit('partner', '/pemberitahuan'), visit('facilitator', '/pemberitahuan')],
  pimpinan: [visit('leader', '/pimpinan'), visit('partner', '/pimpinan')],
  'sesi.$id._index': [
    visit('facilitator', '/sesi/{session}', { most: 3 }),
    visit('partner', '/sesi/{session}', { most: 3 }),
    visit('leader', '/sesi/{session}', { most: 3 }),
  ],
  'sesi.$id.agenda': [visit('facilitator', '/sesi/{planned-session}/agenda')],
  'sesi.$id.bahan': [
    visit('facilitator', '/sesi/{planned-session}/bahan'),
    visit('partner', '/sesi/{planned-session}/bahan'),
  ],
  'sesi.$id.berita-acara': [visit('note-taker', '/sesi/{closed-session}/berita-acara')],
  'sesi.$id.dokumen': [
    visit('note-taker', '/sesi/{closed-session}/dokumen'),
    visit('partner', '/sesi/{planned-session}/dokumen'),
  ],
  'sesi.$id.jadwal': [visit('facilitator', '/sesi/{planned-session}/jadwal')],
  'sesi.$id.konsol': [
    visit('facilitator', '/sesi/{planned-session}/konsol', { most: 2 }),
    visit('partner', '/sesi/{planned-session}/konsol', { status: 403 }),
  ],
  'sesi.$id.layar': [visit('facilitator', '/sesi/{planned-session}/layar', { most: 2 })],
  'sesi.$id.ruang': 'leads to the session',
  'sesi.$id.undangan[.]ics': 'a file',
  'sesi._index': [visit('facilitator', '/sesi'), visit('partner', '/sesi')],
  'sesi.$id.notula._index': [
    visit('partner', '/sesi/{closed-session}/notula'),
    visit('note-taker', '/sesi/{closed-session}/notula'),
    visit('partner', '/sesi/{planned-session}/notula'),
  ],
  'sesi.$id.notula.tulis': [
    visit('note-taker', '/sesi/{closed-session}/notula/tulis'),
    visit('partner', '/sesi/{closed-session}/notula/tulis'),
  ],
  'sesi.baru': [visit('facilitator', '/sesi/baru?forum={forum}')],
  tema: 'keeps the chosen appearance and leads back',
  'topik.$topicId': [visit('partner', '/topik/{topic}', { most: 2 }), visit('facilitator', '/topik/{topic}')],
  'undangan.$token': [
    visit('stranger', '/undangan/{invitation}'),
    visit('stranger', '/undangan/tidak-berlaku', { status: 410 }),
  ],
  'usulan.$proposalId._index': [
    visit('partner', '/usulan/{proposal}', { most: 2 }),
    visit('facilitator', '/usulan/{proposal}'),
  ],
  'usulan.$proposalId.banding': [visit('partner', '/usulan/{proposal}/banding')],
  'usulan.$proposalId.tanggapan._index': [
    visit('partner', '/usulan/{proposal}/tanggapan', { most: 2 }),
    visit('facilitator', '/usulan/{proposal}/tanggapan', { most: 2 }),
  ],
  'usulan.$proposalId.tanggapan.baru': [
    visit('partner', '/usulan/{proposal}/tanggapan/baru?jenis=amendment'),
    visit('owner', '/usulan/{proposal}/tanggapan/baru?jenis=objection'),
  ],
  'usulan.$proposalId.revisi': [visit('partner', '/usulan/{proposal}/revisi')],
  'usulan.$proposalId.tulis': [
    visit('partner', '/usulan/{proposal}/tulis'),
    visit('leader', '/usulan/{proposal}/tulis'),
  ],
  'verifikasi.$code._index': [
    visit('stranger', '/verifikasi/{code}'),
    visit('stranger', '/verifikasi/TIDAKADA00000000', { status: 404 }),
  ],
  'verifikasi.$code.bukti[.]json': 'a file',
  'verifikasi._index': [visit('stranger', '/verifikasi')],
};

/** What was found in the demo, by the kind of thing. */
export type Found = ReadonlyMap<Thing, readonly string[]>;

/** The addresses a visit stands for. @throws Error when the demo has nothing of a kind that the address names */
export function addressesOf({ at, most = 1 }: Visit, found: Found): string[] {
  const named = /\{([a-z-]+)\}/g;
  const things = [...at.matchAll(named)].map((match) => match[1] as Thing);
  for (const thing of things)
    if (!found.get(thing)?.length) throw new Error(`the demo has no ${thing} for ${at}`);
  const length = Math.min(most, ...things.map((thing) => found.get(thing)!.length));
  return Array.from({ length: things.length === 0 ? 1 : length }, (_, index) =>
    at.replace(named, (_whole, thing: string) => found.get(thing as Thing)![index]!),
  );
}
