import { defineMessages } from '../define'

/** Two revisions of a dossier side by side. */
export const changesMessages = defineMessages({
  id: {
    pageTitle: 'Perbandingan revisi',
    lead: 'Revisi {from} ke revisi {to}. Yang dihapus dicoret, yang baru digarisbawahi.',
    compare: 'Bandingkan dengan revisi {number}',
    added: 'ditambahkan',
    removed: 'dihapus',
    changed: 'diubah',
    nothing: 'Tidak ada yang berbeda.',
    title: 'Judul',
    files: 'Bukti dukung',
    unchanged: '{n} isian lain tidak berubah.',
    from: 'Dari revisi',
    to: 'ke revisi',
    show: 'Tampilkan',
    choose: 'Pilih dua revisi',
  },
  en: {
    pageTitle: 'Revisions compared',
    lead: 'Revision {from} to revision {to}. What was taken out is struck through, what is new is underlined.',
    compare: 'Compare with revision {number}',
    added: 'added',
    removed: 'removed',
    changed: 'changed',
    nothing: 'Nothing differs.',
    title: 'Title',
    files: 'Evidence',
    unchanged: '{n, plural, one {# other answer is} other {# other answers are}} unchanged.',
    from: 'From revision',
    to: 'to revision',
    show: 'Show',
    choose: 'Choose two revisions',
  },
})
