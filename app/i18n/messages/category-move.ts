import { defineMessages } from '../define'

/** A dossier that an organizer moves to another category. */
export const categoryMoveMessages = defineMessages({
  id: {
    title: 'Pindah kategori',
    lead: 'Berkas {ward} sekarang dalam kategori {category}.',
    keeps:
      'Isian yang sudah ditulis tidak hilang: isian yang sama kodenya terbawa, yang lain tetap dapat dibaca di halaman berkas.',
    returns:
      'Berkas kembali kepada tim untuk melengkapi formulir kategori yang baru, dengan batas waktu perbaikan menurut ketentuan.',
    told: 'Tim kelurahan diberi tahu beserta alasannya.',
    category: 'Kategori yang baru',
    reason: 'Alasan',
    reasonHint: 'Dibaca oleh tim kelurahan.',
    act: 'Pindahkan berkas',
    hinder_move_in_stage: 'Peserta ini sudah masuk tahap penilaian, jadi kategorinya tetap.',
    hinder_move_entry_out: 'Peserta ini tidak ikut lagi.',
    hinder_move_proposed: 'Kecamatan sudah mengirim usulannya tentang peserta ini, jadi kategorinya tetap.',
    hinder_move_nowhere:
      'Tidak ada kategori lain yang masih kosong bagi kelurahan ini. Setiap kelurahan hanya boleh satu berkas dalam setiap kategori.',
    movedTitle: 'Dipindahkan dari {from} ke {to}',
    movedAt: 'Oleh panitia, {time}.',
    formerAnswers: 'Isian dari formulir {category}',
    formerHelp:
      'Tidak diminta oleh formulir yang sekarang, dan tidak ikut dikirim. Salin yang masih berguna.',
    mailSubject: 'Kategori berkas diubah',
    mailBody:
      'Berkas “{title}” dari {ward} dalam {competition} dipindahkan oleh panitia dari kategori {from} ke kategori {to}.\n\nAlasan: {reason}\n\nBuka berkas untuk melengkapi isian yang diminta kategori itu.',
  },
  en: {
    title: 'Move to another category',
    lead: 'The dossier of {ward} is in the category {category}.',
    keeps:
      'Nothing written is lost: answers to fields of the same code come along, others stay readable on the page of the dossier.',
    returns:
      'The dossier goes back to its team, who fill in the form of the new category within the time for corrections that the rules give.',
    told: 'The team is told, with the reason.',
    category: 'New category',
    reason: 'Reason',
    reasonHint: 'The team reads it.',
    act: 'Move the dossier',
    hinder_move_in_stage: 'This entry is in a judging stage already, so its category stays.',
    hinder_move_entry_out: 'This entry takes part no more.',
    hinder_move_proposed: 'Its kecamatan has sent its proposal about this entry, so its category stays.',
    hinder_move_nowhere:
      'No other category is free for this kelurahan. Each kelurahan may have one dossier in each category.',
    movedTitle: 'Moved from {from} to {to}',
    movedAt: 'By the organizers, {time}.',
    formerAnswers: 'Answers of the form {category}',
    formerHelp:
      'The present form does not ask for them, and they are not handed in. Copy what is still of use.',
    mailSubject: 'The category of a dossier was changed',
    mailBody:
      'The organizers moved the dossier “{title}” of {ward} in {competition} from the category {from} to the category {to}.\n\nReason: {reason}\n\nOpen the dossier to fill in what that category asks for.',
  },
})
