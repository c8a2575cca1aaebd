import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>
const NOWHERE = '019caca3-0000-7000-8000-000000000000'

/** Those who see the team's dossier; nobody else learns that it exists. */
const seen = (status: number, others: Statuses = {}): Record<Who, number> =>
  everybody(404, {
    anonymous: 302,
    ...{ organizer: status, chair: status, verifier: status, inspector: status },
    ...{ drafter: status, responsible: status },
    ...others,
  })

/** Those who see it may not write; the team gets `status`. */
const written = (status: number, others: Statuses = {}) =>
  seen(403, { anonymous: 401, drafter: status, responsible: status, ...others })

const at = (which: 'own' | 'draft' | 'submitted', rest: string) => (world: World) =>
  `/berkas/${world.entries[which].dossier.uid}${rest}`

const read = (route: string, rest: string, expect = seen(200)): AccessRow[] => [
  { route, method: 'GET', path: at('own', rest), expect },
  {
    route,
    method: 'GET',
    path: () => `/berkas/${NOWHERE}${rest}`,
    state: 'no such dossier',
    expect: everybody(404, { anonymous: 302 }),
  },
]

const post = (
  route: string,
  rest: string,
  form: Record<string, string>,
  expect: Record<Who, number>,
  which: 'own' | 'draft' | 'submitted' = 'draft',
): AccessRow => ({ route, method: 'POST', path: at(which, rest), form: () => form, expect })

const details = { field: '', caption: '', visibility: 'panel' }
const teamOnly = seen(403, { drafter: 200, responsible: 200 })
const checkers = seen(403, { organizer: 200, verifier: 200 })

