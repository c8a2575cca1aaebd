import { defineMessages } from '../define'

/** What the rules say of objections to results. */
export const objectionRulesMessages = defineMessages({
  id: {
    title: 'Masa sanggah',
    lead: 'Hasil mana yang dapat disanggah peserta sebelum ditetapkan. Tanpa pilihan, ketentuan menyatakan setiap keputusan bersifat final.',
    after: 'Hasil yang dapat disanggah',
    afterHint: 'Masa sanggah dibuka sesudah rapat pleno hasil itu, selalu sebelum Keputusan.',
    stage: 'Hasil tahap {name}',
    final: 'Hasil akhir',
    days: 'Paling sedikit berapa hari',
    daysHint: 'Panitia menentukan hari terakhirnya saat masa sanggah dibuka, tidak lebih cepat dari ini.',
    unit: 'hari',
    text: '{results}; paling sedikit {n} hari, sebelum hasil ditetapkan.',
  },
  en: {
    title: 'Objection window',
    lead: 'Which results teams may object to before they are decreed. With none chosen, the rules declare every decision final.',
    after: 'Results open to objection',
    afterHint: 'The window opens after the plenary of that result, always before the decree.',
    stage: 'Result of the stage {name}',
    final: 'Final result',
    days: 'At least so many days',
    daysHint: 'The organizers set its last day when they open it, no sooner than this.',
    unit: 'days',
    text: '{results}; at least {n} days, before the result is decreed.',
  },
})
