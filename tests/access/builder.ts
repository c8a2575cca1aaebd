import { findFormTemplate } from '#db/templates/forms'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

/** Building the form of a draft's category: the world's draft has `layanan`, on the short form. */
const anonymous = 302
const staff: Statuses = { organizer: 200, inspector: 200 }
const edits: Statuses = { organizer: 400, inspector: 403, verifier: 403, otherVerifier: 403 }

const ROUTE = 'routes/kelola.$slug.ketentuan.formulir.$category'
const at =
  (path: string, category = 'layanan') =>
  (world: World) =>
    `/kelola/${world.draft.slug}/ketentuan/formulir/${category}${path}`

const page = (route: string, path: string, category?: string): AccessRow => ({
  route: `${ROUTE}.${route}`,
  method: 'GET',
  path: at(path, category),
  expect: everybody(404, { anonymous, ...staff }),
})

/** A form made from a draft that nobody has any more: who may act is told so, and nothing changes. */
const act = (
  route: string,
  path: string,
  form: Record<string, string> = {},
  category?: string,
): AccessRow => ({
  route: `${ROUTE}.${route}`,
  method: 'POST',
  path: at(path, category),
  form: () => ({ version: '9999', ...form }),
  expect: everybody(404, { anonymous: 401, ...edits }),
})

/** The page of the builder, and what it posts. */
const both = (
  route: string,
  path: string,
  form: Record<string, string> = {},
  category?: string,
): AccessRow[] => [page(route, path, category), act(route, path, form, category)]

const field = { label: 'Manfaat', visibility: 'panel', type: 'link' }
const slot = { label: 'Surat', visibility: 'panel', accept: 'application/pdf', minFiles: '0', maxFiles: '1' }

export const rows: AccessRow[] = [
  ...both('_index', '', { name: 'Hasil' }),
  ...both('keterangan', '/keterangan', { name: 'Formulir', description: 'Ringkas' }),
  ...both('salin', '/salin', { model: 'umkm-store', sure: 'yes' }),
  ...both('hapus', '/hapus'),
  ...both('json._index', '/json', { json: JSON.stringify(findFormTemplate('umkm-store')) }),
  page('json.unduh', '/json/unduh'),
  page('pratinjau', '/pratinjau'),
  ...both('bagian.$section._index', '/bagian/figures', { name: 'Hasil' }),
  ...both('bagian.$section.hapus', '/bagian/figures/hapus', { into: '-' }),
  page('bagian.$section.isian-baru._index', '/bagian/figures/isian-baru'),
  ...both('bagian.$section.isian-baru.$type', '/bagian/figures/isian-baru/link', field),
  ...both('isian.$field._index', '/isian/summary', field),
  page('isian.$field.jenis', '/isian/summary/jenis'),
  ...both('isian.$field.kolom._index', '/isian/outcomes/kolom', { move: 'up:now' }, 'proklim'),
  ...both('isian.$field.kolom-baru.$type', '/isian/outcomes/kolom-baru/date', field, 'proklim'),
  ...both(
    'isian.$field.kolom.$column._index',
    '/isian/outcomes/kolom/unit',
    { ...field, type: 'date' },
    'proklim',
  ),
  ...both('isian.$field.kolom.$column.hapus', '/isian/outcomes/kolom/unit/hapus', {}, 'proklim'),
  ...both('isian.$field.hapus', '/isian/summary/hapus'),
  ...both('bukti-baru', '/bukti-baru', slot),
  ...both('bukti.$slot._index', '/bukti/photos', slot),
  ...both('bukti.$slot.hapus', '/bukti/photos/hapus'),
]
