/** Problems of orders of appearance, the room's clock and reminders, in both languages; part of the area `problems`. */
export const presentationProblems = {
  id: {
    lot_out_of_range: 'Nomor undian antara 1 dan {max}.',
    lot_twice: 'Nomor {n} tertulis lebih dari satu kali.',
    phrase_signs: 'Tulis tanpa tanda kutip, garis miring terbalik, tanda $, ` atau !.',
    appearance_no_entries: 'Belum ada peserta di tahap ini.',
    appearance_changed: 'Urutan tampil ini sudah diubah orang lain. Buka lagi halamannya.',
    appearance_no_secret:
      'Rahasia undian ini tidak ada lagi, misalnya karena cadangan dipulihkan. Umumkan undian baru.',
    clock_pressed_meanwhile: 'Pengatur waktu sudah ditekan dari layar lain. Buka lagi layarnya.',
    clock_no_effect: 'Tombol itu tidak berlaku sekarang. Buka lagi layarnya.',
    judges_not_reminded:
      'Tidak ada yang dapat diingatkan: semua sudah selesai, sudah diingatkan hari ini, atau tidak mempunyai surel.',
  },
  en: {
    lot_out_of_range: 'The lot must be between 1 and {max}.',
    lot_twice: 'Lot {n} is there more than once.',
    phrase_signs: 'Write it without quotation marks, backslash, $, ` or !.',
    appearance_no_entries: 'This stage has no entries yet.',
    appearance_changed: 'Somebody else has changed this order of appearance. Open the page again.',
    appearance_no_secret:
      'The secret of this draw is gone, for instance because a backup was restored. Announce another draw.',
    clock_pressed_meanwhile: 'The clock was pressed on another screen. Open the screen again.',
    clock_no_effect: 'That button does nothing now. Open the screen again.',
    judges_not_reminded:
      'Nobody can be reminded: all have finished, were reminded today, or have no address.',
  },
}
