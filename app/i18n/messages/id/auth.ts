/** Signing in, invitations, the second factor, one's own sessions: the Indonesian source. */
export const auth = {
  signIn: {
    title: 'Masuk',
    lead: 'Dengan akun dari undangan jejaring Anda.',
    email: 'Alamat surel',
    password: 'Kata sandi',
    submit: 'Masuk',
    noAccount: 'Belum punya akun? Administrator jejaring mengirim undangan.',
    purpose:
      'Kami menyimpan nama, lembaga, jabatan, dan satu alamat kontak Anda, hanya untuk musyawarah ini.',
  },
  secondFactor: {
    title: 'Faktor kedua',
    lead: 'Masukkan enam angka dari aplikasi autentikator Anda.',
    code: 'Kode enam angka',
    help: 'Berganti setiap 30 detik dan hanya sekali pakai.',
    submit: 'Lanjut',
    setTitle: 'Pasang faktor kedua',
    setLead: 'Pindai kode ini dengan aplikasi autentikator, lalu masukkan kodenya.',
    setSecret: 'Atau ketik kunci ini',
    setSubmit: 'Pasang',
    isSet: 'Faktor kedua terpasang',
    notSet: 'Faktor kedua belum dipasang',
    fresh: 'Kode baru dari aplikasi autentikator',
  },
  invitation: {
    title: 'Terima undangan',
    lead: (network: string) => `Anda diundang bergabung dengan ${network}.`,
    choosePassword: 'Buat kata sandi',
    passwordHelp:
      'Paling sedikit 12 karakter. Kalimat pendek yang mudah diingat lebih baik daripada kata rumit.',
    submit: 'Buat akun',
    expires: 'Berlaku sampai',
  },
  account: {
    title: 'Akun saya',
    mandates: 'Mandat saya',
    noMandates: 'Belum ada mandat yang tercatat',
    noMandatesBody:
      'Mandat dari lembaga Anda muncul di sini, lengkap dengan nomor surat dan masa berlakunya.',
    sessions: 'Perangkat yang masuk',
    thisDevice: 'perangkat ini',
    endSession: 'Akhiri',
    endOthers: 'Akhiri semua yang lain',
    lastSeen: 'Terakhir dipakai',
    signOut: 'Keluar',
    changePassword: 'Ganti kata sandi',
    currentPassword: 'Kata sandi sekarang',
    newPassword: 'Kata sandi baru',
  },
} as const;
