import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const manage = (world: World) => `/kelola/${world.open.slug}`
const judge = (world: World) => `/menilai/${world.open.slug}`
const sheet = (world: World) => `/menilai/lembar/${world.stage.own.assignments.judge.uid}`
const paper = (world: World) => `${manage(world)}/lembar-kertas`
const review = (world: World) => `${paper(world)}/${world.scoreImport.uid}`
const board = (world: World) => `${manage(world)}/penugasan/${world.stageCode}`
const filledIn = (world: World) => `${manage(world)}/nilai-panitia/${world.stageCode}`
const late = (world: World) => `${manage(world)}/lembar-terlambat`
const lateOne = (world: World) => `${late(world)}/${world.lateSheet.uid}`
const verified = (world: World) => `${manage(world)}/nilai-verifikator/${world.stageCode}`
const draft = (world: World) => `${board(world)}/rancangan`
const draftEntry = (world: World) => `${draft(world)}/${world.assignmentDraft?.entry}`
const pull = (world: World) =>
  `${manage(world)}/penugasan/tarik/${world.stage.own.assignments.secondJudge.uid}`
const takeOut = (world: World) => `${manage(world)}/penugasan/keluar/${world.stage.own.stageEntry.uid}`
const newSeat = (world: World) => `${manage(world)}/penilai/kedudukan?tim=${world.panel.uid}`
const seat = (world: World) => `${manage(world)}/penilai/kedudukan/${world.panel.seats.unassignedJudge.uid}`

/** GET answers 302 and POST 401 to the anonymous; to strangers the page is not there. */
const seen = (status: number, others: Parameters<typeof everybody>[1]) =>
  everybody(404, { anonymous: status === 200 ? 302 : 401, ...others })
const staff = { organizer: 200, chair: 200, inspector: 200 }
const drafters = { organizer: 200, chair: 403, inspector: 403 }
const managed = { organizer: 303, chair: 403, inspector: 403 }
const judges = (status: number) => ({ chair: status, judge: status, unassignedJudge: status })

const get = (route: string, path: AccessRow['path'], expect: AccessRow['expect']): AccessRow => ({
  route: `routes/${route}`,
  method: 'GET',
  path,
  expect,
})
const post = (
  route: string,
  path: AccessRow['path'],
  form: Record<string, string>,
  expect: AccessRow['expect'],
): AccessRow => ({ route: `routes/${route}`, method: 'POST', path, form: () => form, expect })

const marks = { versi: '1', revisi: '0', 'nilai.kebaruan': '60', 'nilai.dampak': '60' }

