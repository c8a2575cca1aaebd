import { defineMessages } from '../define'

/** The dossiers that wait for a check. */
export const checkQueueMessages = defineMessages({
  id: {
    title: 'Antrean pemeriksaan',
    lead: 'Berkas yang terkirim dan belum diputuskan, yang paling lama menunggu di atas.',
    next: 'Periksa yang paling lama menunggu',
    caption: 'Berkas yang menunggu pemeriksaan',
    waiting: 'Menunggu',
    received: 'Diterima',
    again: 'revisi {n}',
    none: 'Tidak ada berkas yang menunggu',
    noneHelp: 'Berkas yang baru dikirim kelurahan muncul di sini dengan sendirinya.',
    noneFound: 'Tidak ada berkas yang menunggu dengan saringan ini',
    filter: 'Saring antrean',
    days: '{n} hari',
    hours: '{n} jam',
    lessThanHour: 'kurang dari 1 jam',
    back: 'Kembali ke antrean',
  },
  en: {
    title: 'Dossiers to check',
    lead: 'Submitted and not decided yet, those that wait longest first.',
    next: 'Check the one that waits longest',
    caption: 'Dossiers that wait for a check',
    waiting: 'Waiting',
    received: 'Received',
    again: 'revision {n}',
    none: 'No dossier is waiting',
    noneHelp: 'What the kelurahan submit appears here by itself.',
    noneFound: 'No dossier that waits matches the filter',
    filter: 'Filter the list',
    days: '{n, plural, one {# day} other {# days}}',
    hours: '{n, plural, one {# hour} other {# hours}}',
    lessThanHour: 'less than an hour',
    back: 'Back to the list',
  },
})
