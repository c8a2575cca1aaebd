import { type AccessRow, everybody } from './row'

const NOBODY = { administrator: 200, organizer: 200, otherOrganizer: 200, anonymous: 302 } as const

/** What is held on a person, and requests about it. */
export const rows: AccessRow[] = [
  {
    route: 'routes/akun.data',
    method: 'GET',
    path: () => '/akun/data',
    expect: everybody(200, { anonymous: 302 }),
  },
  {
    route: 'routes/akun.data',
    method: 'POST',
    path: () => '/akun/data',
    form: () => ({ kind: 'correction', about: 'nip', content: 'NIP saya keliru satu angka.' }),
    expect: everybody(303, { anonymous: 401 }),
  },
  {
    route: 'routes/akun.data[.]json',
    method: 'GET',
    path: () => '/akun/data.json',
    records: 'privacy.exported',
    expect: everybody(200, { anonymous: 302 }),
  },
  {
    route: 'routes/orang.permintaan',
    method: 'GET',
    path: () => '/orang/permintaan',
    expect: everybody(404, NOBODY),
  },
  {
    route: 'routes/orang.permintaan',
    method: 'POST',
    path: () => '/orang/permintaan',
    form: () => ({ request: 'tidak-ada', decision: 'done', 'answer-tidak-ada': '' }),
    expect: everybody(404, { anonymous: 401 }),
  },
]
