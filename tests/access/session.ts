import { type AccessRow, everybody } from './row'

/** Pages and acts around the session itself. */
export const rows: AccessRow[] = [
  { route: 'routes/galat', method: 'GET', path: () => '/galat', expect: everybody(404) },
  { route: 'root', method: 'GET', path: () => '/masuk?_data=root', expect: everybody(200) },
  {
    route: 'routes/masuk',
    method: 'GET',
    path: () => '/masuk',
    expect: everybody(303, { anonymous: 200 }),
  },
  {
    route: 'routes/masuk',
    method: 'POST',
    path: () => '/masuk',
    // Who is logged in already goes on as that person.
    form: (_, who) => ({ account: `bukan.${who}`, password: 'salah sama sekali' }),
    state: 'wrong password',
    expect: everybody(303, { anonymous: 400 }),
  },
  {
    route: 'routes/masuk',
    method: 'POST',
    path: () => '/masuk',
    form: ({ cast }) => ({ account: cast.drafter.account, password: 'lentera-merah-jambu-7' }),
    expect: everybody(303),
  },
  { route: 'routes/keluar', method: 'POST', path: () => '/keluar', form: () => ({}), expect: everybody(303) },
  {
    route: 'routes/bahasa',
    method: 'POST',
    path: () => '/bahasa',
    form: () => ({ locale: 'en', ke: '/masuk' }),
    expect: everybody(303),
  },
  {
    route: 'routes/bahasa',
    method: 'POST',
    path: () => '/bahasa',
    form: () => ({ locale: 'xx' }),
    state: 'unknown language',
    expect: everybody(400),
  },
]
