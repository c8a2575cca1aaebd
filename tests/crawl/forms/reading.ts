import { saveList } from '#tests/access/reading'
import type { World } from '#tests/support/world'
import { type FormCase, keyed } from '../form-case'

const list =
  (rest = '') =>
  ({ open, entries }: World) =>
    `/kelola/${open.slug}/tanpa-nama/${entries.own.revision?.uid}${rest}`

/** Preparing dossiers for judging without names. */
export const forms: FormCase[] = [
  {
    route: 'routes/kelola.$slug.tanpa-nama.$revision._index',
    as: 'organizer',
    page: list(),
    form: keyed('daftar'),
    right: () => ({ added: 'Kampung Melati\nJalan Cempaka', added_kind: 'place', nama: false }),
    wrong: () => ({ added: 'Kampung Melati\nx', added_kind: 'person', nama: false }),
  },
  {
    route: 'routes/kelola.$slug.tanpa-nama.$revision.pratinjau',
    as: 'organizer',
    page: list('/pratinjau'),
    form: keyed('pengesahan'),
    prepare: saveList,
    right: () => ({ agreed: true }),
    wrong: () => ({}),
  },
]
