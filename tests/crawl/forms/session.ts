import { PASSWORD } from '#tests/support/context'
import type { FormCase } from '../form-case'

export const forms: FormCase[] = [
  {
    route: 'routes/masuk',
    as: 'anonymous',
    page: () => '/masuk',
    form: 'main form',
    right: ({ cast }) => ({ account: cast.drafter.account, password: PASSWORD }),
    wrong: ({ cast }) => ({ account: cast.drafter.account, password: 'bukan kata sandinya' }),
  },
  {
    route: 'routes/keluar',
    as: 'organizer',
    page: ({ open }) => `/kelola/${open.slug}/catatan`,
    form: 'form[action="/keluar"]',
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/bahasa',
    as: 'anonymous',
    page: () => '/masuk',
    form: 'form[action="/bahasa"]',
    right: () => ({}),
    wrong: () => ({ locale: 'xx' }),
  },
]
