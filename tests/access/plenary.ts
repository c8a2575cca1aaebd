import {
  beginFurther,
  closeFirstOfTwo,
  closeWorldMeeting,
  completeMeeting,
  prepareMeeting,
} from '#tests/support/plenary-world'
import type { World } from '#tests/support/world'
import { BASED_ON } from '~/http/based-on'
import { type AccessRow, everybody } from './row'

const list = ({ open }: World) => `/kelola/${open.slug}/pleno`
const meeting = (world: World) => `${list(world)}/${world.stageCode}`
const below = (page: string) => (world: World) => `${meeting(world)}/${page}`

const readers = { anonymous: 302, organizer: 200, chair: 200, inspector: 200 }
const route = 'routes/kelola.$slug.pleno.$stage'

const get = (
  id: string,
  path: AccessRow['path'],
  state?: string,
  prepare?: AccessRow['prepare'],
): AccessRow => ({
  ...{ route: id, method: 'GET', path, expect: everybody(404, readers) },
  ...(state ? { state } : {}),
  ...(prepare ? { prepare } : {}),
})

const preparers = (status: number) =>
  everybody(404, { anonymous: 401, organizer: status, chair: status, inspector: 403 })
const preparing = { anonymous: 302, organizer: 200, chair: 200, inspector: 403 }

/** Meetings: read by those who see the ranking, prepared by organizers and chair, closed by the chair. */
export const rows: AccessRow[] = [
  get('routes/kelola.$slug.pleno._index', list),
  get(`${route}._index`, meeting),
  get(`${route}._index`, meeting, 'prepared', prepareMeeting),
  get(`${route}._index`, meeting, 'closed', closeWorldMeeting),
  get(`${route}._index`, meeting, 'closed, a stage follows', closeFirstOfTwo),
  get(`${route}._index`, meeting, 'further', beginFurther),
  {
    ...get(
      `${route}._index`,
      (world) => `${meeting(world)}?kecamatan=36.71.01`,
      'kecamatan of a whole stage',
    ),
    expect: everybody(404, { anonymous: 302 }),
  },
  {
    ...{ route: `${route}._index`, method: 'POST', path: meeting },
    ...{ form: completeMeeting, expect: preparers(303) },
  },
  { ...get(`${route}.tutup`, below('tutup'), 'prepared', prepareMeeting), expect: everybody(404, preparing) },
  {
    ...{ route: `${route}.tutup`, method: 'POST', path: below('tutup'), prepare: prepareMeeting },
    ...{ state: 'not as seen', form: () => ({ peringkat: 'x', [BASED_ON]: '1' }) },
    expect: everybody(404, { anonymous: 401, organizer: 403, chair: 409, inspector: 403 }),
  },
  {
    ...get(`${route}.lanjutan`, below('lanjutan'), 'closed', closeWorldMeeting),
    expect: everybody(404, preparing),
  },
  {
    ...{ route: `${route}.lanjutan`, method: 'POST', path: below('lanjutan'), prepare: closeWorldMeeting },
    ...{ form: () => ({ alasan_rapat: 'Surat dari lurah' }), expect: preparers(303) },
  },
  {
    ...{ route: `${route}.lolos`, method: 'GET', path: below('lolos') },
    expect: everybody(303, { anonymous: 302 }),
  },
  {
    ...{ route: `${route}.lolos`, method: 'POST', path: below('lolos'), prepare: closeFirstOfTwo },
    ...{
      form: () => ({}),
      expect: everybody(404, { anonymous: 401, organizer: 303, chair: 403, inspector: 403 }),
    },
  },
]
