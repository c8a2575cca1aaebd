import { defineMessages } from '../define'

/** One line after a successful act; the key stands in the address as `pesan`. */
export const noticeMessages = defineMessages({
  id: {
    saved: 'Tersimpan.',
    choose_files_again: 'Sesi Anda sudah berakhir. Masuklah kembali, lalu pilih berkasnya sekali lagi.',
    competition_created: 'Draf lomba dibuat. Lengkapi ketentuannya.',
    opening_requested: 'Permintaan pembukaan diajukan. Orang kedua perlu menyetujuinya.',
    change_requested: 'Perubahan ketentuan diajukan. Orang kedua perlu menyetujuinya.',
    approved: 'Disetujui. Tindakannya sudah dilakukan.',
    rejected: 'Permintaan ditolak.',
    withdrawn: 'Permintaan ditarik kembali.',
    schedule_changed: 'Waktu diubah dan sudah diumumkan.',
    draft_published: 'Draf dipajang untuk uji publik.',
    draft_withdrawn: 'Uji publik diakhiri.',
    instrument_imported: 'Instrumen diimpor seluruhnya.',
    removed: 'Dihapus.',
    sent: 'Terkirim.',
    logged_out: 'Anda sudah keluar.',
  },
  en: {
    saved: 'Saved.',
    choose_files_again: 'Your session has ended. Log in again and choose the files once more.',
    competition_created: 'The draft has been created. Complete its rules.',
    opening_requested: 'The opening has been asked for. A second person must approve it.',
    change_requested: 'The change has been asked for. A second person must approve it.',
    approved: 'Approved. It has been done.',
    rejected: 'The request was refused.',
    withdrawn: 'The request was withdrawn.',
    schedule_changed: 'The time has been changed and published.',
    draft_published: 'The draft is on show for public comment.',
    draft_withdrawn: 'The public comment has ended.',
    instrument_imported: 'The whole instrument has been imported.',
    removed: 'Removed.',
    sent: 'Sent.',
    logged_out: 'You have logged out.',
  },
})
