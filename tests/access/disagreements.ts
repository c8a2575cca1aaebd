import { compareJudges, compareSealed, disagree } from '#tests/support/disagreement-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const route = 'routes/kelola.$slug.selisih.$stage'
const path = ({ open, stageCode }: World) => `/kelola/${open.slug}/selisih/${stageCode}`
const readers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 200 })

/** Disagreement of judges: for those who see the ranking, where the rules say what one is. */
export const rows: AccessRow[] = [
  {
    ...{ route, method: 'GET', path, state: 'rules that say nothing' },
    expect: everybody(404, { anonymous: 302 }),
  },
  { ...{ route, method: 'GET', path, state: 'compared', prepare: compareJudges }, expect: readers },
  { ...{ route, method: 'GET', path, state: 'apart', prepare: disagree }, expect: readers },
  { ...{ route, method: 'GET', path, state: 'sealed', prepare: compareSealed }, expect: readers },
  {
    ...{ route, method: 'POST', path, form: () => ({ entry: 'x', seat: 'x' }), prepare: disagree },
    expect: everybody(404, { anonymous: 401, organizer: 409, chair: 409, inspector: 409 }),
  },
]
