import { defineMessages } from '../define'

/** Inputs of a dossier's form that are more than one box: months, places, rows. */
export const answerMessages = defineMessages({
  id: {
    from: 'Dari',
    to: 'Sampai',
    toHint: 'Kosongkan bila masih berjalan.',
    locationHint: 'Tempel tautan peta, atau tulis lintang dan bujur, misalnya -6.17806, 106.63000.',
    atMost: 'Pilih paling banyak {n}.',
    minRows: 'Paling sedikit {n} baris.',
    maxRows: 'Paling banyak {n} baris.',
    rowNumber: 'Baris {n}',
    rowOf: '{field}, baris {n}',
    emptyRows: 'Baris yang dibiarkan kosong tidak ikut tersimpan.',
    addRow: 'Tambah baris',
    cell: '{field}, baris {n}, {column}',
  },
  en: {
    from: 'From',
    to: 'Until',
    toHint: 'Leave empty while it goes on.',
    locationHint: 'Paste a link to a map, or write latitude and longitude, such as -6.17806, 106.63000.',
    atMost: 'Choose at most {n}.',
    minRows: 'At least {n, plural, one {# row} other {# rows}}.',
    maxRows: 'At most {n, plural, one {# row} other {# rows}}.',
    rowNumber: 'Row {n}',
    rowOf: '{field}, row {n}',
    emptyRows: 'Rows that stay empty are not kept.',
    addRow: 'Add rows',
    cell: '{field}, row {n}, {column}',
  },
})
