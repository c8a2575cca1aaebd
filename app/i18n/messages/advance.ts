import { defineMessages } from '../define'

/** Who goes on from a stage. */
export const advanceMessages = defineMessages({
  id: {
    title: 'Yang lolos',
    toNext: 'Masukkan ke tahap {stage}',
    incomplete: 'Belum lengkap',
    incompleteHelp:
      'Masih ada lembar penilaian yang ditunggu; {n} peserta belum mendapat peringkat. Daftar ini dapat berubah, dan belum ada yang dapat dimasukkan ke tahap berikutnya.',
    plenaryHelp: '{n} peserta bernilai sama di batas dan menunggu keputusan rapat pleno.',
    none: 'Belum ada yang lolos',
    state: 'Keadaan',
    goesOn: 'Lolos',
    plenary: 'Menunggu rapat pleno',
  },
  en: {
    title: 'Who goes on',
    toNext: 'Put into the stage {stage}',
    incomplete: 'Not complete',
    incompleteHelp:
      'Sheets are still missing; {n} without a rank. This list can change, and nobody can be put into the next stage yet.',
    plenaryHelp:
      '{n, plural, one {# entry} other {# entries}} tied at the cut, waiting for the decision of the plenary.',
    none: 'Nobody goes on yet',
    state: 'State',
    goesOn: 'Goes on',
    plenary: 'Waits for the plenary',
  },
})
