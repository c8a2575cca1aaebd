/** Problems of the meetings that end a stage, in both languages; part of the area `problems`. */
export const plenaryProblems = {
  id: {
    bad_clock: 'Ini bukan jam. Tulis misalnya 09.30.',
    order_not_a_place: 'Tulis urutan sebagai angka bulat mulai 1.',
    plenary_closed:
      'Rapat pleno tahap ini sudah ditutup, sehingga penilaiannya tidak dapat diubah lagi. Isian Anda di halaman ini belum tersimpan; hubungi panitia.',
    plenary_none_closed: 'Belum ada rapat pleno yang ditutup untuk tahap ini.',
    plenary_in_preparation: 'Rapat lanjutan tahap ini sedang disiapkan.',
    plenary_not_prepared: 'Rapat pleno ini belum disiapkan.',
    plenary_changed_since:
      'Isian rapat sudah diubah orang lain sejak halaman ini dibuka. Periksa ringkasan yang baru, lalu tutup lagi.',
    plenary_ranking_changed:
      'Peringkat berubah sejak halaman ini dibuka. Periksa ringkasan yang baru, lalu tutup lagi.',
    plenary_incomplete: 'Rapat belum dapat ditutup: masih ada yang kurang.',
    plenary_outrun: 'Ada perubahan lain pada saat yang sama. Coba tutup sekali lagi.',
    plenary_conflict: 'Anda memiliki konflik kepentingan dengan {entries}. Rapat ini ditutup oleh {others}.',
    plenary_no_next: 'Ini tahap terakhir.',
  },
  en: {
    bad_clock: 'This is not a time of day. Write, for example, 09:30.',
    order_not_a_place: 'Write the order as a whole number from 1.',
    plenary_closed:
      'The plenary of this stage is closed, so its marks cannot be changed any more. What you typed on this page is not saved; contact the committee.',
    plenary_none_closed: 'No plenary of this stage has been closed yet.',
    plenary_in_preparation: 'A further meeting about this stage is being prepared.',
    plenary_not_prepared: 'This plenary has not been prepared.',
    plenary_changed_since:
      'Somebody else has changed the meeting since this page was opened. Check the new summary and close again.',
    plenary_ranking_changed:
      'The ranking has changed since this page was opened. Check the new summary and close again.',
    plenary_incomplete: 'The meeting cannot be closed yet: something is missing.',
    plenary_outrun: 'Something else changed at the same time. Try to close once more.',
    plenary_conflict: 'You have a conflict of interest with {entries}. This meeting is closed by {others}.',
    plenary_no_next: 'This is the last stage.',
  },
} as const
