import { defineMessages } from '../define'

/** Who goes on from a stage. */
export const advanceMessages = defineMessages({
  id: {
    title: 'Yang lolos',
    toNext: 'Masukkan ke tahap {stage}',
    incomplete: 'Belum lengkap',
    incompleteHelp:
      'Masih ada lembar penilaian yang ditunggu; {n} peserta belum mendapat peringkat. Daftar ini dapat berubah.',
    untilPlenary:
      'Daftar ini usulan menurut peringkat dan ketentuan. Yang lolos ditetapkan rapat pleno; sesudah itu peserta masuk ke tahap berikutnya.',
    toPlenary: 'Buka rapat pleno',
    plenaryHelp: '{n} peserta bernilai sama di batas dan menunggu keputusan rapat pleno.',
    none: 'Belum ada yang lolos',
    state: 'Keadaan',
    state_decided: 'Lolos',
    state_proposed: 'Usulan: lolos',
    state_tied: 'Menunggu rapat pleno',
  },
  en: {
    title: 'Who goes on',
    toNext: 'Put into the stage {stage}',
    incomplete: 'Not complete',
    incompleteHelp: 'Sheets are still missing; {n} without a rank. This list can change.',
    untilPlenary:
      'This list is what ranking and rules propose. The plenary decides who goes on; entries come into the next stage after it.',
    toPlenary: 'Open the plenary',
    plenaryHelp:
      '{n, plural, one {# entry} other {# entries}} tied at the cut, waiting for the decision of the plenary.',
    none: 'Nobody goes on yet',
    state: 'State',
    state_decided: 'Goes on',
    state_proposed: 'Proposed: goes on',
    state_tied: 'Waits for the plenary',
  },
})
