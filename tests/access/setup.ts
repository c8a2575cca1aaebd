import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

/** Setting a competition up and its public pages. */
const anonymous = 302
const draftStaff: Statuses = { organizer: 200, inspector: 200 }
const openStaff: Statuses = { ...draftStaff, chair: 200 }
/** Verifiers know of every competition that their wards may take part in. */
const verifiers = (status: number): Statuses => ({ verifier: status, otherVerifier: status })
const openViewers = (status: number): Statuses => ({
  ...verifiers(status),
  chair: status,
  judge: status,
  unassignedJudge: status,
  inspector: status,
})

const onDraft = (path: string) => (world: World) => `/kelola/${world.draft.slug}/${path}`
const onOpen = (path: string) => (world: World) => `/kelola/${world.open.slug}/${path}`

const page = (route: string, path: (world: World) => string, others: Statuses): AccessRow => ({
  route: `routes/${route}`,
  method: 'GET',
  path,
  expect: everybody(404, { anonymous, ...others }),
})

const act = (
  route: string,
  path: (world: World) => string,
  form: Record<string, string>,
  others: Statuses,
): AccessRow => ({
  route: `routes/${route}`,
  method: 'POST',
  path,
  form: () => form,
  expect: everybody(404, { anonymous: 401, ...others }),
})

/** A form made from a draft that nobody has any more: who may act is told so, and nothing changes. */
const STALE = { version: '9999' }
const edits: Statuses = { organizer: 400, inspector: 403, ...verifiers(403) }

const basics = {
  ...STALE,
  ...{ name: 'Lomba', year: '2027', tier: 'kota', zone: 'WIB', unit: 'innovation', wardKind: 'kelurahan' },
  ...{ release: 'either', entriesPerWard: 'one', uploadGrace: '15', independenceStatement: 'Jujur' },
}
const kecamatanPart = { ...STALE, correctionDays: '5', correctionLongest: '10', way: 'forward' }
const stage = {
  ...STALE,
  ...{ name: 'Tahap', judgeLabel: 'juri', partition: 'whole', conflictLevel: 'kota', assignment: 'all' },
  ...{ gap: '', gapPer: 'total' },
  ...{ contribution: 'hundred', order: 'sheets-first', aggregate: 'mean', minimumSheets: '1' },
  ...{
    roundingMode: 'half-up',
    advance: 'all',
    advancePer: 'whole',
    advanceTies: 'together',
    absence: 'out',
  },
}
const criterion = {
  ...STALE,
  ...{ name: 'Kebaruan', code: 'kebaruan', type: 'number', filledBy: 'judge', reason: 'none' },
}
const schedule = { what: 'tidak-ada:closes', newAt: '2026-12-31T23:59', reason: 'Uji', letterNumber: '1' }
/** Well formed, of a time that has passed. */
const announcement = {
  ...{ title: 'Uji', body: 'Uji', reason: 'Uji' },
  publishesAt: '2020-01-01T08:00',
}
const fresh = {
  ...{ name: 'Lomba', year: '2027', hostRegion: '36.71', unit: 'innovation', wardKind: 'kelurahan' },
  ...{ forms: 'formulir-ringkas', instrument: 'tidak-ada', closesAt: '2027-01-31T23:59' },
}

const everyPage = (route: string, path: (world: World) => string): AccessRow => ({
  ...page(route, path, {}),
  expect: everybody(200),
})
const publicPath = (path: string) => (world: World) => `/lomba/${world.open.slug}${path}`
const onStage = (world: World, path = '') => `ketentuan/tahap/${world.stageCode}${path}`
const onImport = (world: World) => `/kelola/${world.draft.slug}/impor-instrumen/${world.stageCode}`
const onInstrument = (path: string) => (world: World) =>
  `/kelola/${world.draft.slug}/instrumen/${world.stageCode}${path}`

