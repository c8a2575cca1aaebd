import type { TestContext } from '#tests/support/context'
import { FAILED_STATUS, withChecklist } from '#tests/support/eligibility'
import type { World } from '#tests/support/world'
import { refuseEntry } from '~/services/ineligibility.server'
import { type AccessRow, everybody, type Who } from './row'

/** Those who see the dossier of a kelurahan that is no team's of the world, and what each of them gets. */
const seen = (status: number, others: Partial<Record<Who, number>> = {}) =>
  everybody(404, {
    ...{ organizer: status, chair: status, inspector: status },
    ...{ verifier: status, ...others },
  })

async function refuseOwn(world: World, ctx: TestContext) {
  await withChecklist(ctx, world)
  await refuseEntry(ctx, world.cast.verifier, {
    uid: world.entries.submitted.dossier.uid,
    reason: 'Status belum terpenuhi.',
    check: { answers: FAILED_STATUS },
  })
}

const undo = ({ entries }: World) => `/berkas/${entries.submitted.dossier.uid}/batal-gugur`
const moving = ({ entries }: World) => `/berkas/${entries.submitted.dossier.uid}/pindah-kategori`
const winners = ({ open }: World) => `/kelola/${open.slug}/pemenang-terdahulu`

export const rows: AccessRow[] = [
  {
    route: 'routes/berkas.$uid.batal-gugur',
    method: 'GET',
    path: undo,
    expect: seen(403, { anonymous: 302, organizer: 404 }),
  },
  {
    route: 'routes/berkas.$uid.batal-gugur',
    method: 'GET',
    path: undo,
    state: 'an ineligible entry',
    prepare: refuseOwn,
    expect: seen(403, { anonymous: 302, organizer: 200 }),
  },
  {
    route: 'routes/berkas.$uid.batal-gugur',
    method: 'POST',
    path: undo,
    form: () => ({ reason: '' }),
    expect: seen(403, { anonymous: 401, organizer: 409 }),
  },
  {
    route: 'routes/berkas.$uid.pindah-kategori',
    method: 'GET',
    path: moving,
    expect: seen(403, { anonymous: 302, organizer: 200 }),
  },
  {
    route: 'routes/berkas.$uid.pindah-kategori',
    method: 'POST',
    path: moving,
    form: () => ({ category: '', reason: '' }),
    expect: seen(403, { anonymous: 401, organizer: 400 }),
  },
  {
    route: 'routes/berkas.$uid.periksa',
    method: 'GET',
    path: ({ entries }) => `/berkas/${entries.submitted.dossier.uid}/periksa`,
    state: 'with a checklist',
    prepare: (world, ctx) => withChecklist(ctx, world),
    expect: seen(403, { anonymous: 302, organizer: 200, verifier: 200 }),
  },
  {
    route: 'routes/berkas.$uid._index',
    method: 'GET',
    path: ({ entries }) => `/berkas/${entries.submitted.dossier.uid}`,
    state: 'of an ineligible entry',
    prepare: refuseOwn,
    expect: seen(200, { anonymous: 302 }),
  },
  {
    route: 'routes/kelola.$slug.pemenang-terdahulu',
    method: 'GET',
    path: winners,
    expect: everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 200 }),
  },
  {
    route: 'routes/kelola.$slug.pemenang-terdahulu',
    method: 'POST',
    path: winners,
    form: () => ({}),
    expect: everybody(404, { anonymous: 401, organizer: 400, chair: 400, inspector: 400 }),
  },
]
