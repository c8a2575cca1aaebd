import type { World } from '#tests/support/world'
import {
  addProposal,
  askForProposals,
  categoryOf,
  PROPOSAL_UID,
  VERIFIED,
} from '#tests/support/world-proposals'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

const staff = (status: number): Statuses => ({ organizer: status, chair: status, inspector: status })
const base = ({ open }: World) => `/kelola/${open.slug}/usulan`
const own = (rest: string) => (world: World) => `${base(world)}/${VERIFIED}${rest}`
const choosing = (world: World) => own(`/kategori/${categoryOf(world)}`)(world)

const read = (route: string, path: (world: World) => string, others: Statuses): AccessRow[] => [
  {
    ...{ route: `routes/kelola.$slug.usulan.${route}`, method: 'GET', path, prepare: askForProposals },
    state: 'proposals asked for',
    expect: everybody(404, { anonymous: 302, ...others }),
  },
  {
    ...{ route: `routes/kelola.$slug.usulan.${route}`, method: 'GET', path },
    state: 'no proposals asked for',
    expect: everybody(404, { anonymous: 302 }),
  },
]

const act = (
  route: string,
  path: (world: World) => string,
  form: Record<string, string>,
  others: Statuses,
): AccessRow => ({
  ...{ route: `routes/kelola.$slug.usulan.${route}`, method: 'POST', path, form: () => form },
  ...{ state: 'entries in a stage', prepare: askForProposals },
  expect: everybody(404, { anonymous: 401, ...others }),
})

const sending = { letterNumber: '7', letterDate: '2026-03-02', agreed: 'yes' }
/** In this state of things nobody can propose any more. */
const proposes: Statuses = { ...staff(403), verifier: 409 }

export const rows: AccessRow[] = [
  ...read('_index', base, { ...staff(200), verifier: 200, otherVerifier: 200 }),
  ...read('$kecamatan._index', own(''), { ...staff(200), verifier: 200 }),
  ...read('$kecamatan.kategori.$category', choosing, { ...staff(200), verifier: 200 }),
  ...read('$kecamatan.dokumen', own('/dokumen'), { ...staff(403), verifier: 200 }),
  {
    ...{ route: 'routes/kelola.$slug.usulan.$kecamatan._index', method: 'GET', prepare: askForProposals },
    path: (world) => `${base(world)}/bukan-kecamatan`,
    state: 'no such kecamatan',
    expect: everybody(404, { anonymous: 302 }),
  },
  act('$kecamatan._index', own('?index'), sending, proposes),
  act('$kecamatan.kategori.$category', choosing, {}, proposes),
  act('$kecamatan.dokumen', own('/dokumen'), { kind: 'letter' }, proposes),
  act('$kecamatan.ingatkan', own('/ingatkan'), {}, { ...staff(403), organizer: 409, verifier: 403 }),
  {
    ...{ route: 'express:/unduh/usulan/:uid/:paper', method: 'GET' },
    path: () => `/unduh/usulan/${PROPOSAL_UID}/surat`,
    state: 'the letter of a kecamatan',
    prepare: addProposal,
    expect: everybody(404, { anonymous: 303, ...staff(200), verifier: 200 }),
  },
  {
    ...{ route: 'express:/unduh/usulan/:uid/:paper', method: 'GET' },
    path: () => `/unduh/usulan/${PROPOSAL_UID}/lain`,
    state: 'no such paper',
    prepare: addProposal,
    expect: everybody(404, { anonymous: 303 }),
  },
]
