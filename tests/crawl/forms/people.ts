import { PASSWORD } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { type FormCase, keyed } from '../form-case'

const judge =
  (path = '') =>
  ({ cast }: World) =>
    `/orang/${cast.judge.uid}${path}`
const actionEnds = (path: string) => `main form[action$="/${path}"]`

/** Accounts and what organizers keep about people. */
export const forms: FormCase[] = [
  {
    route: 'routes/akun.sandi',
    as: 'drafter',
    page: () => '/akun/sandi',
    form: keyed('sandi'),
    right: () => ({ current: PASSWORD, password: 'perahu-kertas-biru-9' }),
    wrong: () => ({ current: 'bukan kata sandinya', password: 'perahu-kertas-biru-9' }),
  },
  {
    route: 'routes/akun.sesi',
    as: 'drafter',
    page: () => '/akun/sesi',
    form: keyed('sesi'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/orang.$uid.tautan',
    as: 'organizer',
    page: judge(),
    form: actionEnds('tautan'),
    right: () => ({}),
    answersItself: true,
    wrong: null,
  },
  {
    route: 'routes/orang.$uid.sesi',
    as: 'organizer',
    page: judge(),
    form: actionEnds('sesi'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/orang.$uid.keadaan',
    as: 'organizer',
    page: judge(),
    form: actionEnds('keadaan'),
    right: () => ({}),
    wrong: null,
  },
]
