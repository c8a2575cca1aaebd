import {
  announceWorldDraw,
  beginWorldTalk,
  drawWorldDraw,
  goodLots,
  settleWorldLots,
  typeWorldLots,
} from '#tests/support/presentation-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const list = ({ open }: World) => `/kelola/${open.slug}/paparan`
const page =
  (rest = '') =>
  (world: World) =>
    `${list(world)}/${world.stageCode}${rest}`
const progress = ({ open, stageCode }: World) => `/kelola/${open.slug}/kemajuan/${stageCode}`
const judge = ({ open, stageCode }: World) => `/menilai/${open.slug}/${stageCode}`
const publicDraw = ({ open, stageCode }: World) => `/lomba/${open.slug}/undian/${stageCode}`

const route = 'routes/kelola.$slug.paparan.$stage'
const readers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 200 })
const writer = everybody(404, { anonymous: 302, organizer: 200, chair: 403, inspector: 403 })
const written = (status: number) =>
  everybody(404, { anonymous: 401, organizer: status, chair: 403, inspector: 403 })

interface State {
  state?: string
  prepare?: NonNullable<AccessRow['prepare']>
}
const get = (
  id: string,
  path: AccessRow['path'],
  expect: AccessRow['expect'],
  state: State = {},
): AccessRow => ({
  ...{ route: id, method: 'GET', path, expect },
  ...state,
})
const post = (
  id: string,
  path: AccessRow['path'],
  form: AccessRow['form'],
  expect: AccessRow['expect'],
  state: State = {},
): AccessRow => ({
  ...{ route: id, method: 'POST', path, expect },
  ...(form ? { form } : {}),
  ...state,
})

const typed = { state: 'typed', prepare: typeWorldLots }
const settled = { state: 'settled', prepare: settleWorldLots }
const talking = { state: 'talking', prepare: beginWorldTalk }
const announced = { state: 'announced', prepare: announceWorldDraw }
const drawn = { state: 'drawn', prepare: drawWorldDraw }

/** Orders of appearance, the room's screen, what judges owe. */
export const rows: AccessRow[] = [
  get('routes/kelola.$slug.paparan._index', list, readers),
  get(`${route}._index`, page(), readers),
  get(`${route}._index`, page(), readers, typed),
  get(`${route}._index`, page(), readers, talking),
  get(`${route}._index`, page(), readers, drawn),
  post(`${route}._index`, page(), () => ({ paparan: '5', tanya: '10', dasar: '0' }), written(303)),
  get(`${route}.undian`, page('/undian'), writer),
  get(`${route}.undian`, page('/undian'), writer, settled),
  post(`${route}.undian`, page('/undian'), (world) => ({ ...goodLots(world), dasar: '0' }), written(303)),
  get(`${route}.acak`, page('/acak'), writer),
  get(`${route}.acak`, page('/acak'), writer, announced),
  post(`${route}.acak`, page('/acak'), () => ({ dasar: '0' }), written(303)),
  get(`${route}.saksi`, page('/saksi'), everybody(303, { anonymous: 302 })),
  post(
    `${route}.saksi`,
    page('/saksi'),
    () => ({ nomor: '1' }),
    everybody(404, { anonymous: 401, organizer: 409, chair: 303, inspector: 403 }),
    typed,
  ),
  get(`${route}.layar`, page('/layar'), readers),
  get(`${route}.layar`, page('/layar'), readers, talking),
  post(
    `${route}.layar`,
    page('/layar'),
    () => ({ tekan: 'next', versi: '0' }),
    everybody(404, { anonymous: 401, organizer: 303, chair: 303, inspector: 403 }),
  ),
  get('routes/lomba.$slug.undian.$stage', publicDraw, everybody(404)),
  get('routes/lomba.$slug.undian.$stage', publicDraw, everybody(200), announced),
  get('routes/lomba.$slug.undian.$stage', publicDraw, everybody(200), drawn),
  get('routes/kelola.$slug.kemajuan_.$stage', progress, readers),
  // The tests' installation sends no mail.
  post('routes/kelola.$slug.kemajuan_.$stage', progress, () => ({}), written(409)),
  get('routes/menilai.$slug.$stage', judge, everybody(404, { anonymous: 302, judge: 200 }), talking),
]
