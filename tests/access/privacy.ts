import { type AccessRow, everybody } from './row'

const STAFF = { organizer: 200, chair: 200, inspector: 200 } as const
const TIMES = { mail: '90', typing: '180', notes: '365', contacts: '365', files: '365' }

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
  {
    route: 'routes/orang.masa-simpan',
    method: 'GET',
    path: () => '/orang/masa-simpan',
    expect: everybody(404, { anonymous: 302, administrator: 200 }),
  },
  {
    route: 'routes/orang.masa-simpan',
    method: 'POST',
    path: () => '/orang/masa-simpan',
    form: () => TIMES,
    expect: everybody(404, { anonymous: 401, administrator: 303 }),
  },
  {
    route: 'routes/kelola.$slug.masa-simpan',
    method: 'GET',
    path: ({ open }) => `/kelola/${open.slug}/masa-simpan`,
    expect: everybody(404, { anonymous: 302, ...STAFF }),
  },
  {
    // This competition holds nothing of that kind.
    route: 'routes/kelola.$slug.masa-simpan',
    method: 'POST',
    path: ({ open }) => `/kelola/${open.slug}/masa-simpan`,
    form: () => ({ kinds: 'typing', reason: 'Jadwal retensi arsip 2026' }),
    expect: everybody(404, { anonymous: 401, organizer: 400, chair: 400, inspector: 403 }),
  },
]
