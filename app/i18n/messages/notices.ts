import { defineMessages } from '../define'

/** One line after a successful act; the key stands in the address as `pesan`. */
export const noticeMessages = defineMessages({
  id: { saved: 'Tersimpan.', sent: 'Terkirim.', logged_out: 'Anda sudah keluar.' },
  en: { saved: 'Saved.', sent: 'Sent.', logged_out: 'You have logged out.' },
})
