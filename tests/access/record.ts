import { type AccessRow, everybody } from './row'

const allowed = { anonymous: 302, organizer: 200, chair: 200, inspector: 200 }

/** The record of a competition: for those who answer for it, and for the inspector. */
export const rows: AccessRow[] = [
  {
    route: 'routes/kelola.$slug.catatan',
    method: 'GET',
    path: ({ open }) => `/kelola/${open.slug}/catatan`,
    expect: everybody(404, allowed),
  },
  {
    route: 'routes/kelola.$slug.catatan',
    method: 'POST',
    path: ({ open }) => `/kelola/${open.slug}/catatan`,
    form: () => ({}),
    expect: everybody(404, { ...allowed, anonymous: 401 }),
  },
]
