import { PDF } from '#tests/support/dossiers'
import { addInspectionPaper, INSPECTION_PAPER } from '#tests/support/inspection'
import type { World } from '#tests/support/world'
import { type FormCase, keyed } from '../form-case'

const page =
  (path: string) =>
  ({ open }: World) =>
    `/kelola/${open.slug}/pemeriksaan/${path}`

const paper = (bytes: Buffer, name: string) => ({
  file: { name, mimeType: name.endsWith('pdf') ? 'application/pdf' : 'image/gif', bytes },
})

export const forms: FormCase[] = [
  {
    route: 'routes/kelola.$slug.ekspor.kolom.$name',
    as: 'organizer',
    page: ({ open }: World) => `/kelola/${open.slug}/ekspor/kolom/marks`,
    form: keyed('kolom'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.pemeriksaan.$item._index',
    as: 'organizer',
    page: page('serah-terima-hadiah'),
    form: keyed('dokumen'),
    right: () => paper(PDF, 'Serah terima 007.pdf'),
    wrong: () => paper(Buffer.from('GIF89a'), 'serah-terima.gif'),
  },
  {
    route: 'routes/kelola.$slug.pemeriksaan.$item.sertakan.$paper',
    as: 'chair',
    page: page('foto'),
    prepare: addInspectionPaper,
    form: keyed(`sertakan-${INSPECTION_PAPER}`),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.pemeriksaan.paket._index',
    as: 'organizer',
    page: page('paket'),
    form: keyed('paket'),
    right: () => ({}),
    wrong: null,
  },
]
