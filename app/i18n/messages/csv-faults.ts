import { defineMessages } from '../define'

/** What stands around the list of faults of an uploaded CSV file. */
export const csvFaultMessages = defineMessages({
  id: {
    refused: 'Berkas belum diimpor karena memuat {n} kesalahan. Perbaiki berkas, lalu unggah kembali.',
    more: 'Masih ada {n} kesalahan lain.',
  },
  en: {
    refused:
      'The file has not been imported: it has {n, plural, one {# fault} other {# faults}}. Correct it, then upload it again.',
    more: 'There are {n, plural, one {# more fault} other {# more faults}}.',
  },
})
