import { type AccessRow, everybody } from './row'

/** Those who may read the whole dossier of the world's first entry. */
const readers = {
  anonymous: 303,
  organizer: 200,
  chair: 200,
  verifier: 200,
  drafter: 200,
  responsible: 200,
  inspector: 200,
} as const

const evidence = (visibility: 'public' | 'panel' | 'closed', judge: number): AccessRow => ({
  route: 'express:/unduh/bukti/:uid',
  method: 'GET',
  path: (world) => `/unduh/bukti/${world.evidence[visibility]}`,
  state: `evidence ${visibility}`,
  expect: everybody(404, { ...readers, judge }),
})

/** What Express answers before any route of Remix. */
export const rows: AccessRow[] = [
  { route: 'express:/sehat', method: 'GET', path: () => '/sehat', expect: everybody(200) },
  { route: 'express:static', method: 'GET', path: () => '/favicon.svg', expect: everybody(200) },
  {
    route: 'express:static',
    method: 'GET',
    path: () => '/assets/nothing.js',
    state: 'no such asset',
    expect: everybody(404),
  },
  evidence('public', 200),
  evidence('panel', 200),
  evidence('closed', 404),
  {
    route: 'express:/unduh/bukti/:uid',
    method: 'GET',
    path: () => '/unduh/bukti/019caca3-0000-7000-8000-000000000000',
    state: 'no such evidence',
    expect: everybody(404, { anonymous: 303 }),
  },
]