export const rows: AccessRow[] = [
  get('menilai._index', () => '/menilai', everybody(200, { anonymous: 302 })),
  get('menilai.$slug.pernyataan', (world) => `${judge(world)}/pernyataan`, seen(200, judges(200))),
  post(
    'menilai.$slug.pernyataan',
    (world) => `${judge(world)}/pernyataan`,
    { setuju: 'yes' },
    seen(303, judges(303)),
  ),
  get('menilai.$slug.konflik', (world) => `${judge(world)}/konflik`, seen(200, judges(200))),
  post(
    'menilai.$slug.konflik',
    (world) => `${judge(world)}/konflik`,
    { kind: 'lain', region: '36.74' },
    seen(303, judges(303)),
  ),
  get('menilai.$slug.$stage', (world) => `${judge(world)}/${world.stageCode}`, seen(200, { judge: 200 })),
  get('menilai.lembar.$assignment._index', sheet, seen(200, { judge: 200 })),
  get('menilai.lembar.$assignment.kirim', (world) => `${sheet(world)}/kirim`, seen(200, { judge: 200 })),
  get('menilai.lembar.$assignment.mundur', (world) => `${sheet(world)}/mundur`, seen(200, { judge: 200 })),
  get('menilai.lembar.$assignment.riwayat', (world) => `${sheet(world)}/riwayat`, seen(200, { judge: 200 })),
  {
    ...get(
      'menilai.lembar.$assignment.riwayat',
      (world) => `/menilai/lembar/${world.stage.other.assignments.judge.uid}/riwayat`,
      seen(200, { judge: 200, ...staff }),
    ),
    state: 'sent',
  },
  get(
    'menilai.$slug.$stage_.bekal',
    (world) => `${judge(world)}/${world.stageCode}/bekal`,
    seen(200, { judge: 200 }),
  ),
  get('menilai.lembar.$assignment.bekal', (world) => `${sheet(world)}/bekal`, seen(200, { judge: 200 })),
  {
    ...post(
      'menilai.lembar.$assignment.selaras',
      (world) => `${sheet(world)}/selaras`,
      {},
      everybody(404, { anonymous: 401, judge: 200 }),
    ),
    form: ({ cast }, who) => ({ ...marks, orang: who === 'anonymous' ? '' : (cast[who].uid ?? '') }),
  },
  {
    ...post('menilai.lembar.$assignment.selaras', (world) => `${sheet(world)}/selaras`, {}, everybody(401)),
    state: "somebody else's sheet",
    form: ({ cast }) => ({ ...marks, orang: cast.secondJudge.uid ?? '' }),
  },
  get('luring', () => '/luring', everybody(200)),
  get('luring_.akun', () => '/luring/akun', everybody(200)),
  get('kelola.$slug.lembar-terlambat._index', late, seen(200, staff)),
  get('kelola.$slug.lembar-terlambat.$uid', lateOne, seen(200, staff)),
  post(
    'kelola.$slug.lembar-terlambat.$uid',
    lateOne,
    { accept: 'refuse', reason: 'Diputuskan dalam rapat' },
    seen(303, { chair: 303, organizer: 403, inspector: 403 }),
  ),
  post('menilai.lembar.$assignment._index', sheet, marks, seen(303, { judge: 303 })),
  post(
    'menilai.lembar.$assignment.kirim',
    (world) => `${sheet(world)}/kirim`,
    marks,
    seen(303, { judge: 303 }),
  ),
  post(
    'menilai.lembar.$assignment.mundur',
    (world) => `${sheet(world)}/mundur`,
    { alasan: 'Keluarga' },
    seen(303, { judge: 303 }),
  ),
  get('kelola.$slug.penilai._index', (world) => `${manage(world)}/penilai`, seen(200, staff)),
  post(
    'kelola.$slug.penilai._index',
    (world) => `${manage(world)}/penilai`,
    { name: 'Tim' },
    seen(303, managed),
  ),
  get('kelola.$slug.penilai.kedudukan._index', newSeat, seen(200, { organizer: 200 })),
  {
    ...post('kelola.$slug.penilai.kedudukan._index', newSeat, {}, seen(303, managed)),
    form: (world) => ({ panel: world.panel.uid, label: 'Anggota', function: 'member' }),
  },
  get('kelola.$slug.penilai.kedudukan.$seat', seat, seen(200, { organizer: 200 })),
  {
    ...post('kelola.$slug.penilai.kedudukan.$seat', seat, {}, seen(303, managed)),
    form: (world) => ({ account: world.cast.deputy.account }),
  },
  get('kelola.$slug.penugasan.$stage._index', board, seen(200, staff)),
  post('kelola.$slug.penugasan.$stage._index', board, {}, seen(303, managed)),
  get('kelola.$slug.nilai-panitia.$stage', filledIn, seen(200, staff)),
  post('kelola.$slug.nilai-panitia.$stage', filledIn, {}, seen(303, managed)),
  get(
    'kelola.$slug.nilai-verifikator.$stage',
    verified,
    seen(200, { ...staff, verifier: 200, otherVerifier: 200 }),
  ),
  post(
    'kelola.$slug.nilai-verifikator.$stage',
    verified,
    {},
    seen(303, { verifier: 303, otherVerifier: 303, organizer: 403, chair: 403, inspector: 403 }),
  ),
  get(
    'kelola.$slug.penugasan.$stage.peserta',
    (world) => `${board(world)}/peserta`,
    everybody(303, { anonymous: 302 }),
  ),
  post('kelola.$slug.penugasan.$stage.peserta', (world) => `${board(world)}/peserta`, {}, seen(303, managed)),
  get(
    'kelola.$slug.penugasan.$stage.semua',
    (world) => `${board(world)}/semua`,
    everybody(303, { anonymous: 302 }),
  ),
  post('kelola.$slug.penugasan.$stage.semua', (world) => `${board(world)}/semua`, {}, seen(303, managed)),
  get('kelola.$slug.penugasan.$stage.csv', (world) => `${board(world)}/csv`, seen(200, drafters)),
  get('kelola.$slug.penugasan.$stage.tabel', (world) => `${board(world)}/tabel`, seen(200, drafters)),
  {
    ...post(
      'kelola.$slug.penugasan.$stage.tabel',
      (world) => `${board(world)}/tabel`,
      {},
      seen(303, managed),
    ),
    files: () => ({ berkas: { name: 'tugas.csv', bytes: new TextEncoder().encode('judge;entry\r\n') } }),
    // Files cannot be carried through a log-in: whoever has no session chooses them again.
    expect: { ...seen(303, { organizer: 400, chair: 403, inspector: 403 }), anonymous: 303 },
  },
  get('kelola.$slug.penugasan.$stage.rancangan._index', draft, seen(200, drafters)),
  post(
    'kelola.$slug.penugasan.$stage.rancangan._index',
    draft,
    { perEntry: '2', keep: 'assigned', absent: '', seed: '' },
    seen(303, managed),
  ),
  get('kelola.$slug.penugasan.$stage.rancangan.$entry', draftEntry, seen(200, drafters)),
  {
    ...post('kelola.$slug.penugasan.$stage.rancangan.$entry', draftEntry, {}, seen(303, managed)),
    form: ({ assignmentDraft }) => ({ based_on: assignmentDraft?.version ?? '' }),
  },
  get(
    'kelola.$slug.penugasan.$stage.rancangan.tetapkan',
    (world) => `${draft(world)}/tetapkan`,
    seen(200, drafters),
  ),
  {
    ...post(
      'kelola.$slug.penugasan.$stage.rancangan.tetapkan',
      (world) => `${draft(world)}/tetapkan`,
      {},
      seen(303, managed),
    ),
    form: ({ assignmentDraft }) => ({ based_on: assignmentDraft?.version ?? '', alasan: 'Berhalangan' }),
  },
  get(
    'kelola.$slug.penugasan.$stage.rancangan.hapus',
    (world) => `${draft(world)}/hapus`,
    everybody(303, { anonymous: 302 }),
  ),
  post(
    'kelola.$slug.penugasan.$stage.rancangan.hapus',
    (world) => `${draft(world)}/hapus`,
    {},
    seen(303, managed),
  ),
  get(
    'kelola.$slug.penugasan.tarik.$assignment',
    pull,
    seen(200, { organizer: 200, chair: 403, inspector: 403 }),
  ),
  post('kelola.$slug.penugasan.tarik.$assignment', pull, { alasan: 'Sakit' }, seen(303, managed)),
  get(
    'kelola.$slug.penugasan.keluar.$entry',
    takeOut,
    seen(200, { organizer: 200, chair: 403, inspector: 403 }),
  ),
  post('kelola.$slug.penugasan.keluar.$entry', takeOut, { alasan: 'Salah kategori' }, seen(303, managed)),
  get('kelola.$slug.kemajuan', (world) => `${manage(world)}/kemajuan`, seen(200, staff)),
  get('kelola.$slug.lembar-kertas._index', paper, seen(200, { organizer: 200, chair: 200 })),
  {
    ...post(
      'kelola.$slug.lembar-kertas._index',
      paper,
      { tahap: 'proposal' },
      seen(303, { anonymous: 303, organizer: 400, chair: 403 }),
    ),
    files: () => ({ berkas: { name: 'kertas.csv', bytes: new TextEncoder().encode('judge;entry\r\n') } }),
    // Files cannot be carried through a log-in: whoever has no session chooses them again.
    expect: { ...seen(303, { organizer: 400, chair: 403 }), anonymous: 303 },
  },
  get('kelola.$slug.lembar-kertas.$import._index', review, seen(200, { organizer: 200, chair: 200 })),
  get(
    'kelola.$slug.lembar-kertas.$import.tolak',
    (world) => `${review(world)}/tolak`,
    seen(200, { organizer: 200, chair: 200 }),
  ),
  post('kelola.$slug.lembar-kertas.$import._index', review, {}, seen(303, { organizer: 409, chair: 303 })),
  {
    ...post(
      'kelola.$slug.lembar-kertas.$import.tolak',
      (world) => `${review(world)}/tolak`,
      { catatan: 'Salah' },
      seen(303, { organizer: 409, chair: 303 }),
    ),
    state: 'decided',
  },
  get(
    'kelola.$slug.formulir-kosong.$stage_.pdf',
    (world) => `${manage(world)}/formulir-kosong/${world.stageCode}/pdf`,
    seen(200, { organizer: 200, chair: 403 }),
  ),
  get(
    'kelola.$slug.formulir-kosong.$stage',
    (world) => `${manage(world)}/formulir-kosong/${world.stageCode}`,
    seen(200, { organizer: 200, chair: 403 }),
  ),
]
