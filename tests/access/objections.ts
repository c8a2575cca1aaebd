import { PDF } from '#tests/support/dossiers'
import {
  announceWorldResult,
  objectInWorld,
  objectionOf,
  openWorldWindow,
  upholdInWorld,
} from '#tests/support/results-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const dossier = ({ entries }: World) => `/berkas/${entries.own.dossier.uid}`
const own = (world: World) => `${dossier(world)}/hasil`
const object = (world: World) => `${dossier(world)}/sanggah/1`
const list = ({ open }: World) => `/kelola/${open.slug}/sanggahan`
const one = (world: World) => `${list(world)}/${objectionOf(world).uid}`

const team = everybody(404, { anonymous: 302, drafter: 200, responsible: 200 })
const readers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 200 })
const nobody = everybody(404, { anonymous: 302 })
const sending = { form: () => ({ act: 'send', grounds: 'Nilai keliru' }), prepare: openWorldWindow }
const route = 'routes/berkas.$uid.sanggah.$number'

/** What a team sees of its own result, its objection, and the chair's answer. */
export const rows: AccessRow[] = [
  { route: 'routes/berkas.$uid.hasil', method: 'GET', path: own, expect: team },
  {
    ...{ route: 'routes/berkas.$uid.hasil', method: 'GET', path: own, expect: team },
    ...{ state: 'window', prepare: openWorldWindow },
  },
  {
    ...{ route: 'routes/berkas.$uid.hasil', method: 'GET', path: own, expect: team },
    ...{ state: 'announced', prepare: announceWorldResult },
  },
  { route, method: 'GET', path: object, expect: nobody },
  { route, method: 'GET', path: object, state: 'window', prepare: openWorldWindow, expect: team },
  { route, method: 'GET', path: object, state: 'sent', prepare: objectInWorld, expect: team },
  { route, method: 'GET', path: object, state: 'decided', prepare: upholdInWorld, expect: team },
  {
    ...{ route, method: 'POST', path: object, ...sending },
    expect: everybody(404, {
      ...{ anonymous: 401, drafter: 403, responsible: 303 },
      ...{ organizer: 404, chair: 404, inspector: 404, verifier: 404 },
    }),
  },
  {
    ...{ route, method: 'POST', path: object, ...sending, state: 'a file' },
    files: () => ({ files: { name: 'bukti.pdf', bytes: PDF } }),
    expect: everybody(404, { anonymous: 303, drafter: 403, responsible: 303 }),
  },
  { route: 'routes/kelola.$slug.sanggahan._index', method: 'GET', path: list, expect: readers },
  {
    ...{ route: 'routes/kelola.$slug.sanggahan._index', method: 'GET', path: list, expect: readers },
    ...{ state: 'sent', prepare: objectInWorld },
  },
  { route: 'routes/kelola.$slug.sanggahan.$uid', method: 'GET', path: one, expect: nobody },
  {
    ...{ route: 'routes/kelola.$slug.sanggahan.$uid', method: 'GET', path: one, expect: readers },
    ...{ state: 'sent', prepare: objectInWorld },
  },
  {
    ...{ route: 'routes/kelola.$slug.sanggahan.$uid', method: 'GET', path: one, expect: readers },
    ...{ state: 'upheld', prepare: upholdInWorld },
  },
  {
    ...{ route: 'routes/kelola.$slug.sanggahan.$uid', method: 'POST', path: one, prepare: objectInWorld },
    form: () => ({ decision: 'dismissed', answer: 'Nilai sudah sesuai' }),
    expect: everybody(404, { anonymous: 401, organizer: 403, chair: 303, inspector: 403 }),
  },
  {
    ...{ route: 'express:/unduh/sanggahan/:uid', method: 'GET', prepare: objectInWorld },
    path: (world) => `/unduh/sanggahan/${objectionOf(world).file}`,
    expect: everybody(404, {
      ...{ anonymous: 303, organizer: 200, chair: 200, inspector: 200, drafter: 200, responsible: 200 },
    }),
  },
  {
    ...{ route: 'express:/unduh/sanggahan/:uid', method: 'GET', state: 'no such file' },
    path: (world) => `/unduh/sanggahan/${objectionOf(world).file}`,
    expect: everybody(404, { anonymous: 303 }),
  },
]
