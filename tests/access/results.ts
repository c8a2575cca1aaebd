import { changeRules } from '#tests/support/world-changes'
import { type AccessRow, everybody } from './row'

const allowed = { anonymous: 302, organizer: 200, chair: 200, inspector: 200 }

const page = (route: string, path: string): AccessRow => ({
  route,
  method: 'GET',
  path: ({ open }) => `/kelola/${open.slug}/${path}`,
  expect: everybody(404, allowed),
})

/** Rankings and exports: for the organizers, the inspector, and a chair whose own sheets are in. */
export const rows: AccessRow[] = [
  page('routes/kelola.$slug.peringkat', 'peringkat'),
  page('routes/kelola.$slug.keadilan._index', 'keadilan'),
  page('routes/kelola.$slug.keadilan.lampiran', 'keadilan/lampiran'),
  {
    ...page('routes/kelola.$slug.peringkat_.$entry', ''),
    path: ({ open, entries }) => `/kelola/${open.slug}/peringkat/${entries.other.uid}`,
  },
  {
    ...page('routes/kelola.$slug.peringkat_.$entry', ''),
    path: ({ open, entries }) => `/kelola/${open.slug}/peringkat/${entries.own.uid}`,
    state: 'an entry without a place',
    expect: everybody(404, { anonymous: 302 }),
  },
  {
    ...page('routes/kelola.$slug.lolos.$stage', 'lolos/proposal'),
    state: 'rules that say who goes on',
    prepare: (world, ctx) =>
      changeRules(ctx, world, (rules) => ({
        ...rules,
        stages: rules.stages.map((stage) => ({
          ...stage,
          advance: { kind: 'best', count: 1, per: 'kecamatan', tiesAtCut: 'together' },
        })),
      })),
  },
  {
    ...page('routes/kelola.$slug.lolos.$stage', 'lolos/proposal'),
    state: 'rules that say nothing',
    expect: everybody(404, { anonymous: 302 }),
  },
  page('routes/kelola.$slug.ekspor._index', 'ekspor'),
  { ...page('routes/kelola.$slug.ekspor.$name[.]csv', 'ekspor/ranking.csv'), records: 'export.downloaded' },
  {
    ...page('routes/kelola.$slug.ekspor.$name[.]csv', 'ekspor/marks-keterangan.csv'),
    state: 'companion',
  },
  {
    ...page('routes/kelola.$slug.ekspor.$name[.]csv', 'ekspor/people.csv'),
    state: 'unknown name',
    expect: everybody(404, { anonymous: 302 }),
  },
]

const someJob = (uid: string) => `/pekerjaan/${uid}`

/** Work is shown to whoever asked for it, and to nobody else. */
rows.push(
  {
    route: 'routes/pekerjaan.$uid',
    method: 'GET',
    path: () => someJob('0190b6d0-0000-7000-8000-000000000000'),
    expect: everybody(404, { anonymous: 302 }),
  },
  {
    route: 'routes/pekerjaan.$uid',
    method: 'POST',
    path: () => someJob('0190b6d0-0000-7000-8000-000000000000'),
    form: () => ({}),
    expect: everybody(404, { anonymous: 401 }),
  },
)
