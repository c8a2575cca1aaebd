import {
  announceWorldDraw,
  beginWorldTalk,
  giveJudgesAddresses,
  goodLots,
  settleWorldLots,
  stageOf,
  typeWorldLots,
} from '#tests/support/presentation-world'
import type { World } from '#tests/support/world'
import { typeLots, witnessLots } from '~/services/appearance.server'
import { setPresentationTimes } from '~/services/room-clock.server'
import { type FormCase, keyed } from '../form-case'

const route = 'routes/kelola.$slug.paparan.$stage'
const page =
  (rest = '') =>
  ({ open, stageCode }: World) =>
    `/kelola/${open.slug}/paparan/${stageCode}${rest}`
const twice = (world: World) => Object.fromEntries(Object.keys(goodLots(world)).map((field) => [field, '1']))

/** Orders of appearance, the room's clock, reminders. */
export const forms: FormCase[] = [
  {
    ...{ route: `${route}._index`, as: 'organizer', page: page(), form: keyed('waktu') },
    right: () => ({ paparan: '5', tanya: '10' }),
    wrong: () => ({ paparan: '0', tanya: '10' }),
  },
  {
    ...{ route: `${route}._index`, as: 'organizer', page: page(), form: keyed('waktu') },
    state: 'changed meanwhile',
    right: () => ({ paparan: '5', tanya: '10' }),
    wrong: {
      meanwhile: (world, ctx) =>
        setPresentationTimes(ctx, world.cast.organizer, stageOf(world), {
          ...{ minutes: { present: 6, ask: 9 }, basedOn: 0 },
        }),
    },
  },
  {
    ...{ route: `${route}.undian`, as: 'organizer', page: page('/undian'), form: keyed('undian') },
    right: goodLots,
    wrong: twice,
  },
  {
    ...{ route: `${route}.undian`, as: 'organizer', page: page('/undian'), form: keyed('undian') },
    state: 'a change',
    prepare: settleWorldLots,
    right: (world) => ({ ...goodLots(world), alasan: 'Salah ketik' }),
    wrong: goodLots,
  },
  {
    ...{ route: `${route}.saksi`, as: 'chair', page: page(), form: keyed('saksi') },
    prepare: typeWorldLots,
    right: () => ({}),
    wrong: {
      meanwhile: (world, ctx) => witnessLots(ctx, world.cast.chair, stageOf(world), 1),
    },
  },
  {
    ...{ route: `${route}.acak`, as: 'organizer', page: page('/acak'), form: keyed('umumkan') },
    right: () => ({}),
    wrong: {
      meanwhile: (world, ctx) => {
        const lots = goodLots(world)
        return typeLots(ctx, world.cast.organizer, stageOf(world), { text: (field) => lots[field] ?? '' })
      },
    },
  },
  {
    ...{ route: `${route}.acak`, as: 'organizer', page: page('/acak'), form: keyed('undi') },
    state: 'announced',
    prepare: announceWorldDraw,
    right: () => ({ ucapan: 'empat tujuh 12' }),
    wrong: () => ({ ucapan: 'kata "kunci"' }),
  },
  {
    ...{ route: `${route}.layar`, as: 'organizer', page: page('/layar'), form: keyed('tekan') },
    right: () => ({}),
    wrong: { meanwhile: beginWorldTalk },
  },
  {
    ...{ route: `${route}.layar`, as: 'chair', page: page('/layar'), form: keyed('tekan') },
    state: 'talking',
    prepare: beginWorldTalk,
    button: 'button[value=pause]',
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.kemajuan_.$stage',
    as: 'organizer',
    page: ({ open, stageCode }) => `/kelola/${open.slug}/kemajuan/${stageCode}`,
    form: keyed('ingatkan'),
    prepare: giveJudgesAddresses,
    env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'sinilai@tangerangkota.go.id' },
    right: () => ({}),
    wrong: null,
  },
]
