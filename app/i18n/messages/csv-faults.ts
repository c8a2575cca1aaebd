import { defineMessages } from '../define'

/** The list of faults of an uploaded CSV file. */
export const csvFaultMessages = defineMessages({
  id: {
    title: 'Berkas belum dapat diimpor: {n} kesalahan',
    more: 'Masih ada {n} kesalahan lain.',
  },
  en: {
    title: 'The file cannot be imported yet: {n, plural, one {# fault} other {# faults}}',
    more: 'There are {n, plural, one {# more fault} other {# more faults}}.',
  },
})
