import type { World } from '#tests/support/world'
import { answerQuestion } from '~/services/questions.server'
import { type FormCase, keyed } from '../form-case'

const answering =
  (number: number) =>
  ({ open }: World) =>
    `/kelola/${open.slug}/tanya-jawab/${number}`
const answer = { question: 'Bolehkah dua berkas?', answer: 'Satu berkas untuk setiap kategori.' }

export const forms: FormCase[] = [
  {
    route: 'routes/tim.$slug.tanya',
    as: 'drafter',
    page: ({ open }) => `/tim/${open.slug}/tanya`,
    form: keyed('tanya'),
    right: () => ({ text: 'Apakah foto boleh dari telepon?' }),
    wrong: () => ({ text: 'x'.repeat(2001) }),
  },
  {
    route: 'routes/kelola.$slug.tanya-jawab.$number',
    as: 'organizer',
    page: answering(1),
    form: keyed('jawab'),
    right: () => answer,
    wrong: () => ({ ...answer, answer: '' }),
  },
  {
    route: 'routes/kelola.$slug.tanya-jawab.$number',
    state: 'correction',
    as: 'organizer',
    page: answering(2),
    form: keyed('jawab'),
    right: () => ({ answer: 'Paling banyak 30 halaman.', reason: 'Juknis diubah' }),
    wrong: () => ({ answer: 'Paling banyak 30 halaman.' }),
  },
  {
    route: 'routes/kelola.$slug.tanya-jawab.$number',
    state: 'answered meanwhile',
    as: 'organizer',
    page: answering(1),
    form: keyed('jawab'),
    right: () => answer,
    wrong: {
      meanwhile: (world, ctx) =>
        answerQuestion(ctx, world.cast.organizer, world.open.slug, 1, {
          ...{ question: 'Bolehkah dua berkas?', answer: 'Boleh, asal kategorinya lain.', reason: '' },
        }),
    },
  },
]
