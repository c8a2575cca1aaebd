import { defineMessages } from '../define'

/** Field verification for the plenary. */
export const visitSummaryMessages = defineMessages({
  id: {
    summary: 'Verifikasi lapangan',
    summaryOf: 'Verifikasi lapangan: {stage}',
    summaryLead:
      'Yang dinyatakan tim di samping yang dilihat setiap penilai. Selisih dihitung dari angkanya; nilai tidak berubah karenanya.',
    summaryEmpty: 'Belum ada lembar atau foto dari lapangan.',
    backToMeeting: 'Ke rapat pleno',
    indicatorHead: 'Indikator',
    claimedHead: 'Dinyatakan tim',
    seenHead: 'Terlihat',
    differenceHead: 'Selisih',
    noteHead: 'Catatan',
    photosHead: 'Foto',
    judgeHead: 'Penilai',
    notReported: 'Tidak diisi',
  },
  en: {
    summary: 'Field verification',
    summaryOf: 'Field verification: {stage}',
    summaryLead:
      'What the team claims beside what each judge saw. Differences are computed from the figures; no mark changes by them.',
    summaryEmpty: 'No sheet and no photo of a visit yet.',
    backToMeeting: 'To the plenary',
    indicatorHead: 'Indicator',
    claimedHead: 'Claimed by the team',
    seenHead: 'Seen',
    differenceHead: 'Difference',
    noteHead: 'Note',
    photosHead: 'Photos',
    judgeHead: 'Judge',
    notReported: 'Not filled in',
  },
})
