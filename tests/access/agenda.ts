import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

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
  // Mail is off in the tests' installation: whoever may invite is told so.
  post('$number._index', '/1', {}, 409),
]
