import { defineMessages } from '../define'

/** What a page says while its form is written: kept apart, since the browser loads it. */
export const writingMessages = defineMessages({
  id: {
    words: '{n} kata',
    wordsOf: '{n} dari paling banyak {max} kata',
    charactersOf: '{n} dari paling banyak {max} karakter',
    saving: 'menyimpan…',
    saved: 'tersimpan {time}',
    unsent: 'belum terkirim',
    unsentCount: '{n} isian belum terkirim. Isian itu aman di perangkat ini dan dikirim begitu tersambung.',
    allSaved: 'Semua isian tersimpan {time}',
    autosaves: 'Isian tersimpan sendiri selagi Anda mengetik.',
    wrong: 'belum tersimpan',
    loggedOut: 'Sesi Anda berakhir. {n} isian aman di perangkat ini dan dikirim setelah Anda masuk lagi.',
    logIn: 'Masuk lagi',
    refused: 'Berkas ini tidak dapat diubah dengan akun Anda. Salin isian yang masih Anda perlukan.',
    late: 'Ditulis setelah penutupan. Isian ini disimpan sebagai catatan, tetapi tidak ikut terkirim.',
    unasked:
      'Bagian ini tidak termasuk yang diminta diperbaiki. Isian ini disimpan sebagai catatan, tetapi tidak mengubah berkas.',
    locked: 'Berkas sudah terkirim. Isian ini disimpan sebagai catatan, tetapi tidak mengubah berkas.',
    clash:
      '{by} mengubah isian ini pukul {time}, sementara Anda menulis. Pilih yang dipakai; keduanya tetap tersimpan.',
    theirs: 'Yang tersimpan',
    nothing: '(kosong)',
    keepMine: 'Pakai isian saya',
    keepTheirs: 'Pakai yang tersimpan',
    clashCount: '{n} isian perlu dipilih karena diubah orang lain.',
    wrongCount: '{n} isian belum dapat disimpan; periksa keterangannya.',
    lateCount: '{n} isian ditulis terlambat dan tidak ikut terkirim.',
    unaskedCount: '{n} isian tidak termasuk yang diminta diperbaiki.',
    elsewhere: 'Ada isian dari perangkat ini yang belum terkirim di bagian lain.',
    open: 'Buka bagian itu',
    restored: 'Isian yang belum terkirim dari kunjungan sebelumnya ada lagi di bawah.',
    leaving:
      '{n} isian belum terkirim. Isian itu tetap di perangkat ini, hanya untuk akun Anda, dan dikirim setelah Anda masuk lagi di sini.',
    leaveAnyway: 'Tetap keluar',
    locate: 'Pakai lokasi perangkat',
    locating: 'Mencari lokasi…',
    located: 'Lokasi diambil dari perangkat, ketepatan sekitar {n} meter.',
    locateForbidden:
      'Perangkat tidak mengizinkan lokasi dibaca. Izinkan di pengaturan peramban, atau ketik koordinatnya.',
    locateFailed: 'Lokasi belum ditemukan. Coba lagi di tempat terbuka, atau ketik koordinatnya.',
    noStore: 'Perangkat ini tidak dapat menyimpan cadangan. Jangan tutup halaman sebelum semuanya tersimpan.',
  },
  en: {
    words: '{n, plural, one {# word} other {# words}}',
    wordsOf: '{n} of at most {max} words',
    charactersOf: '{n} of at most {max} characters',
    saving: 'saving…',
    saved: 'saved {time}',
    unsent: 'not sent yet',
    unsentCount:
      '{n, plural, one {# answer is} other {# answers are}} not sent yet. They are safe on this device and are sent once connected.',
    allSaved: 'Everything saved {time}',
    autosaves: 'What you type saves itself.',
    wrong: 'not saved yet',
    loggedOut:
      'Your session has ended. {n, plural, one {# answer is} other {# answers are}} safe on this device and will be sent after you log in again.',
    logIn: 'Log in again',
    refused: 'Your account cannot change this dossier. Copy what you still need.',
    late: 'Written after closing. It is kept as a note but is not part of what was sent.',
    unasked:
      'You were not asked to correct this part. This is kept as a note but does not change the dossier.',
    locked: 'The dossier has been submitted. This is kept as a note but does not change it.',
    clash: '{by} changed this at {time} while you were writing. Choose which to use; both stay stored.',
    theirs: 'Stored now',
    nothing: '(empty)',
    keepMine: 'Use mine',
    keepTheirs: 'Use the stored one',
    clashCount:
      '{n, plural, one {# answer needs} other {# answers need}} your choice, since somebody else changed it.',
    wrongCount: '{n, plural, one {# answer} other {# answers}} cannot be saved yet; see what is said there.',
    lateCount:
      '{n, plural, one {# answer was} other {# answers were}} written too late and not part of what was sent.',
    unaskedCount: '{n, plural, one {# answer was} other {# answers were}} not asked to be corrected.',
    elsewhere: 'Answers from this device in another section have not been sent yet.',
    open: 'Open that section',
    restored: 'What was not sent at your last visit is here again.',
    leaving:
      '{n, plural, one {# answer is} other {# answers are}} not sent yet. They stay on this device, for your account only, and are sent after you log in here again.',
    leaveAnyway: 'Log out anyway',
    locate: 'Use this device’s location',
    locating: 'Looking for the location…',
    located: 'Taken from the device, precise to about {n, plural, one {# metre} other {# metres}}.',
    locateForbidden:
      'The device does not allow its location to be read. Allow it in the browser’s settings, or type the coordinates.',
    locateFailed: 'The location was not found. Try again in the open, or type the coordinates.',
    noStore: 'This device cannot keep a copy. Do not close the page before everything is saved.',
  },
})
