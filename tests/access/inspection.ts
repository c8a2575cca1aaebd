import type { TestContext } from '#tests/support/context'
import { PDF } from '#tests/support/dossiers'
import { addInspectionPaper, INSPECTION_PAPER } from '#tests/support/inspection'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

const readers: Statuses = { organizer: 200, chair: 200, inspector: 200 }
/** Those who know of the competition, but may not do this in it. */
const knowing: Statuses = {
  ...{ chair: 403, inspector: 403, judge: 403, unassignedJudge: 403, verifier: 403, otherVerifier: 403 },
}

const page = (route: string, path: string): AccessRow => ({
  route: `routes/kelola.$slug.pemeriksaan.${route}`,
  method: 'GET',
  path: ({ open }) => `/kelola/${open.slug}/pemeriksaan${path}`,
  expect: everybody(404, { anonymous: 302, ...readers }),
})

const prepare = (world: World, ctx: TestContext) => addInspectionPaper(world, ctx)

export const rows: AccessRow[] = [
  page('_index', ''),
  page('$item._index', '/serah-terima-hadiah'),
  {
    ...page('$item._index', '/tidak-ada'),
    state: 'no such paper',
    expect: everybody(404, { anonymous: 302 }),
  },
  {
    ...page('$item._index', '/serah-terima-hadiah'),
    method: 'POST',
    files: () => ({ file: { name: 'Serah terima.pdf', bytes: PDF } }),
    // The file of whoever is not logged in is not read: they log in and choose it again.
    expect: everybody(404, { ...knowing, anonymous: 303, organizer: 303 }),
  },
  {
    ...page('$item.sertakan.$paper', `/foto/sertakan/${INSPECTION_PAPER}`),
    expect: everybody(303, { anonymous: 302 }),
  },
  {
    ...page('$item.sertakan.$paper', `/foto/sertakan/${INSPECTION_PAPER}`),
    method: 'POST',
    form: () => ({ give: 'yes' }),
    state: 'a paper that shows children',
    prepare,
    expect: everybody(404, { anonymous: 401, organizer: 403, inspector: 403, chair: 303 }),
  },
  {
    route: 'express:/unduh/pemeriksaan/:uid',
    method: 'GET',
    path: () => `/unduh/pemeriksaan/${INSPECTION_PAPER}`,
    state: 'a paper that shows children',
    prepare,
    expect: everybody(404, { anonymous: 303, ...readers }),
  },
  {
    route: 'express:/unduh/pemeriksaan/:uid',
    method: 'GET',
    path: () => '/unduh/pemeriksaan/019caca3-0000-7000-8000-000000000000',
    state: 'no such paper',
    expect: everybody(404, { anonymous: 303 }),
  },
]
