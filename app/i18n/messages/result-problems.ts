/** Problems of official results, in both languages; part of the area `problems`. */
export const resultProblems = {
  id: {
    stage_sealed: 'Nilai tahap ini masih disegel. Buka segelnya lebih dahulu.',
    seal_open_already: 'Segel tahap ini sudah dibuka.',
    seal_stage_open: 'Tahap belum berakhir. Segel baru dapat dibuka sesudahnya.',
    seal_late_sheets:
      'Masih ada lembar terlambat yang menunggu keputusan. Putuskan dahulu sebelum nilainya terlihat.',
    result_outrun: 'Ada perubahan lain pada saat yang sama. Coba sekali lagi.',
    result_changed_since:
      'Bahan hasil berubah sejak halaman ini dibuka. Periksa lagi yang masih menghalangi dan peringkatnya, lalu ajukan.',
    result_changed_since_request:
      'Bahan hasil berubah sejak diajukan, sehingga yang disetujui bukan lagi yang diminta. Tolak permintaan ini, lalu ajukan yang baru.',
    result_gate_blocked: 'Hasil belum dapat dibekukan: masih ada yang menghalangi.',
    result_announced: 'Hasil ini sudah diumumkan.',
    result_superseded: 'Hasil ini sudah dikoreksi oleh hasil yang lebih baru.',
    result_other_step: 'Langkah ini belum atau tidak lagi berlaku untuk hasil ini. Lihat statusnya.',
    result_window_open: 'Masa sanggah belum berakhir.',
    result_objections_open: 'Masih ada sanggahan yang belum dijawab.',
    obstacle_gone: 'Hal ini sudah tidak menghalangi lagi.',
    obstacle_fixed: 'Hal ini tidak dapat dikesampingkan.',
    obstacle_overridden: 'Hal ini sudah dikesampingkan.',
    window_too_short: 'Terlalu cepat: menurut ketentuan paling sedikit {days} hari sejak hari ini.',
    decree_number_same: 'Nomor ini sama dengan Keputusan yang diubah. Tulis nomor Keputusan perubahannya.',
    decree_in_future: 'Tanggal Keputusan belum tiba.',
    announced_before_decree: 'Tanggal pengumuman mendahului tanggal Keputusan.',
  },
  en: {
    stage_sealed: 'The marks of this stage are still sealed. Open the seal first.',
    seal_open_already: 'The seal of this stage has been opened.',
    seal_stage_open: 'The stage is not over yet. The seal can be opened after that.',
    seal_late_sheets: 'Late sheets still wait for a decision. Decide about them before their marks are seen.',
    result_outrun: 'Something else changed at the same time. Try once more.',
    result_changed_since:
      'What the result is made of has changed since this page was opened. Check again what stands in the way and the ranking, then request.',
    result_changed_since_request:
      'What the result is made of has changed since it was requested, so this is no longer what was asked for. Reject this request, then make a new one.',
    result_gate_blocked: 'The result cannot be frozen yet: something stands in the way.',
    result_announced: 'This result has been announced.',
    result_superseded: 'This result has been corrected by a newer one.',
    result_other_step: 'This step is not the next one for this result. See its status.',
    result_window_open: 'The objection window has not closed yet.',
    result_objections_open: 'Some objections have not been answered yet.',
    obstacle_gone: 'This does not stand in the way any more.',
    obstacle_fixed: 'This cannot be overridden.',
    obstacle_overridden: 'This has been overridden already.',
    window_too_short: 'Too soon: the rules ask for at least {days} days from today.',
    decree_number_same: 'This is the number of the decree being amended. Write the amending decree’s number.',
    decree_in_future: 'The date of the decree has not come yet.',
    announced_before_decree: 'The announcement would come before the decree.',
  },
} as const
