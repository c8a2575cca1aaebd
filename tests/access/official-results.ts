import { closeWorldMeeting } from '#tests/support/plenary-world'
import {
  askToDecree,
  askToFreeze,
  correctWorldResult,
  decreeWorldResult,
  freeTheWay,
  freezeObjectable,
  freezeWorldResult,
  SCAN,
} from '#tests/support/results-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const list = ({ open }: World) => `/kelola/${open.slug}/hasil`
const below = (page: string) => (world: World) => `${list(world)}/${page}`
const gate = (world: World) => `${list(world)}/siapkan/${world.stageCode}`

const readers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 200 })
const steppers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 403 })
const acts = (status: number) =>
  everybody(404, { anonymous: 401, organizer: status, chair: status, inspector: 403 })
const route = 'routes/kelola.$slug.hasil'

const get = (
  id: string,
  path: AccessRow['path'],
  state?: string,
  prepare?: AccessRow['prepare'],
  expect = readers,
): AccessRow => ({
  ...{ route: id, method: 'GET', path, expect },
  ...(state ? { state } : {}),
  ...(prepare ? { prepare } : {}),
})

const request = { act: 'request', reason: '', seen: 'x' }

/** Official results: read by those who run the competition, asked for by organizers and chair, public only once announced. */
export const rows: AccessRow[] = [
  get(`${route}._index`, list),
  get(`${route}._index`, list, 'corrected', correctWorldResult),
  get(`${route}.siapkan.$stage`, gate),
  get(`${route}.siapkan.$stage`, gate, 'closed', closeWorldMeeting),
  get(`${route}.siapkan.$stage`, gate, 'overridden', freeTheWay),
  get(`${route}.siapkan.$stage`, gate, 'waiting', askToFreeze),
  get(`${route}.siapkan.$stage`, gate, 'correcting', decreeWorldResult),
  get(`${route}.siapkan.$stage`, below('siapkan/@akhir'), 'final', closeWorldMeeting),
  {
    ...{ route: `${route}.siapkan.$stage`, method: 'POST', path: gate, prepare: freeTheWay },
    ...{ form: () => request, expect: acts(409) },
  },
  {
    ...{ route: `${route}.siapkan.$stage`, method: 'POST', path: gate, prepare: closeWorldMeeting },
    ...{ state: 'overriding', form: () => ({ act: 'override', obstacle: '{}', field: 'r', r: 'Ya' }) },
    expect: everybody(404, { anonymous: 401, organizer: 403, chair: 409, inspector: 403 }),
  },
  get(`${route}.$number._index`, below('1'), 'frozen', freezeWorldResult),
  get(`${route}.$number._index`, below('1'), 'waiting', askToDecree),
  get(`${route}.$number._index`, below('1'), 'corrected', correctWorldResult),
  get(`${route}.$number._index`, below('2'), 'correction', correctWorldResult),
  get(`${route}.$number[.]json`, below('1.json'), 'frozen', freezeWorldResult),
  get(`${route}.$number[.]sig`, below('1.sig'), 'frozen', freezeWorldResult),
  get(`${route}.$number_.keputusan[.]pdf`, below('1/keputusan.pdf'), 'decreed', decreeWorldResult),
  get(`${route}.$number.masa-sanggah`, below('1/masa-sanggah'), 'due', freezeObjectable, steppers),
  get(`${route}.$number.masa-sanggah`, below('1/masa-sanggah'), 'not due', freezeWorldResult, steppers),
  {
    ...{ route: `${route}.$number.masa-sanggah`, method: 'POST', path: below('1/masa-sanggah') },
    ...{ prepare: freezeObjectable, form: () => ({ until: '2026-05-10' }), expect: acts(303) },
  },
  get(`${route}.$number.keputusan`, below('1/keputusan'), 'due', freezeWorldResult, steppers),
  {
    ...{ route: `${route}.$number.keputusan`, method: 'POST', path: below('1/keputusan') },
    ...{
      prepare: freezeWorldResult,
      form: () => ({ number: '1/2026', date: '2026-05-02', signatory: 'Camat' }),
    },
    files: () => ({ file: { name: 'keputusan.pdf', bytes: SCAN } }),
    expect: { ...acts(303), anonymous: 303 },
  },
  get(`${route}.$number.pengumuman`, below('1/pengumuman'), 'due', decreeWorldResult, steppers),
  {
    ...{ route: `${route}.$number.pengumuman`, method: 'POST', path: below('1/pengumuman') },
    ...{ prepare: decreeWorldResult, form: () => ({ date: '2026-05-02', embargo: '' }) },
    expect: acts(303),
  },
  { ...get('routes/kunci._index', () => '/kunci'), expect: everybody(200) },
  { ...get('routes/kunci._index', () => '/kunci', 'made', freezeWorldResult), expect: everybody(200) },
  { ...get('routes/kunci[.]pem', () => '/kunci.pem', 'made', freezeWorldResult), expect: everybody(200) },
]
