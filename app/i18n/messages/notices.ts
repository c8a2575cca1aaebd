import { defineMessages } from '../define'

/** One line after a successful act; the key stands in the address as `pesan`. */
export const noticeMessages = defineMessages({
  id: {
    saved: 'Tersimpan.',
    sent: 'Terkirim.',
    logged_out: 'Anda sudah keluar.',
    statement_signed: 'Pernyataan sudah ditandatangani.',
    stepped_aside: 'Anda tidak ikut menilai peserta itu lagi.',
    conflict_declared: 'Konflik kepentingan sudah dicatat.',
    assigned: 'Penugasan sudah dicatat.',
    entries_put: 'Peserta sudah dimasukkan ke tahap ini.',
    scores_confirmed: 'Lembar kertas sudah dikonfirmasi dan kini dihitung.',
    scores_rejected: 'Lembar kertas sudah ditolak.',
    scores_imported: 'Lembar kertas sudah dimasukkan dan menunggu konfirmasi orang lain.',
  },
  en: {
    saved: 'Saved.',
    sent: 'Sent.',
    logged_out: 'You have logged out.',
    statement_signed: 'The statement has been signed.',
    stepped_aside: 'You no longer score that entry.',
    conflict_declared: 'The conflict of interest has been recorded.',
    assigned: 'The assignments have been recorded.',
    entries_put: 'The entries are now in this stage.',
    scores_confirmed: 'The paper sheets are confirmed and now count.',
    scores_rejected: 'The paper sheets have been rejected.',
    scores_imported: 'The paper sheets have been imported and wait for another person’s confirmation.',
  },
})
