import {
  closeFirstOfTwo,
  closeWorldMeeting,
  completeMeeting,
  endStage,
  meetingOf,
  prepareMeeting,
} from '#tests/support/plenary-world'
import type { World } from '#tests/support/world'
import { MEETING_FIELDS } from '~/forms/plenary'
import { saveMeeting } from '~/services/plenary-draft.server'
import { type FormCase, keyed } from '../form-case'

const route = 'routes/kelola.$slug.pleno.$stage'
const page =
  (rest = '') =>
  ({ open, stageCode }: World) =>
    `/kelola/${open.slug}/pleno/${stageCode}${rest}`

const { date, place, notes } = MEETING_FIELDS

/** Meetings: preparing, closing, going on, beginning again. */
export const forms: FormCase[] = [
  {
    ...{ route: `${route}._index`, as: 'organizer', page: page(), form: keyed('pleno') },
    prepare: endStage,
    button: 'button:not([name])',
    right: (world) => ({ ...completeMeeting(world), [notes]: 'Rapat dibuka Ketua.' }),
    wrong: () => ({ [place]: 'x'.repeat(201), [notes]: 'Rapat dibuka Ketua.' }),
  },
  {
    ...{ route: `${route}._index`, as: 'chair', page: page(), form: keyed('pleno') },
    state: 'changed meanwhile',
    prepare: prepareMeeting,
    button: 'button[name=lanjut]',
    right: () => ({ [date]: '2026-05-03' }),
    wrong: {
      meanwhile: (world, ctx) =>
        saveMeeting(ctx, world.cast.organizer, meetingOf(world), {
          text: (field) => (field === date ? '2026-05-04' : ''),
        }),
    },
  },
  {
    ...{ route: `${route}.tutup`, as: 'chair', page: page('/tutup'), form: keyed('tutup') },
    prepare: prepareMeeting,
    right: () => ({}),
    wrong: {
      meanwhile: (world, ctx) =>
        saveMeeting(ctx, world.cast.organizer, meetingOf(world), {
          text: (field) => ({ ...completeMeeting(world), [notes]: 'Lain' })[field] ?? '',
        }),
    },
  },
  {
    ...{ route: `${route}.lanjutan`, as: 'organizer', page: page('/lanjutan'), form: keyed('lanjutan') },
    prepare: closeWorldMeeting,
    right: () => ({ [MEETING_FIELDS.reason]: 'Surat dari lurah' }),
    wrong: () => ({}),
  },
  {
    ...{ route: `${route}.lolos`, as: 'organizer', page: page(), form: keyed('lolos') },
    prepare: closeFirstOfTwo,
    right: () => ({}),
    wrong: null,
  },
]
