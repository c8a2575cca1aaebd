import { defineMessages } from '../define'

export const correctionMessages = defineMessages({
  id: {
    asked: 'Yang diminta diperbaiki',
    askedHelp:
      'Hanya bagian di bawah ini yang dapat diubah. Sesudah selesai, sahkan dan kirim lagi berkasnya.',
    askedUntil: 'Batas perbaikan: {time}.',
    basics: 'Data pokok inovasi',
    notAskedTitle: 'Bagian ini tidak termasuk yang diminta diperbaiki',
    notAskedHelp:
      'Tulisan Anda tetap disimpan sebagai catatan, tetapi berkas tidak berubah. Bila bagian ini juga perlu diperbaiki, hubungi verifikator kecamatan.',
    places: 'Yang harus diperbaiki',
    placesHint:
      'Tulis catatan pada bagian yang harus diperbaiki. Tim hanya dapat mengubah bagian yang diberi catatan. Tanpa catatan, seluruh berkas dapat diubah.',
    placesOpen: 'Beri catatan per bagian',
    until: 'Batas waktu perbaikan',
    untilHint:
      'Untuk berkas yang dikembalikan. Paling lambat {time}. Selama pengiriman masih dibuka, tim tetap dapat memperbaiki sampai penutupan.',
    untilDate: 'Sampai tanggal',
    untilTime: 'Pukul',
    deadline: 'Batas perbaikan',
    overdueTitle: 'Batas waktu perbaikan sudah lewat',
    overdueTeam:
      'Berkas terkunci dengan isi yang terakhir dikirim. Verifikator memutuskan apakah berkas itu diteruskan atau diberi waktu lagi. Tulisan yang belum dikirim tetap tersimpan.',
    overdueChecker:
      'Tim tidak mengirim perbaikan sampai {time}. Yang tampil di bawah adalah revisi terakhir yang dikirim. Teruskan apa adanya, atau beri waktu lagi.',
    asIs: 'Revisi terakhir diteruskan apa adanya ke penilaian.',
    days: 'Lama perbaikan yang diusulkan',
    daysHint: 'Terisi lebih dahulu saat verifikator mengembalikan berkas.',
    longest: 'Lama perbaikan paling banyak',
    longestHint: 'Verifikator tidak dapat memberi waktu lebih dari ini, dihitung sejak berkas dikembalikan.',
    daysUnit: 'hari',
    rulesTerm: 'Perbaikan berkas',
    rulesText:
      'Berkas yang dikembalikan dapat diperbaiki sampai batas yang ditetapkan verifikator, lazimnya {days} hari, paling lama {longest} hari, juga sesudah penutupan',
  },
  en: {
    asked: 'What you are asked to correct',
    askedHelp: 'Only the parts below can be changed. When done, release and submit the dossier again.',
    askedUntil: 'Correct it by {time}.',
    basics: 'Basics of the innovation',
    notAskedTitle: 'You were not asked to correct this part',
    notAskedHelp:
      'Your text is kept as a note, but the dossier has not changed. If this part needs mending too, ask the kecamatan verifier.',
    places: 'What has to be corrected',
    placesHint:
      'Write a note at each part that has to be corrected. The team can change only the parts with a note. Without any, the whole dossier can be changed.',
    placesOpen: 'Notes on single parts',
    until: 'Time for corrections',
    untilHint:
      'For a dossier that is sent back. Not later than {time}. As long as the submission is open, the team can correct until it closes in any case.',
    untilDate: 'Until the date',
    untilTime: 'Time',
    deadline: 'Correct it by',
    overdueTitle: 'The time for corrections has passed',
    overdueTeam:
      'The dossier is locked with what was last submitted. The verifier decides whether it goes on like that or gets more time. Text that was not submitted stays stored.',
    overdueChecker:
      'The team has submitted no correction by {time}. Below is the last revision that was submitted. Let it go on as it is, or give more time.',
    asIs: 'The last revision goes on to the judges as it is.',
    days: 'Proposed time for corrections',
    daysHint: 'Filled in when a verifier sends a dossier back.',
    longest: 'Longest time for corrections',
    longestHint: 'No verifier can give more, counted from the day on which the dossier is sent back.',
    daysUnit: 'days',
    rulesTerm: 'Corrections',
    rulesText:
      'A dossier that is sent back can be corrected until the time that the verifier sets, as a rule {days} days, at most {longest} days, also after the closing time',
  },
})
