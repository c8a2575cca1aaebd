import type { EntryView } from '~/domain/ranking-view'
import type { CsvColumn } from './csv.server'

/** Where an entry comes from; codes above kelurahan stand with their name. */
export const placeColumns = <Row extends EntryView>(): CsvColumn<Row>[] => [
  { name: 'entry', type: 'text', value: ({ label }) => label },
  { name: 'kelurahan_code', type: 'code', value: ({ regionCode }) => regionCode },
  { name: 'kelurahan', type: 'text', value: ({ regionName }) => regionName },
  {
    name: 'kecamatan',
    type: 'code',
    value: ({ kecamatanCode, kecamatanName }) =>
      kecamatanCode === null ? null : { code: kecamatanCode, name: kecamatanName ?? '' },
  },
  { name: 'category', type: 'text', value: ({ category }) => category },
]
