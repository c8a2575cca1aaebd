import { closeWorldMeeting } from '#tests/support/plenary-world'
import {
  decreeWorldResult,
  freeTheWay,
  freezeObjectable,
  freezeWorldResult,
  placeOf,
  SCAN,
} from '#tests/support/results-world'
import type { World } from '#tests/support/world'
import { requestFreezing } from '~/services/result-requests.server'
import { type FormCase, keyed } from '../form-case'

const route = 'routes/kelola.$slug.hasil'
const page =
  (rest: string) =>
  ({ open }: World) =>
    `/kelola/${open.slug}/hasil/${rest}`
const gate = (world: World) => page(`siapkan/${world.stageCode}`)(world)

const scan = (bytes: Uint8Array) => ({ name: 'keputusan.pdf', mimeType: 'application/pdf', bytes })
const decree = { number: '188.45/1/2026', date: '2026-05-02', signatory: 'Wali Kota Tangerang' }

/** Official results: overriding, asking to freeze, and the steps of what is frozen. */
export const forms: FormCase[] = [
  {
    ...{ route: `${route}.siapkan.$stage`, as: 'chair', page: gate, form: keyed('kesampingkan-1') },
    state: 'overriding',
    prepare: closeWorldMeeting,
    right: () => ({ 'reason-1': 'Disepakati dalam rapat' }),
    wrong: () => ({ 'reason-1': 'panjang '.repeat(150) }),
  },
  {
    ...{ route: `${route}.siapkan.$stage`, as: 'organizer', page: gate, form: keyed('bekukan') },
    prepare: freeTheWay,
    right: () => ({}),
    wrong: {
      meanwhile: (world, ctx) => requestFreezing(ctx, world.cast.chair, placeOf(world), { reason: '' }),
    },
  },
  {
    ...{ route: `${route}.$number.masa-sanggah`, as: 'organizer', page: page('1/masa-sanggah') },
    form: keyed('masa-sanggah'),
    prepare: freezeObjectable,
    right: () => ({ until: '2026-05-10' }),
    wrong: () => ({ until: '2026-05-03' }),
  },
  {
    ...{ route: `${route}.$number.keputusan`, as: 'organizer', page: page('1/keputusan') },
    form: keyed('keputusan'),
    prepare: freezeWorldResult,
    right: () => ({ ...decree, file: scan(SCAN) }),
    wrong: () => ({ ...decree, date: '2099-01-01', file: scan(SCAN) }),
  },
  {
    ...{ route: `${route}.$number.pengumuman`, as: 'organizer', page: page('1/pengumuman') },
    form: keyed('pengumuman'),
    prepare: decreeWorldResult,
    right: () => ({ date: '2026-05-03', embargo: '2026-05-03T10:00' }),
    wrong: () => ({ date: '2026-05-01', embargo: '2026-05-03T10:00' }),
  },
]
