import { announceWorldResult, correctWorldResult, decreeWorldResult } from '#tests/support/results-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const list = ({ open }: World) => `/lomba/${open.slug}/hasil`
const one = (world: World) => `${list(world)}/1`
const index = 'routes/lomba.$slug.hasil._index'
const number = 'routes/lomba.$slug.hasil.$number'
const receipt = ({ entries }: World) => `TT${entries.own.revision?.uid.slice(-10) ?? ''}`
const unknown = '/verifikasi/0000-0000-0000'

/** Announced results for everybody, nothing before; codes for whoever has one. */
export const rows: AccessRow[] = [
  { route: index, method: 'GET', path: list, expect: everybody(404) },
  {
    route: index,
    method: 'GET',
    path: list,
    state: 'decreed',
    prepare: decreeWorldResult,
    expect: everybody(404),
  },
  {
    route: index,
    method: 'GET',
    path: list,
    state: 'announced',
    prepare: announceWorldResult,
    expect: everybody(200),
  },
  { route: number, method: 'GET', path: one, expect: everybody(404) },
  {
    route: number,
    method: 'GET',
    path: one,
    state: 'decreed',
    prepare: decreeWorldResult,
    expect: everybody(404),
  },
  {
    route: number,
    method: 'GET',
    path: one,
    state: 'announced',
    prepare: announceWorldResult,
    expect: everybody(200),
  },
  {
    route: number,
    method: 'GET',
    path: one,
    state: 'corrected',
    prepare: correctWorldResult,
    expect: everybody(200),
  },
  { route: 'routes/verifikasi._index', method: 'GET', path: () => '/verifikasi', expect: everybody(200) },
  {
    ...{ route: 'routes/verifikasi._index', method: 'POST', path: () => '/verifikasi?index' },
    ...{ form: (world) => ({ code: receipt(world) }), expect: everybody(303) },
  },
  {
    ...{ route: 'routes/verifikasi.$code', method: 'GET', path: (world) => `/verifikasi/${receipt(world)}` },
    expect: everybody(200),
  },
  {
    ...{ route: 'routes/verifikasi.$code', method: 'GET', path: () => unknown, state: 'unknown' },
    expect: everybody(404),
  },
]