export const rows: AccessRow[] = [
  everyPage('_index', () => '/'),
  everyPage('bantuan', () => '/bantuan'),
  everyPage('lomba.$slug._index', publicPath('')),
  everyPage('lomba.$slug.ketentuan._index', publicPath('/ketentuan')),
  everyPage('lomba.$slug.ketentuan.$number._index', publicPath('/ketentuan/1')),
  everyPage('lomba.$slug.ketentuan.$number.json', publicPath('/ketentuan/1/json')),
  {
    ...page('lomba.$slug.ketentuan.$number.juknis', publicPath('/ketentuan/1/juknis'), {}),
    expect: everybody(404),
  },
  {
    ...page('lomba.$slug._index', (world) => `/lomba/${world.draft.slug}`, {}),
    state: 'draft',
    expect: everybody(404),
  },

  { ...page('kelola._index', () => '/kelola', {}), expect: everybody(200, { anonymous }) },
  { ...page('kelola.baru', () => '/kelola/baru', {}), expect: everybody(200, { anonymous }) },
  { ...act('kelola.baru', () => '/kelola/baru', fresh, {}), expect: everybody(400, { anonymous: 401 }) },

  page('kelola.$slug._index', (world) => `/kelola/${world.draft.slug}`, { ...draftStaff, ...verifiers(200) }),
  {
    ...page('kelola.$slug._index', (world) => `/kelola/${world.open.slug}`, {
      ...openViewers(200),
      organizer: 200,
    }),
    state: 'open',
  },
  page('kelola.$slug.ketentuan._index', onDraft('ketentuan'), draftStaff),
  { ...page('kelola.$slug.ketentuan._index', onOpen('ketentuan'), openStaff), state: 'open' },
  page('kelola.$slug.ketentuan.lembar', onDraft('ketentuan/lembar'), draftStaff),
  page('kelola.$slug.ketentuan.dasar', onDraft('ketentuan/dasar'), draftStaff),
  act('kelola.$slug.ketentuan.dasar', onDraft('ketentuan/dasar'), basics, edits),
  page('kelola.$slug.ketentuan.kecamatan', onDraft('ketentuan/kecamatan'), draftStaff),
  act('kelola.$slug.ketentuan.kecamatan', onDraft('ketentuan/kecamatan'), kecamatanPart, edits),
  page('kelola.$slug.ketentuan.kategori', onDraft('ketentuan/kategori'), draftStaff),
  act(
    'kelola.$slug.ketentuan.kategori',
    onDraft('ketentuan/kategori'),
    { ...STALE, model: 'umkm-store' },
    edits,
  ),
  page('kelola.$slug.ketentuan.tahap._index', onDraft('ketentuan/tahap'), draftStaff),
  act(
    'kelola.$slug.ketentuan.tahap._index',
    onDraft('ketentuan/tahap'),
    { ...STALE, stageKind: 'field' },
    edits,
  ),
  page(
    'kelola.$slug.ketentuan.tahap.$stage',
    (world) => `/kelola/${world.draft.slug}/${onStage(world)}`,
    draftStaff,
  ),
  act(
    'kelola.$slug.ketentuan.tahap.$stage',
    (world) => `/kelola/${world.draft.slug}/${onStage(world)}`,
    stage,
    edits,
  ),
  page('kelola.$slug.ketentuan.nilai-sama', onDraft('ketentuan/nilai-sama'), draftStaff),
  act(
    'kelola.$slug.ketentuan.nilai-sama',
    onDraft('ketentuan/nilai-sama'),
    { ...STALE, 'tie-1': 'plenary' },
    edits,
  ),
  page('kelola.$slug.ketentuan.syarat._index', onDraft('ketentuan/syarat'), draftStaff),
  act('kelola.$slug.ketentuan.syarat._index', onDraft('ketentuan/syarat'), STALE, edits),
  page('kelola.$slug.ketentuan.syarat.siap-pakai', onDraft('ketentuan/syarat/siap-pakai'), draftStaff),
  act(
    'kelola.$slug.ketentuan.syarat.siap-pakai',
    onDraft('ketentuan/syarat/siap-pakai'),
    { ...STALE, preset: 'lomba-inovasi' },
    edits,
  ),
  page('kelola.$slug.ketentuan.penghargaan', onDraft('ketentuan/penghargaan'), draftStaff),
  act('kelola.$slug.ketentuan.penghargaan', onDraft('ketentuan/penghargaan'), STALE, edits),
  page('kelola.$slug.ketentuan.masa-sanggah', onDraft('ketentuan/masa-sanggah'), draftStaff),
  act(
    'kelola.$slug.ketentuan.masa-sanggah',
    onDraft('ketentuan/masa-sanggah'),
    { ...STALE, after: '@final', days: '5' },
    edits,
  ),
  page('kelola.$slug.instrumen.$stage._index', onInstrument(''), draftStaff),
  act('kelola.$slug.instrumen.$stage._index', onInstrument(''), STALE, edits),
  page('kelola.$slug.impor-instrumen.$stage', onImport, draftStaff),
  {
    ...act('kelola.$slug.impor-instrumen.$stage', onImport, STALE, {
      ...edits,
      anonymous: 303,
    }),
    files: () => ({
      file: {
        name: 'instrumen.csv',
        bytes: Buffer.from(
          'code,parent,name,type,min,max,step,weight,help,filled_by\na,,Satu,number,0,1,1,1,,\n',
        ),
      },
    }),
  },
  page('kelola.$slug.instrumen.$stage.$code', onInstrument('/kebaruan'), draftStaff),
  act('kelola.$slug.instrumen.$stage.$code', onInstrument('/kebaruan'), criterion, edits),

  page('kelola.$slug.pembukaan', onDraft('pembukaan'), draftStaff),
  act('kelola.$slug.pembukaan', onDraft('pembukaan'), {}, edits),
  page('kelola.$slug.persetujuan', onOpen('persetujuan'), openStaff),
  {
    ...act(
      'kelola.$slug.persetujuan',
      onOpen('persetujuan'),
      { approval: 'tidak-ada', decision: 'approved' },
      {},
    ),
  },
  page('kelola.$slug.uji-publik', onDraft('uji-publik'), {
    organizer: 200,
    inspector: 403,
    ...verifiers(403),
  }),
  {
    ...act('kelola.$slug.uji-publik', onDraft('uji-publik'), { public: 'maybe' }, {}),
    expect: everybody(400, { anonymous: 401 }),
  },
  page('kelola.$slug.alamat', onDraft('alamat'), { organizer: 200, inspector: 403, ...verifiers(403) }),
  act('kelola.$slug.alamat', onDraft('alamat'), { slug: 'Bukan alamat' }, edits),
  page('kelola.$slug.salin', onOpen('salin'), { organizer: 200, ...openViewers(403) }),
  {
    ...act('kelola.$slug.salin', onOpen('salin'), { name: 'Lomba', year: 'depan' }, {}),
    expect: everybody(400, { anonymous: 401 }),
  },
  page('kelola.$slug.jadwal', onOpen('jadwal'), openStaff),
  act('kelola.$slug.jadwal', onOpen('jadwal'), schedule, { organizer: 400, ...openViewers(403) }),
  page('kelola.$slug.pengumuman._index', onOpen('pengumuman'), openStaff),
  act('kelola.$slug.pengumuman._index', onOpen('pengumuman'), announcement, {
    organizer: 400,
    ...openViewers(403),
  }),
  page('kelola.$slug.pengumuman.$number', onOpen('pengumuman/1'), {
    ...{ organizer: 200, chair: 403, inspector: 403 },
  }),
  act('kelola.$slug.pengumuman.$number', onOpen('pengumuman/1'), announcement, {
    organizer: 409,
    ...openViewers(403),
  }),
  {
    route: 'routes/lomba.$slug.pengumuman',
    method: 'GET',
    path: ({ open }) => `/lomba/${open.slug}/pengumuman`,
    expect: everybody(200),
  },
  page('kelola.$slug.dampak', onOpen('dampak'), openStaff),
  page('kelola.$slug.perubahan', onOpen('perubahan'), openStaff),
  act(
    'kelola.$slug.perubahan',
    onOpen('perubahan'),
    { reason: '' },
    {
      organizer: 403,
      ...openViewers(403),
      chair: 400,
    },
  ),
]
