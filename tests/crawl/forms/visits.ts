import { JPEG } from '#tests/support/dossiers'
import { addWorldPhoto, PHOTO, visitStage } from '#tests/support/visit-world'
import type { World } from '#tests/support/world'
import { type FormCase, keyed } from '../form-case'

const photos =
  (rest = '') =>
  ({ stage }: World) =>
    `/menilai/lembar/${stage.own.assignments.judge.uid}/foto${rest}`
const route = 'routes/menilai.lembar.$assignment.foto'

/** Photos of a visit, sent and removed. */
export const forms: FormCase[] = [
  {
    route: `${route}._index`,
    as: 'judge',
    page: photos(),
    form: keyed('foto'),
    prepare: visitStage,
    right: () => ({
      files: { name: 'papan.jpg', mimeType: 'image/jpeg', bytes: JPEG },
      caption: 'Papan kegiatan',
      indicator: 'kebaruan',
    }),
    wrong: () => ({
      files: { name: 'papan.gif', mimeType: 'image/gif', bytes: Buffer.from('GIF89a') },
      caption: 'Papan kegiatan',
      indicator: 'kebaruan',
      keepsPlace: true,
    }),
  },
  {
    route: `${route}.$photo.hapus`,
    as: 'judge',
    page: photos(`/${PHOTO}/hapus`),
    form: keyed('hapus'),
    prepare: addWorldPhoto,
    right: () => ({}),
    wrong: null,
  },
]
