import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

/** Who searches: those who run and check the competition. Judges and teams know nothing of it. */
const searchers = (status: number): Statuses => ({
  ...{ organizer: status, chair: status, inspector: status, verifier: status, otherVerifier: status },
})
const takers: Statuses = { organizer: 200, chair: 200, inspector: 200 }

const page = (route: string, path: string, others: Statuses): AccessRow => ({
  route: `routes/kelola.$slug.${route}`,
  method: 'GET',
  path: ({ open }) => `/kelola/${open.slug}/${path}`,
  expect: everybody(404, { anonymous: 302, ...others }),
})

const act = (route: string, path: string, others: Statuses): AccessRow => ({
  ...page(route, path, others),
  method: 'POST',
  form: () => ({}),
  expect: everybody(404, { anonymous: 401, ...others }),
})

const GONE = '019cac7d-0380-7400-b323-f804f4511190'
const importers = (status: number): Statuses => ({ ...searchers(403), organizer: status })

export const rows: AccessRow[] = [
  page('cari', 'cari', searchers(200)),
  { ...page('cari', 'cari?cari=surat', searchers(200)), state: 'with words' },
  page('kemiripan._index', 'kemiripan', searchers(200)),
  act('kemiripan._index', 'kemiripan', importers(303)),
  page('kemiripan.$first.$second', `kemiripan/${GONE}/${GONE}`, {}),
  page('impor-berkas._index', 'impor-berkas', importers(200)),
  act('impor-berkas._index', 'impor-berkas', importers(400)),
  page('impor-berkas.$uid', `impor-berkas/${GONE}`, importers(404)),
  act('impor-berkas.$uid', `impor-berkas/${GONE}`, importers(404)),
  page('arsip._index', 'arsip', takers),
  act('arsip._index', 'arsip', { organizer: 303, chair: 303, inspector: 303 }),
  page('arsip.$uid[.]zip', `arsip/${GONE}.zip`, {}),
  page('pemeriksaan.paket._index', 'pemeriksaan/paket', takers),
  act('pemeriksaan.paket._index', 'pemeriksaan/paket', { organizer: 303, chair: 303, inspector: 303 }),
  page('pemeriksaan.paket.$uid[.]zip', `pemeriksaan/paket/${GONE}.zip`, {}),
]
