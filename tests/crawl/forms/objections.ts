import { objectInWorld, objectionOf, openWorldWindow } from '#tests/support/results-world'
import type { World } from '#tests/support/world'
import { draftObjection, viewObjecting } from '~/services/objections.server'
import { type FormCase, keyed } from '../form-case'

const route = 'routes/berkas.$uid.sanggah.$number'
const page = ({ entries }: World) => `/berkas/${entries.own.dossier.uid}/sanggah/1`
const one = (world: World) => `/kelola/${world.open.slug}/sanggahan/${objectionOf(world).uid}`
const GROUNDS = 'Nilai kriteria kebaruan tidak sesuai dengan bukti yang kami lampirkan.'

/** Objections: written and sent by the team, withdrawn, decided by the chair. */
export const forms: FormCase[] = [
  {
    ...{ route, as: 'responsible', page, form: keyed('sanggah'), button: '[value=send]' },
    prepare: openWorldWindow,
    right: () => ({ grounds: GROUNDS }),
    wrong: () => ({ grounds: '' }),
  },
  {
    ...{ route, as: 'drafter', page, form: keyed('sanggah'), button: '[value=draft]', state: 'draft' },
    prepare: openWorldWindow,
    right: () => ({ grounds: GROUNDS }),
    wrong: {
      meanwhile: async (world, ctx) => {
        const place = { uid: world.entries.own.dossier.uid, number: 1 }
        const { basedOn } = await viewObjecting(ctx, world.cast.responsible, place)
        await draftObjection(ctx, world.cast.responsible, place, {
          ...{ grounds: 'Sudah ditulis orang lain', basedOn },
        })
      },
    },
  },
  {
    ...{ route, as: 'responsible', page, form: keyed('tarik'), state: 'withdrawing' },
    prepare: objectInWorld,
    right: () => ({}),
    wrong: null,
  },
  {
    ...{ route: 'routes/kelola.$slug.sanggahan.$uid', as: 'chair', page: one, form: keyed('jawab') },
    prepare: objectInWorld,
    right: () => ({ decision: 'dismissed', answer: 'Nilai sudah sesuai dengan bukti yang ada.' }),
    wrong: () => ({ decision: 'dismissed', answer: '' }),
  },
]
