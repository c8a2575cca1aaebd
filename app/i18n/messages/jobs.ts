import { defineMessages } from '../define'

/** Long work that runs beside the pages. */
export const jobMessages = defineMessages({
  id: {
    title: 'Pekerjaan',
    backup: 'Membuat cadangan',
    pictures: 'Menyiapkan gambar',
    export: 'Menyiapkan ekspor',
    progress: 'Kemajuan',
    waiting: 'Menunggu giliran',
    running: 'Sedang berjalan',
    done: 'Selesai',
    failed: 'Gagal',
    cancelled: 'Dibatalkan',
    refreshes: 'Halaman ini memperbarui dirinya sendiri. Anda boleh menutupnya; pekerjaan tetap berjalan.',
    failedHelp: 'Pekerjaan ini tidak selesai. Coba lagi; bila tetap gagal, hubungi pengelola server.',
    cancel: 'Batalkan pekerjaan ini',
    cancelling: 'Akan berhenti pada langkah berikutnya.',
  },
  en: {
    title: 'Work',
    backup: 'Making a backup',
    pictures: 'Preparing pictures',
    export: 'Preparing an export',
    progress: 'Progress',
    waiting: 'Waiting its turn',
    running: 'Running',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
    refreshes: 'This page refreshes itself. You may close it; the work goes on.',
    failedHelp: 'The work did not finish. Try again; if it keeps failing, tell the operator of the server.',
    cancel: 'Cancel this work',
    cancelling: 'It will stop at its next step.',
  },
})
