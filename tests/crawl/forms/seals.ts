import { readyToOpen } from '#tests/support/sealed-world'
import { requestSealOpening } from '~/services/seals.server'
import { type FormCase, keyed } from '../form-case'

/** Asking for the opening of a seal. */
export const forms: FormCase[] = [
  {
    ...{ route: 'routes/kelola.$slug.segel', as: 'organizer', form: keyed('segel-proposal') },
    page: ({ open }) => `/kelola/${open.slug}/segel`,
    prepare: readyToOpen,
    right: () => ({}),
    wrong: {
      meanwhile: (world, ctx) =>
        requestSealOpening(ctx, world.cast.chair, { slug: world.open.slug, stage: world.stageCode }),
    },
  },
]
