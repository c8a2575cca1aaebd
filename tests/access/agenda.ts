import type { TestContext } from '#tests/support/context'
import { PDF } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { transact } from '~/services/transact.server'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

const SCAN = '019caca3-0000-7000-8000-00000000005c'

async function addScan({ open, cast, evidence: { panel } }: World, ctx: TestContext) {
  const { blob_sha256 } = await ctx.db
    .selectFrom('evidence')
    .select('blob_sha256')
    .where('uid', '=', panel)
    .executeTakeFirstOrThrow()
  await transact(ctx, cast.organizer, { type: 'attendance.kept', competition: open.uid }, (_, record) =>
    record.insert('attendance_sheet', {
      ...{ uid: SCAN, competition_id: open.id, agenda_number: 1, version: 1, blob_sha256: blob_sha256 ?? '' },
      ...{ uploaded_by: cast.organizer.id ?? 0, uploaded_at: ctx.now().toISOString() },
    }),
  )
}

const manage =
  (path = '') =>
  ({ open }: World) =>
    `/kelola/${open.slug}/agenda${path}`
const staff: Statuses = { anonymous: 302, organizer: 200, chair: 200, inspector: 200 }
/** Those who know of the competition are told that it is not theirs to write. */
const writer = (status: number, anonymous: number): Statuses => ({
  ...{ anonymous, organizer: status, chair: 403, inspector: 403 },
  ...{ judge: 403, unassignedJudge: 403, verifier: 403, otherVerifier: 403 },
})
const meeting = {
  ...{ kind: 'visit', title: 'Kunjungan', startsAt: '2026-03-10T08:00', place: 'Balai RW 05' },
  ...{ audience: 'teams', reason: 'Disesuaikan' },
}

const get = (route: string, path: (world: World) => string, others: Statuses, status = 404): AccessRow => ({
  route: `routes/${route}`,
  method: 'GET',
  path,
  expect: everybody(status, others),
})
const post = (route: string, path: string, form: Record<string, string>, status: number): AccessRow => ({
  route: `routes/kelola.$slug.agenda.${route}`,
  method: 'POST',
  path: manage(path),
  form: () => form,
  expect: everybody(404, writer(status, 401)),
})
const ofTeam: Statuses = {
  ...{ anonymous: 302, drafter: 200, responsible: 200, otherTeam: 200 },
  ...{ verifier: 200, otherVerifier: 200 },
}
const ofJudge: Statuses = { anonymous: 302, judge: 200, unassignedJudge: 200, chair: 200 }
const at = (base: string, end: string) => (world: World) => `/${base}/${world.open.slug}/${end}`

export const rows: AccessRow[] = [
  get('lomba.$slug.agenda', at('lomba', 'agenda'), {}, 200),
  get('lomba.$slug.agenda[.]ics', at('lomba', 'agenda.ics'), {}, 200),
  get('tim.$slug.agenda', at('tim', 'agenda'), ofTeam, 403),
  get('tim.$slug.agenda[.]ics', at('tim', 'agenda.ics'), ofTeam, 403),
  get('menilai.$slug.agenda', at('menilai', 'agenda'), ofJudge, 403),
  get('menilai.$slug.agenda[.]ics', at('menilai', 'agenda.ics'), ofJudge, 403),
  get('kelola.$slug.agenda._index', manage(), staff),
  get('kelola.$slug.agenda.$number._index', manage('/1'), staff),
  get('kelola.$slug.agenda.baru', manage('/baru'), writer(200, 302)),
  get('kelola.$slug.agenda.$number.ubah', manage('/1/ubah'), writer(200, 302)),
  get('kelola.$slug.agenda.$number.batal', manage('/1/batal'), writer(200, 302)),
  post('baru', '/baru', meeting, 303),
  // A form that says not what it was filled from is old.
  post('$number.ubah', '/1/ubah', meeting, 409),
  post('$number.batal', '/1/batal', { reason: 'Aula terpakai' }, 303),
  ...(['daftar-hadir', 'daftar-hadir_.pdf'] as const).map((route) =>
    get(`kelola.$slug.agenda.$number.${route}`, manage(`/1/${route.replace('_.', '/')}`), {
      ...{ anonymous: 302, organizer: 200, chair: 403, inspector: 200 },
    }),
  ),
  {
    ...post('$number.daftar-hadir', '/1/daftar-hadir', {}, 303),
    files: () => ({ scan: { name: 'Pindaian 7.pdf', bytes: PDF } }),
    // The file of whoever is not logged in is not read: they log in and choose it again.
    expect: everybody(404, writer(303, 303)),
  },
  {
    route: 'express:/unduh/hadir/:uid',
    method: 'GET',
    path: () => `/unduh/hadir/${SCAN}`,
    state: 'the signed list of the first meeting',
    prepare: addScan,
    expect: everybody(404, { anonymous: 303, organizer: 200, inspector: 200 }),
  },
  {
    route: 'express:/unduh/hadir/:uid',
    method: 'GET',
    path: () => '/unduh/hadir/019caca3-0000-7000-8000-000000000000',
    state: 'no such list',
    expect: everybody(404, { anonymous: 303 }),
  },
  // Mail is off in the tests' installation: whoever may invite is told so.
  post('$number._index', '/1', {}, 409),
]
