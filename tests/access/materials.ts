import { PDF } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>
const STAFF: Statuses = { anonymous: 302, organizer: 200, chair: 200, inspector: 200 }
const READERS: Statuses = { ...STAFF, verifier: 200, drafter: 200, responsible: 200 }
const at =
  (stage = 'proposal') =>
  ({ entries }: World) =>
    `/berkas/${entries.own.dossier.uid}/bahan/${stage}`
const route = 'routes/berkas.$uid.bahan.$stage'
/** Those who see the dossier may not give for its team. */
const givers = (status: number): Statuses => ({
  ...{ anonymous: 401, organizer: 403, chair: 403, inspector: 403, verifier: 403 },
  ...{ drafter: status, responsible: status },
})

export const rows: AccessRow[] = [
  { route, method: 'GET', path: at(), expect: everybody(404, READERS) },
  {
    route,
    method: 'GET',
    path: at('lain'),
    state: 'no such stage',
    expect: everybody(404, { anonymous: 302 }),
  },
  {
    ...{ route, method: 'POST', path: at() },
    form: () => ({ item: 'video', link: 'yes', video: 'https://video.example.test/baru' }),
    expect: everybody(404, givers(303)),
  },
  {
    ...{ route, method: 'POST', path: at(), state: 'a file' },
    form: () => ({ item: 'bahan-tayang' }),
    files: () => ({ 'bahan-tayang': { name: 'paparan.pdf', bytes: PDF } }),
    // The file of whoever is not logged in is not read: they log in and choose it again.
    expect: everybody(404, { ...givers(303), anonymous: 303 }),
  },
  {
    route: 'routes/kelola.$slug.bahan',
    method: 'GET',
    path: ({ open }) => `/kelola/${open.slug}/bahan`,
    expect: everybody(404, STAFF),
  },
  {
    route: 'express:/unduh/bahan/:uid',
    method: 'GET',
    path: ({ material }) => `/unduh/bahan/${material}`,
    expect: everybody(404, { ...READERS, anonymous: 303, judge: 200 }),
  },
  {
    route: 'express:/unduh/bahan/:uid',
    method: 'GET',
    path: () => '/unduh/bahan/019caca3-0000-7000-8000-000000000000',
    state: 'no such material',
    expect: everybody(404, { anonymous: 303 }),
  },
]
