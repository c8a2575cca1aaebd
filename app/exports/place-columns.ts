import type { EntryView } from '~/domain/ranking-view'
import type { CsvColumn } from './csv.server'

/** Where an entry comes from; codes above kelurahan stand with their name. */
export const placeColumns = <Row>(
  entryOf: (row: Row) => EntryView,
): [CsvColumn<Row>, ...CsvColumn<Row>[]] => [
  { name: 'entry', type: 'text', value: (row) => entryOf(row).label },
  { name: 'kelurahan_code', type: 'code', value: (row) => entryOf(row).regionCode },
  { name: 'kelurahan', type: 'text', value: (row) => entryOf(row).regionName },
  {
    name: 'kecamatan',
    type: 'code',
    value: (row) => {
      const { kecamatanCode, kecamatanName } = entryOf(row)
      return kecamatanCode === null ? null : { code: kecamatanCode, name: kecamatanName ?? '' }
    },
  },
  { name: 'category', type: 'text', value: (row) => entryOf(row).category },
]
