import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Statuses = Partial<Record<Who, number>>

const manage =
  (path = '') =>
  ({ open }: World) =>
    `/kelola/${open.slug}/tanya-jawab${path}`
const ask = ({ open }: World) => `/tim/${open.slug}/tanya`
const team: Statuses = {
  ...{ drafter: 200, responsible: 200, otherTeam: 200, verifier: 200, otherVerifier: 200 },
}
const sent: Statuses = {
  ...{ drafter: 303, responsible: 303, otherTeam: 303, verifier: 303, otherVerifier: 303 },
}
const staff: Statuses = { organizer: 200, chair: 200, inspector: 200 }

export const rows: AccessRow[] = [
  {
    route: 'routes/lomba.$slug.tanya-jawab',
    method: 'GET',
    path: ({ open }) => `/lomba/${open.slug}/tanya-jawab`,
    expect: everybody(200),
  },
  {
    route: 'routes/tim.$slug.tanya',
    method: 'GET',
    path: ask,
    expect: everybody(403, { anonymous: 302, ...team }),
  },
  {
    route: 'routes/tim.$slug.tanya',
    method: 'POST',
    path: ask,
    form: () => ({ text: 'Kapan sosialisasi?' }),
    expect: everybody(403, { anonymous: 401, ...sent }),
  },
  {
    route: 'routes/kelola.$slug.tanya-jawab._index',
    method: 'GET',
    path: manage(),
    expect: everybody(404, { anonymous: 302, ...staff }),
  },
  {
    route: 'routes/kelola.$slug.tanya-jawab.$number',
    method: 'GET',
    path: manage('/1'),
    expect: everybody(404, {
      ...{ anonymous: 302, organizer: 200, chair: 403, inspector: 403 },
      ...{ judge: 403, unassignedJudge: 403, verifier: 403, otherVerifier: 403 },
    }),
  },
  {
    route: 'routes/kelola.$slug.tanya-jawab.$number',
    method: 'POST',
    path: manage('/2'),
    form: () => ({ question: 'Uji', answer: 'Uji', reason: 'Uji' }),
    expect: everybody(404, {
      ...{ anonymous: 401, organizer: 409, chair: 403, inspector: 403 },
      ...{ judge: 403, unassignedJudge: 403, verifier: 403, otherVerifier: 403 },
    }),
  },
]
