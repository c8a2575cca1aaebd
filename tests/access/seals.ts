import { askToOpen, openSealed, readyToOpen, sealStage } from '#tests/support/sealed-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const route = 'routes/kelola.$slug.segel'
const path = ({ open }: World) => `/kelola/${open.slug}/segel`
const readers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 200 })

const page = (state: string, prepare: AccessRow['prepare']): AccessRow => ({
  ...{ route, method: 'GET', path, state, expect: readers },
  ...(prepare ? { prepare } : {}),
})

/** Seals: seen by those who run the competition, opened on the request of organizers and chair. */
export const rows: AccessRow[] = [
  { route, method: 'GET', path, expect: readers },
  page('sealed', sealStage),
  page('over', readyToOpen),
  page('waiting', async (world, ctx) => {
    await askToOpen(world, ctx)
  }),
  page('opened', openSealed),
  {
    ...{ route, method: 'POST', path, form: ({ stageCode }) => ({ stage: stageCode }), prepare: readyToOpen },
    expect: everybody(404, { anonymous: 401, organizer: 303, chair: 303, inspector: 403 }),
  },
]
