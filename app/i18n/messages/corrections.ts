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
  },
})