export const rows: AccessRow[] = [
  {
    route: 'routes/tim._index',
    method: 'GET',
    path: () => '/tim',
    expect: everybody(200, { anonymous: 302 }),
  },
  {
    route: 'routes/tim.$slug.baru',
    method: 'GET',
    path: ({ open, ward }) => `/tim/${open.slug}/baru?kelurahan=${ward.code}`,
    expect: everybody(404, { anonymous: 302, drafter: 200, responsible: 200 }),
  },
  {
    route: 'routes/tim.$slug.baru',
    method: 'POST',
    path: ({ open }) => `/tim/${open.slug}/baru`,
    form: ({ ward }) => ({ ward: ward.code, category: 'proklim', name: '' }),
    expect: written(400),
  },
  ...read('routes/berkas.$uid._index', ''),
  ...read('routes/berkas.$uid.baca', '/baca'),
  ...read('routes/berkas.$uid.baca_.pdf', '/baca/pdf'),
  ...read('routes/berkas.$uid.revisi.$number_.pdf', '/revisi/1/pdf'),
  ...read('routes/berkas.$uid.banding', '/banding', seen(404)),
  ...read('routes/berkas.$uid.bagian.$section', '/bagian/identity'),
  ...read('routes/berkas.$uid.pokok', '/pokok'),
  ...read('routes/berkas.$uid.bukti._index', '/bukti'),
  ...read('routes/berkas.$uid.bukti.tautan', '/bukti/tautan'),
  ...read('routes/berkas.$uid.sahkan', '/sahkan'),
  ...read('routes/berkas.$uid.surat-pernyataan', '/surat-pernyataan'),
  ...read('routes/berkas.$uid.kirim', '/kirim'),
  ...read('routes/berkas.$uid.tarik', '/tarik'),
  ...read('routes/berkas.$uid.revisi.$number', '/revisi/1'),
  ...read('routes/berkas.$uid.periksa', '/periksa', checkers),
  {
    route: 'routes/berkas.$uid.bukti._index',
    method: 'GET',
    path: at('draft', '/bukti?ke=photos'),
    state: 'a draft, uploading into one slot',
    expect: seen(200),
  },
  {
    route: 'routes/berkas.$uid.bukti.$evidence._index',
    method: 'GET',
    path: (world) => at('own', `/bukti/${world.evidence.panel}`)(world),
    expect: teamOnly,
  },
  {
    route: 'routes/berkas.$uid.bukti.$evidence.hapus',
    method: 'GET',
    path: (world) => at('own', `/bukti/${world.evidence.panel}/hapus`)(world),
    expect: teamOnly,
  },
  {
    route: 'routes/berkas.$uid.bukti.$evidence.ganti',
    method: 'GET',
    path: (world) => at('own', `/bukti/${world.evidence.panel}/ganti`)(world),
    expect: teamOnly,
  },
  {
    route: 'routes/berkas.$uid.bukti.$evidence.publikasi',
    method: 'GET',
    path: (world) => at('own', `/bukti/${world.evidence.panel}/publikasi`)(world),
    expect: seen(403, { chair: 200 }),
  },
  post(
    'routes/berkas.$uid.bukti.$evidence.publikasi',
    `/bukti/${NOWHERE}/publikasi`,
    {},
    seen(403, { anonymous: 401, chair: 404 }),
  ),
  post('routes/berkas.$uid.bukti.$evidence.ganti', `/bukti/${NOWHERE}/ganti`, {}, written(404)),
  post('routes/berkas.$uid.bukti.$evidence.urutan', `/bukti/${NOWHERE}/urutan`, { to: 'up' }, written(404)),
  post('routes/berkas.$uid.bagian.$section', '/bagian/identity', {}, written(303)),
  {
    route: 'routes/berkas.$uid.simpan',
    method: 'POST',
    path: at('draft', '/simpan'),
    form: ({ cast }, who) => ({ orang: who === 'anonymous' ? '' : cast[who].uid }),
    expect: written(200),
  },
  {
    route: 'routes/berkas.$uid.simpan',
    method: 'POST',
    path: at('draft', '/simpan'),
    form: ({ cast }) => ({ orang: cast.drafter.uid }),
    state: 'a page made for somebody else',
    expect: everybody(401, { drafter: 200 }),
  },
  post('routes/berkas.$uid.pokok', '/pokok', { name: '' }, written(400)),
  post('routes/berkas.$uid.bukti._index', '/bukti?index', details, written(400)),
  post('routes/berkas.$uid.bukti.tautan', '/bukti/tautan', { ...details, url: '' }, written(400)),
  post('routes/berkas.$uid.bukti.$evidence._index', `/bukti/${NOWHERE}?index`, details, written(404)),
  post('routes/berkas.$uid.bukti.$evidence.hapus', `/bukti/${NOWHERE}/hapus`, {}, written(404)),
  post('routes/berkas.$uid.sahkan', '/sahkan', { seen: '' }, written(403, { responsible: 400 })),
  post('routes/berkas.$uid.surat-pernyataan', '/surat-pernyataan', { seen: '' }, written(409)),
  post('routes/berkas.$uid.kirim', '/kirim', {}, written(409)),
  post('routes/berkas.$uid.tarik', '/tarik', {}, written(409)),
  post(
    'routes/berkas.$uid.periksa',
    '/periksa',
    { decision: 'return', reason: '', based_on: '1' },
    seen(403, { anonymous: 401, organizer: 400, verifier: 400 }),
    'own',
  ),
  {
    route: 'routes/kelola.$slug.peserta._index',
    method: 'GET',
    path: ({ open }) => `/kelola/${open.slug}/peserta`,
    expect: everybody(200, {
      ...{ anonymous: 302, administrator: 404, otherOrganizer: 404 },
      ...{ drafter: 404, responsible: 404, otherTeam: 404 },
    }),
  },
  {
    route: 'routes/kelola.$slug.antrean',
    method: 'GET',
    path: ({ open }) => `/kelola/${open.slug}/antrean`,
    expect: everybody(404, { anonymous: 302, organizer: 200, verifier: 200, otherVerifier: 200 }),
  },
  {
    route: 'routes/kelola.$slug.peserta.$entry.perpanjangan',
    method: 'GET',
    path: ({ open, entries }) => `/kelola/${open.slug}/peserta/${entries.own.uid}/perpanjangan`,
    expect: seen(403, { organizer: 200 }),
  },
  {
    route: 'routes/kelola.$slug.peserta.$entry.perpanjangan',
    method: 'POST',
    path: ({ open, entries }) => `/kelola/${open.slug}/peserta/${entries.own.uid}/perpanjangan`,
    form: () => ({ untilDate: '', reason: 'Listrik padam' }),
    expect: seen(403, { anonymous: 401, organizer: 400 }),
  },
  {
    route: 'routes/lomba.$slug.perpanjangan',
    method: 'GET',
    path: ({ open }) => `/lomba/${open.slug}/perpanjangan`,
    expect: everybody(200),
  },
  {
    route: 'routes/tanda-terima.$code',
    method: 'GET',
    path: () => '/tanda-terima/0000-0000-0000',
    state: 'no such receipt',
    expect: everybody(404),
  },
  {
    route: 'routes/tanda-terima.$code_.pdf',
    method: 'GET',
    path: () => '/tanda-terima/0000-0000-0000/pdf',
    state: 'no such receipt',
    expect: everybody(404),
  },
  {
    route: 'routes/tanda-terima._index',
    method: 'GET',
    path: () => '/tanda-terima',
    expect: everybody(200),
  },
  {
    route: 'routes/tanda-terima._index',
    method: 'POST',
    path: () => '/tanda-terima?index',
    form: () => ({ code: 'tidak-ada' }),
    expect: everybody(400),
  },
]
