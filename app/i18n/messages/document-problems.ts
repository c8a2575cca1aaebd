/** Problems of official documents, in both languages; part of the area `problems`. */
export const documentProblems = {
  id: {
    document_conflict:
      'Anda memiliki konflik kepentingan dengan peserta hasil ini, sehingga dokumennya dibuat orang lain.',
    document_number_taken: 'Nomor ini sudah dipakai dokumen lain.',
    document_numbered: 'Dokumen ini sudah bernomor.',
    document_signed: 'Berkas bertanda tangan sudah diunggah, jadi dokumen ini tidak berubah lagi.',
    document_replaced: 'Dokumen ini sudah diganti dengan yang lebih baru.',
    signed_is_generated: 'Ini berkas yang belum ditandatangani. Unggah yang sudah ditandatangani.',
    unknown_placeholder: 'Kata dalam kurung kurawal ini tidak dikenal: {name}.',
    not_a_logo: 'Logo berupa gambar PNG atau JPEG.',
  },
  en: {
    document_conflict:
      'You have a conflict of interest with an entry of this result, so somebody else makes its documents.',
    document_number_taken: 'Another document bears this number.',
    document_numbered: 'This document has a number already.',
    document_signed: 'The signed file has been uploaded, so this document does not change any more.',
    document_replaced: 'This document was replaced by a newer one.',
    signed_is_generated: 'This is the unsigned file. Upload the signed one.',
    unknown_placeholder: 'This word in braces is not known: {name}.',
    not_a_logo: 'A logo is a PNG or JPEG picture.',
  },
} as const
